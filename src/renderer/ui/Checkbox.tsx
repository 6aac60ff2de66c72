import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import './Checkbox.css'

export function Checkbox(props: {
  isSelected: boolean
  onChange: (on: boolean) => void
  isDisabled?: boolean
  /** Quiet words below. */
  hint?: string
  children: ReactNode
}) {
  const { hint, children, ...box } = props
  return (
    <AriaCheckbox className="checkbox" {...box}>
      <span className="box" aria-hidden>
        <Check size={14} />
      </span>
      <span>
        {children}
        {hint ? <span className="hint">{hint}</span> : null}
      </span>
    </AriaCheckbox>
  )
}
