/** What the address says about the plan: `#/plan/<floor>?day=…&part=…&space=…`. */
import { useMemo } from 'react'
import type { Day } from '#shared/calendar/day.ts'
import type { SpaceId } from '#shared/domain/ids.ts'
import { useParams } from '../app/location.ts'
import { type Period, readPeriod, writePeriod } from './model/period.ts'

export interface Place {
  readonly floor?: string | undefined
  readonly day: Day
  readonly period: Period
  readonly space?: SpaceId | null | undefined
}

export function planPath({ floor, day, period, space }: Place): string {
  const query = new URLSearchParams({ day })
  const part = writePeriod(period)
  if (part !== 'day') query.set('part', part)
  if (space) query.set('space', space)
  return `/plan${floor ? `/${floor}` : ''}?${query}`
}

const isDay = (text: string | null): text is Day =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))

/** The address read; without a day it is `today`. */
export function useAddress(today: Day, noon: number): { day: Day; period: Period; space: SpaceId | null } {
  const params = useParams()
  const day = params.get('day')
  const part = params.get('part')
  const space = params.get('space')
  return useMemo(
    () => ({
      day: isDay(day) ? day : today,
      period: readPeriod(part, noon),
      space: space as SpaceId | null,
    }),
    [day, part, space, today, noon],
  )
}
