import { useState } from 'react'
import { TextField } from './Field.tsx'

/** A number between two; what is typed stays, and is NaN while it is none. */
export function NumberField(props: {
  label: string
  value: number
  min: number
  max: number
  /** Numbers are multiples of it. */
  step?: number
  hint: string
  onChange: (value: number) => void
}) {
  const { label, value, min, max, step = 1, hint, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string): number | null => {
    const n = Number(text.trim().replace(',', '.'))
    return text.trim() !== '' && n >= min && n <= max && Number.isInteger(n / step) ? n : null
  }
  // A value that came from elsewhere, as when changes are discarded, is shown in place of what was typed.
  const isTyped = typed !== null && Object.is(read(typed) ?? Number.NaN, value)
  const text = isTyped ? typed : Number.isNaN(value) ? '' : String(value)
  return (
    <TextField
      label={label}
      value={text}
      onChange={(next) => {
        setTyped(next)
        onChange(read(next) ?? Number.NaN)
      }}
      {...(read(text) === null ? { hint } : {})}
    />
  )
}
