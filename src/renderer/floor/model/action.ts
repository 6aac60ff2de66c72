/** What a person can do with a space at a time, or why nothing. */
import { overlaps } from '#shared/calendar/arithmetic.ts'
import type { Day, Minutes } from '#shared/calendar/day.ts'
import type { Availability, SpaceRef, WeekDay } from '#shared/contract/local.ts'
import type { SpaceId } from '#shared/domain/ids.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { leavingMinute } from '../../core/leaving.ts'

export type Action =
  | { readonly kind: 'book' }
  /** Book it and give up what is held in that period. */
  | { readonly kind: 'swap'; readonly other: SpaceRef | null }
  | {
      readonly kind: 'release'
      readonly booking: Availability['mine'][number]
      /** It runs at this moment. */
      readonly running: boolean
      /** It can also be given up from this minute on; null: only as a whole. */
      readonly leaving: number | null
    }
  | { readonly kind: 'none'; readonly why: 'past' | 'beyond' | 'taken' | 'closed' | 'blocked' | 'reserved' }

export interface Situation {
  readonly spaceId: SpaceId
  readonly state: SpaceState
  readonly day: Day
  readonly period: Minutes
  readonly days: { readonly today: Day; readonly last: Day }
  /** Minute of the day at the site. */
  readonly now: number
  /** Own booking of this space in the period. */
  readonly mine: Availability['mine'][number] | undefined
  /** Everything the person holds that day. */
  readonly held: WeekDay['bookings']
}

export function actionFor(s: Situation): Action {
  if (s.day < s.days.today) return { kind: 'none', why: 'past' }
  if (s.mine)
    return {
      kind: 'release',
      booking: s.mine,
      running: s.day === s.days.today && s.now > s.mine.from && s.now < s.mine.to,
      leaving: s.day === s.days.today ? leavingMinute(s.now, s.mine) : null,
    }
  if (s.day > s.days.last) return { kind: 'none', why: 'beyond' }
  if (s.state === SpaceState.closed) return { kind: 'none', why: 'closed' }
  if (s.state === SpaceState.blocked) return { kind: 'none', why: 'blocked' }
  if (s.state === SpaceState.reserved) return { kind: 'none', why: 'reserved' }
  if (s.state !== SpaceState.free) return { kind: 'none', why: 'taken' }
  const other = s.held.find((b) => overlaps(b, s.period) && b.space?.spaceId !== s.spaceId)
  return other ? { kind: 'swap', other: other.space } : { kind: 'book' }
}

/** Office hours shown in a desk's day. */
export const SHOWN_HOURS: Minutes = { from: 6 * 60, to: 20 * 60 }

/** A gap that reaches to an end of the shown hours reaches to the end of the day. */
export const unclipped = ({ from, to }: Minutes): Minutes => ({
  from: from === SHOWN_HOURS.from ? 0 : from,
  to: to === SHOWN_HOURS.to ? 1440 : to,
})

/** Parts of the shown hours in which nothing of `spans` lies, longest enough to sit down: half an hour. */
export function gaps(spans: readonly Minutes[]): Minutes[] {
  const free: Minutes[] = []
  let at = SHOWN_HOURS.from
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.from - at >= 30) free.push({ from: at, to: Math.min(span.from, SHOWN_HOURS.to) })
    at = Math.max(at, span.to)
  }
  if (SHOWN_HOURS.to - at >= 30) free.push({ from: at, to: SHOWN_HOURS.to })
  return free.filter((m) => m.from < m.to)
}
