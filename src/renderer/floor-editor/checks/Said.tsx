import { Info, TriangleAlert } from 'lucide-react'
import type { Warning } from '#shared/floor-checks/warning.ts'
import { useCheckWords } from './use-check-words.ts'

/** A warning in words: what is wrong with its number and limit, and the rule it comes from. */
export function Said({ warning }: { warning: Warning }) {
  const words = useCheckWords()
  const Icon = warning.severity === 'warning' ? TriangleAlert : Info
  return (
    <div className={`check ${warning.severity}`}>
      <Icon size={16} aria-hidden />
      <div>
        <span className="visually-hidden">{`${words.severity[warning.severity]}: `}</span>
        {words.said(warning)}
        {warning.source ? <div className="muted">{warning.source}</div> : null}
      </div>
    </div>
  )
}
