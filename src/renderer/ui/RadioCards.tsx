import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import './RadioCards.css'

/** One of a few that need explaining; arrows move between them. */
export function RadioCards<K extends string>(props: {
  label: string
  options: readonly { id: K; label: string; about: ReactNode }[]
  /** null: none yet. */
  value: K | null
  onChange: (value: K) => void
}) {
  return (
    <RadioGroup
      className="radio-cards"
      aria-label={props.label}
      value={props.value}
      onChange={(value) => {
        const option = props.options.find((o) => o.id === value)
        if (option) props.onChange(option.id)
      }}
    >
      {props.options.map((o) => (
        <Radio key={o.id} value={o.id} className="radio-card">
          <span className="radio-mark" aria-hidden />
          <span>
            <span className="radio-label">{o.label}</span>
            <span className="muted">{o.about}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
