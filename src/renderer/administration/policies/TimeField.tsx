import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/Field.tsx'
import { clockOf, minuteOf } from '../sites/time.ts'

/** A time of the day; what is typed stays, and is NaN while it cannot be read. */
export function TimeField(props: { label: string; minute: number; onChange: (minute: number) => void }) {
  const { label, minute, onChange } = props
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  // A time that came from elsewhere, as when changes are discarded, is shown in place of what was typed.
  const isTyped = typed !== null && Object.is(minuteOf(typed) ?? Number.NaN, minute)
  const text = isTyped ? typed : Number.isNaN(minute) ? '' : clockOf(minute)
  return (
    <TextField
      label={label}
      value={text}
      onChange={(next) => {
        setTyped(next)
        onChange(minuteOf(next) ?? Number.NaN)
      }}
      {...(minuteOf(text) === null ? { hint: t('administration.policy.badTime') } : {})}
    />
  )
}
