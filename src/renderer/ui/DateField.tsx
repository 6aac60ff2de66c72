import { useId } from 'react'
import './Field.css'

/** A day of the calendar. */
export function DateField({
  label,
  value,
  min,
  onChange,
}: {
  label: string
  value: string
  /** The first day that is offered. */
  min?: string
  onChange: (day: string) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className="input"
        value={value}
        {...(min ? { min } : {})}
        onChange={(e) => onChange(e.currentTarget.value)}
      />
    </div>
  )
}
