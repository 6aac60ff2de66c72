import { useId } from 'react'
import './Field.css'

/** A day of the calendar. */
export function DateField({
  label,
  value,
  onChange,
  ...offered
}: {
  label: string
  value: string
  /** The first and the last day that are offered. */
  min?: string
  max?: string
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
        {...offered}
        onChange={(e) => onChange(e.currentTarget.value)}
      />
    </div>
  )
}
