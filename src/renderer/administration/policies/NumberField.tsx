import { useState } from 'react'
import { TextField } from '../../ui/Field.tsx'

/** A number between two; what is typed stays, and counts while it is one. */
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
  const isWrong = typed !== null && read(typed) === null
  return (
    <TextField
      label={label}
      value={typed ?? String(value)}
      onChange={(text) => {
        setTyped(text)
        const n = read(text)
        if (n !== null) onChange(n)
      }}
      {...(isWrong ? { hint } : {})}
    />
  )
}
