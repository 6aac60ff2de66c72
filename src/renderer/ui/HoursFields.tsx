import type { Minutes } from '#shared/calendar/day.ts'
import { useFormat } from '../i18n/format.ts'
import { Select } from './Select.tsx'
import './HoursFields.css'

const STEP = 30

/** Hours of a day, by the half hour; the other end moves along when it would be passed. */
export function HoursFields(props: {
  minutes: Minutes
  /** What is offered, beside what is there already. */
  between: Minutes
  labels: { readonly from: string; readonly to: string }
  onChange: (minutes: Minutes) => void
}) {
  const { minutes, between, labels, onChange } = props
  const format = useFormat()
  const choices = (present: number) => {
    const offered = new Set([present])
    for (let m = between.from; m <= between.to; m += STEP) offered.add(m)
    return [...offered].sort((a, b) => a - b).map((m) => ({ id: String(m), label: format.minute(m) }))
  }
  const set = (end: 'from' | 'to', minute: number) => {
    const from = end === 'from' ? minute : Math.min(minutes.from, minute - STEP)
    const to = end === 'to' ? minute : Math.max(minutes.to, minute + STEP)
    if (from >= 0 && to <= 1440) onChange({ from, to })
  }
  return (
    <div className="hours-fields">
      {(['from', 'to'] as const).map((end) => (
        <Select
          key={end}
          label={labels[end]}
          showLabel
          options={choices(minutes[end])}
          value={String(minutes[end])}
          onChange={(minute) => set(end, Number(minute))}
        />
      ))}
    </div>
  )
}
