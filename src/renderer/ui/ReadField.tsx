import { useState } from 'react'
import { TextField } from './Field.tsx'

/** A number in whatever words are read as one; what is typed stays, and is NaN while it cannot be read. */
export function ReadField(props: {
  label: string
  value: number
  /** null: it cannot be read. */
  read: (text: string) => number | null
  write: (value: number) => string
  /** Shown while it cannot be read. */
  hint: string
  onChange: (value: number) => void
}) {
  const { label, value, read, write, hint, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  // A value that came from elsewhere, as when changes are discarded, is shown in place of what was typed.
  const isTyped = typed !== null && Object.is(read(typed) ?? Number.NaN, value)
  const text = isTyped ? typed : Number.isNaN(value) ? '' : write(value)
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
