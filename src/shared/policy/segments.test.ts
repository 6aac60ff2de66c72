import { describe, expect, test } from 'vitest'
import { FULL_TIME } from '../domain/employment.ts'
import type { TeamId } from '../domain/ids.ts'
import { segmentsOf } from './segments.ts'
import { DEPARTMENT, day, OTHER_TEAM, TEAM } from './testing.ts'

const lineOf = (team: TeamId) => (team === TEAM ? [TEAM, DEPARTMENT] : [team])
const none = { am: false, pm: false }
const PART_TIME = FULL_TIME.map((halves, i) => (i < 3 ? halves : none))
const now = { teamId: TEAM, teams: [TEAM], formerTeams: [], workingWeeks: [] }

describe('a person’s days by teams and contract', () => {
  test('are one stretch where nothing ever changed', () => {
    expect(segmentsOf(now, lineOf)).toEqual([
      { from: null, to: null, line: [TEAM, DEPARTMENT], teams: [TEAM], week: null },
    ])
  })

  test('begin anew with each contract; before the first one none is known', () => {
    const workingWeeks = [
      { from: day('2026-03-01'), pattern: FULL_TIME },
      { from: day('2026-09-01'), pattern: PART_TIME },
    ]
    expect(segmentsOf({ ...now, workingWeeks }, lineOf).map((s) => [s.from, s.to, s.week])).toEqual([
      [null, '2026-02-28', null],
      ['2026-03-01', '2026-08-31', FULL_TIME],
      ['2026-09-01', null, PART_TIME],
    ])
  })

  test('belong to the team of then, on the last day of it too', () => {
    const formerTeams = [
      { to: day('2026-04-30'), teamId: OTHER_TEAM, teams: [OTHER_TEAM] },
      { to: day('2026-06-30'), teamId: OTHER_TEAM, teams: [OTHER_TEAM, TEAM] },
    ]
    const workingWeeks = [
      { from: null, pattern: FULL_TIME },
      { from: day('2026-05-01'), pattern: PART_TIME },
    ]
    expect(segmentsOf({ ...now, formerTeams, workingWeeks }, lineOf)).toEqual([
      { from: null, to: '2026-04-30', line: [OTHER_TEAM], teams: [OTHER_TEAM], week: FULL_TIME },
      {
        from: '2026-05-01',
        to: '2026-06-30',
        line: [OTHER_TEAM],
        teams: [OTHER_TEAM, TEAM],
        week: PART_TIME,
      },
      { from: '2026-07-01', to: null, line: [TEAM, DEPARTMENT], teams: [TEAM], week: PART_TIME },
    ])
  })
})
