import { ReadField } from './ReadField.tsx'

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
  const { min, max, step = 1, ...field } = props
  const read = (text: string): number | null => {
    const n = Number(text.trim().replace(',', '.'))
    return text.trim() !== '' && n >= min && n <= max && Number.isInteger(n / step) ? n : null
  }
  return <ReadField {...field} read={read} write={String} />
}
