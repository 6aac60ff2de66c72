import { useId } from 'react'
import './Field.css'

/** A day of the calendar. */
export function DateField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
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
        onChange={(e) => onChange(e.currentTarget.value)}
      />
    </div>
  )
}
