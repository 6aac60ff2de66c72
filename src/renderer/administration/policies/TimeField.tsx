import { useTranslation } from 'react-i18next'
import { ReadField } from '../../ui/ReadField.tsx'
import { clockOf, minuteOf } from '../sites/time.ts'

/** A time of the day; what is typed stays, and is NaN while it cannot be read. */
export function TimeField(props: { label: string; minute: number; onChange: (minute: number) => void }) {
  const { label, minute, onChange } = props
  const { t } = useTranslation()
  return (
    <ReadField
      label={label}
      value={minute}
      read={minuteOf}
      write={clockOf}
      hint={t('administration.policy.badTime')}
      onChange={onChange}
    />
  )
}
