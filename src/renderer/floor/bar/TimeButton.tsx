import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { PopoverButton } from '../../ui/Popover.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { clock, hours, minuteOf, type Period, periodOf } from '../model/period.ts'
import './Bar.css'

const PARTS = ['day', 'am', 'pm'] as const
/** Offered first when someone asks for hours. */
const USUAL = { from: 8 * 60, to: 12 * 60 }

/** Which time of the day: all of it, a half, or hours. */
export function TimeButton({
  period,
  noon,
  onChange,
}: {
  period: Period
  noon: number
  onChange: (period: Period) => void
}) {
  const { t } = useTranslation()
  const said = period.part
    ? t(`common.part.${period.part}`)
    : t('common.hours', { from: clock(period.from), to: clock(period.to) })
  return (
    <PopoverButton
      label={t('floor.time')}
      button={
        <Button aria-label={`${t('floor.time')}: ${said}`}>
          {said}
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <div className="bar-panel">
        <SegmentedControl
          label={t('floor.time')}
          options={[
            ...PARTS.map((id) => ({ id, label: t(`common.part.${id}`) })),
            { id: 'hours' as const, label: t('floor.hours') },
          ]}
          value={period.part ?? 'hours'}
          onChange={(part) => {
            if (part !== 'hours') onChange(periodOf(part, noon))
            else if (period.part !== null) onChange({ part: null, ...USUAL })
          }}
        />
        {period.part === null ? <Hours period={period} noon={noon} onChange={onChange} /> : null}
      </div>
    </PopoverButton>
  )
}

function Hours({
  period,
  noon,
  onChange,
}: {
  period: Period
  noon: number
  onChange: (period: Period) => void
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState({ from: clock(period.from), to: clock(period.to) })
  const read = ({ from, to }: typeof typed) => hours(minuteOf(from) ?? -1, minuteOf(to) ?? -1, noon)
  const wrong = read(typed) === null
  const type = (next: typeof typed) => {
    setTyped(next)
    const made = read(next)
    // Hours that happen to be a half day stay hours while they are typed.
    if (made) onChange({ ...made, part: null })
  }
  return (
    <div className="bar-hours">
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          <span>{t(end === 'from' ? 'floor.hoursFrom' : 'floor.hoursTo')}</span>
          <input
            type="time"
            className="input"
            step={900}
            value={typed[end]}
            aria-invalid={wrong}
            onChange={(e) => type({ ...typed, [end]: e.currentTarget.value })}
          />
        </label>
      ))}
      {wrong ? <p role="alert">{t('floor.hoursWrong')}</p> : null}
    </div>
  )
}
