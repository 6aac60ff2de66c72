import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../calendar/day.ts'
import type { TeamId } from './ids.ts'
import { applySetTeamDay, isTeamDay, NO_TEAM_DAYS, type SetTeamDay, type TeamDays } from './team-days.ts'

const TEAM = '00000000-0000-4000-8000-000000000001' as TeamId
const MONDAY = '2026-11-30' as Day
const wednesday = addDays(MONDAY, 2)
const set = (before: TeamDays, on: SetTeamDay['on'], meets: boolean) =>
  applySetTeamDay(before, { teamId: TEAM, on, meets }, MONDAY)
const weekly = (weekday: number): SetTeamDay['on'] => ({ kind: 'weekly', weekday })
const single = (day: Day): SetTeamDay['on'] => ({ kind: 'day', day })

describe('team days', () => {
  it('come every week, but for single days', () => {
    const days = set(set(NO_TEAM_DAYS, weekly(3), true), single(wednesday), false)
    expect(isTeamDay(days, wednesday)).toBe(false)
    expect(isTeamDay(days, addDays(wednesday, 7))).toBe(true)
    expect(isTeamDay(set(days, single(wednesday), true), wednesday)).toBe(true)
  })

  it('forget what every week says anyway, and what is past', () => {
    const once = set(NO_TEAM_DAYS, single(wednesday), true)
    expect(set(once, weekly(3), true)).toEqual({ weekdays: [3], added: [], dropped: [] })
    expect(
      applySetTeamDay(once, { teamId: TEAM, on: weekly(1), meets: true }, addDays(wednesday, 1)),
    ).toEqual({
      weekdays: [1],
      added: [],
      dropped: [],
    })
  })

  const change = fc.record({
    on: fc.oneof(
      fc.integer({ min: 1, max: 7 }).map(weekly),
      fc.integer({ min: 0, max: 27 }).map((n) => single(addDays(MONDAY, n))),
    ),
    meets: fc.boolean(),
  })
  it('are as the last change of a day says, in any history', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), change, (history, last) => {
        const before = history.reduce((days, { on, meets }) => set(days, on, meets), NO_TEAM_DAYS)
        const after = set(before, last.on, last.meets)
        for (let n = 0; n < 28; n++) {
          const day = addDays(MONDAY, n)
          const isMeant = last.on.kind === 'day' ? last.on.day === day : last.on.weekday === (n % 7) + 1
          const meets = isTeamDay(after, day)
          if (!isMeant) expect(meets).toBe(isTeamDay(before, day))
          // What is said of a single day stays, whatever is said of every week.
          else if (last.on.kind === 'weekly' && (last.meets ? before.dropped : before.added).includes(day))
            expect(meets).toBe(!last.meets)
          else expect(meets).toBe(last.meets)
          // The same again changes nothing.
          expect(set(after, last.on, last.meets)).toEqual(after)
        }
      }),
    )
  })
})
