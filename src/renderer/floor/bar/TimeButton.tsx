import { ChevronDown } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { HoursFields } from '../../ui/HoursFields.tsx'
import { PopoverButton } from '../../ui/Popover.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { SHOWN_HOURS } from '../model/action.ts'
import { clock, type Period, periodOf } from '../model/period.ts'
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
        {period.part === null ? (
          <HoursFields
            minutes={period}
            between={SHOWN_HOURS}
            labels={{ from: t('floor.hoursFrom'), to: t('floor.hoursTo') }}
            onChange={(minutes) => onChange({ part: null, ...minutes })}
          />
        ) : null}
      </div>
    </PopoverButton>
  )
})
