import { ChevronDown } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { PopoverButton } from '../../ui/Popover.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { SHOWN_HOURS } from '../model/action.ts'
import { clock, minuteOf, type Period, periodOf } from '../model/period.ts'
import './Bar.css'

const PARTS = ['day', 'am', 'pm'] as const
/** Offered first when someone asks for hours. */
const USUAL = { from: 8 * 60, to: 12 * 60 }

/** Which time of the day: all of it, a half, or hours. */
export const TimeButton = memo(function TimeButton({
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
        {period.part === null ? <Hours period={period} onChange={onChange} /> : null}
      </div>
    </PopoverButton>
  )
})

/** Every half hour of the working day, and what the address asks for. */
function choices(present: number): { id: string; label: string }[] {
  const minutes = new Set([present])
  for (let m = SHOWN_HOURS.from; m <= SHOWN_HOURS.to; m += 30) minutes.add(m)
  return [...minutes].sort((a, b) => a - b).map((m) => ({ id: clock(m), label: clock(m) }))
}

function Hours({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const { t } = useTranslation()
  /** The other end moves along when it would be passed. */
  const set = (end: 'from' | 'to', time: string) => {
    const minute = minuteOf(time)
    if (minute === null) return
    const from = end === 'from' ? minute : Math.min(period.from, minute - 30)
    const to = end === 'to' ? minute : Math.max(period.to, minute + 30)
    if (from >= 0 && to <= 1440) onChange({ part: null, from, to })
  }
  return (
    <div className="bar-hours">
      {(['from', 'to'] as const).map((end) => (
        <Select
          key={end}
          label={t(end === 'from' ? 'floor.hoursFrom' : 'floor.hoursTo')}
          showLabel
          options={choices(period[end])}
          value={clock(period[end])}
          onChange={(time) => set(end, time)}
        />
      ))}
    </div>
  )
}
