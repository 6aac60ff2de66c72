import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainKeys } from '#hosts/node/key-wrappers.ts'
import { nodePlatform } from '#hosts/node/platform.ts'
import { addDays, type Day } from '#shared/calendar/day.ts'
import type { ServerSettings } from '#shared/contract/pull.ts'
import { NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import type { PersonId, PolicyId, RuleId, SiteId, TeamId } from '#shared/domain/ids.ts'
import { NO_TEAM_DAYS } from '#shared/domain/team-days.ts'
import type { FeatureApproval } from '#shared/policy/monitoring.ts'
import { createCache, type OpenCache } from '../cache/cache.ts'
import { readOverlay } from '../overlay/overlay.ts'
import { findingsOf } from '../rules/judge.ts'
import { applyPage, keepWindowAndSites } from '../sync/apply-page.ts'
import { teamMatrix } from './matrix.ts'
import { presenceOf, toldFrom } from './presence.ts'

const uuid = (kind: string, n: number) =>
  `${kind.padEnd(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`
const SITE = uuid('51', 1) as SiteId
const TEAM = uuid('7e', 1) as TeamId
const [ME, MATE] = [uuid('9e', 1) as PersonId, uuid('9e', 2) as PersonId]
const RULE = uuid('4e', 1) as RuleId
/** A Wednesday. */
const TODAY = '2027-03-03' as Day
const YESTERDAY = addDays(TODAY, -1)
const TOMORROW = addDays(TODAY, 1)
const noonOf = (day: Day) => Date.parse(`${day}T12:00:00Z`)

let folder: string
let cache: OpenCache
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'platzwahl-presence-'))
  cache = await createCache(nodePlatform(folder, plainKeys), 'a.cache', '')
})
afterEach(() => {
  cache.db.close()
  rmSync(folder, { recursive: true, force: true })
})

const record = (until: Day | null): FeatureApproval => ({
  agreement: 'DV',
  paragraph: '§ 9',
  date: addDays(TODAY, -30),
  record: '7',
  until,
})

/** What a lead's laptop was told today; one colleague is at the office on these days. */
function pulled(lookBack: FeatureApproval | null, days: readonly Day[]): void {
  const settings: ServerSettings = {
    bookingWindowDays: 90,
    lookBackDays: 14,
    leaseHours: 72,
    receiptDays: 30,
    lookBack,
    tryOut: null,
  }
  const site = { id: SITE, name: 'Rathaus', address: '', timeZone: 'Europe/Berlin', noon: 780, closures: [] }
  const person = (id: PersonId) => ({ id, displayName: id, initials: 'P', teamId: TEAM, alsoIn: [] })
  const text = { de: 'Regel', en: 'Rule' }
  const window = { from: addDays(TODAY, -14), to: addDays(TODAY, 90) }
  cache.db.write((tx) => {
    applyPage(tx, 0, {
      directory: [
        { kind: 'settings', content: settings },
        { kind: 'site', id: SITE, content: { ...site, federalState: 'NI' } },
        {
          kind: 'team',
          id: TEAM,
          content: { id: TEAM, parentId: null, name: 'Team', teamDays: NO_TEAM_DAYS },
        },
        { kind: 'person', id: ME, content: person(ME) },
        { kind: 'person', id: MATE, content: person(MATE) },
        {
          kind: 'policy',
          id: uuid('a9', 1) as PolicyId,
          content: [
            {
              id: uuid('a9', 1) as PolicyId,
              name: text,
              version: 1,
              effectiveFrom: addDays(TODAY, -60),
              rules: [
                {
                  id: RULE,
                  type: 'minStaffing',
                  scope: { kind: 'team', ids: [TEAM] },
                  validFrom: addDays(TODAY, -60),
                  validTo: null,
                  severity: 'warn',
                  paragraph: '§ 1',
                  text,
                  weekdays: [1, 2, 3, 4, 5],
                  part: 'day',
                  people: 2,
                },
              ],
              approval: { agreement: 'DV', paragraph: '§ 1', date: addDays(TODAY, -60), record: '1' },
            },
          ],
        },
      ],
      mine: [
        {
          kind: 'me',
          content: {
            person: person(ME),
            roles: ['staff', 'lead'],
            teams: [TEAM],
            siteId: SITE,
            leads: [TEAM],
            employment: NO_EMPLOYMENT,
            formerTeams: [],
            share: 'team',
            audience: { leads: 0, team: 1, department: 0 },
          },
        },
      ],
      presence: days.map((day) => ({
        personId: MATE,
        day,
        content: { places: { am: 'office', pm: 'office' }, desks: [] },
      })),
      occupancy: [],
      occupancyDays: [],
      visiblePeople: null,
      window,
      sites: [SITE],
      page: null,
      cursor: 'c',
      containsSeq: 0,
      receiptsFrom: 0,
      serverTime: noonOf(TODAY),
    })
    keepWindowAndSites(tx, 0, { window, sites: [SITE] })
  })
}

test('a lead is told nothing of the staffing of days on which the laptop is not told who was there', () => {
  const judged = (now: Day) =>
    findingsOf(cache.db, readOverlay(cache.db), noonOf(now), { from: YESTERDAY, to: TOMORROW })
      .filter((f) => f.ruleId === RULE)
      .map((f) => f.from)
  const lacking = (now: Day) =>
    teamMatrix(cache.db, noonOf(now), TEAM, YESTERDAY, 3)?.staffing[0]?.gaps.map(
      (gap) => gap?.lacking ?? null,
    )
  pulled(record(null), [YESTERDAY])
  expect(judged(TODAY)).toEqual([YESTERDAY, TODAY, TOMORROW])
  expect(lacking(TODAY)).toEqual([1, 2, 2])
  pulled(null, [])
  expect(judged(TODAY)).toEqual([TODAY, TOMORROW])
  expect(lacking(TODAY)).toEqual([null, 2, 2])
})

/** Of these three days those on which the laptop says where the colleague is, and whether it looks back at all. */
function seenOn(now: Day) {
  const days = [YESTERDAY, TODAY, TOMORROW]
  const matrix = teamMatrix(cache.db, noonOf(now), TEAM, YESTERDAY, days.length)
  const cells = matrix?.people.find(({ person }) => person.id === MATE)?.cells ?? []
  const told = days.filter((day) => presenceOf(cache.db, toldFrom(cache.db, noonOf(now)), day).length > 0)
  expect(
    days.filter((_, i) => cells[i]),
    'the matrix says the same',
  ).toEqual(told)
  return { days: told, looksBack: matrix?.looksBack }
}

test('midnight takes the day past away without a pull', () => {
  pulled(null, [TODAY, TOMORROW])
  expect(seenOn(TODAY)).toEqual({ days: [TODAY, TOMORROW], looksBack: false })
  expect(seenOn(TOMORROW)).toEqual({ days: [TOMORROW], looksBack: false })
})

test('the last day of a record’s term takes days past away without a pull', () => {
  pulled(record(TODAY), [YESTERDAY, TODAY, TOMORROW])
  expect(seenOn(TODAY)).toEqual({ days: [YESTERDAY, TODAY, TOMORROW], looksBack: true })
  expect(seenOn(TOMORROW)).toEqual({ days: [TOMORROW], looksBack: false })
})
