import { memo, useDeferredValue } from 'react'
import type { Day } from '#shared/calendar/day.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import type { Period } from '../model/period.ts'
import { useFreeDesks, useMyDays } from '../use-floor.ts'
import { DayStrip } from './DayStrip.tsx'

/**
 * The strip of days with its figures. They are read here, so that their arrival renders only the strip, and shown
 * when there is time: the plan of the day comes first.
 */
export const Days = memo(function Days(props: {
  floor: FloorId
  days: readonly Day[]
  chosen: Day
  period: Period
  window: { first: Day; today: Day; last: Day }
  onChoose: (day: Day) => void
}) {
  const { floor, days, chosen, period, window, onChoose } = props
  const free = useDeferredValue(useFreeDesks(floor, days, period))
  const mine = useDeferredValue(useMyDays(days))
  return <DayStrip days={days} chosen={chosen} window={window} free={free} mine={mine} onChoose={onChoose} />
})
