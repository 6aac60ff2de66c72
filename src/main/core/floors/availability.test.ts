import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainKeys } from '#hosts/node/key-wrappers.ts'
import { nodePlatform } from '#hosts/node/platform.ts'
import { addDays, type Day } from '#shared/calendar/day.ts'
import type { Intent } from '#shared/contract/mutations.ts'
import type { PullResponse } from '#shared/contract/pull.ts'
import type { ClosingTarget } from '#shared/domain/closing.ts'
import type { Booking } from '#shared/domain/day-plan.ts'
import { NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import { EMPTY_PLAN } from '#shared/domain/floor-plan.ts'
import type {
  BookingId,
  ClosingId,
  FloorId,
  MutationId,
  PersonId,
  SiteId,
  SpaceId,
  SpaceNo,
  TeamId,
} from '#shared/domain/ids.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { createCache, type OpenCache } from '../cache/cache.ts'
import { confirmedDay } from '../cache/confirmed.ts'
import { enqueue } from '../cache/outbox.ts'
import { readOverlay } from '../overlay/overlay.ts'
import { applyPage } from '../sync/apply-page.ts'
import { toldFrom } from '../teams/presence.ts'
import { floorStates } from './availability.ts'
import { heldOn } from './held-on.ts'
import { readKeeper } from './keeping.ts'

const uuid = (kind: string, n: number) =>
  `${kind.padEnd(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`
const FLOOR = uuid('f1', 1) as FloorId
const SITE = uuid('51', 1) as SiteId
const DAY = '2027-03-01' as Day
const NOW = Date.parse(`${DAY}T08:00:00Z`)
const ME = uuid('9e', 1) as PersonId
const MATE = uuid('9e', 2) as PersonId
const OURS = uuid('7e', 1) as TeamId
const THEIRS = uuid('7e', 2) as TeamId
const SPACES = 6
const spaceId = (i: number) => uuid('de', i) as SpaceId
/** Numbers in another order than the plan. */
const noOf = (i: number) => (100 - 7 * i) as SpaceNo
const BLOCKED = 4
const RESERVED = 5
/** Has a holder, who is planned elsewhere until noon. */
const FIXED = 3
const RELEASED = { from: 0, to: 720 }

const page = (part: Partial<PullResponse>): PullResponse => ({
  directory: [],
  mine: [],
  presence: [],
  occupancy: [],
  occupancyDays: [],
  visiblePeople: null,
  window: { from: DAY, to: DAY },
  sites: [SITE],
  page: null,
  cursor: 'c',
  containsSeq: 0,
  receiptsFrom: 0,
  serverTime: 0,
  ...part,
})

const document = {
  ...EMPTY_PLAN,
  zones: [
    {
      id: 'z',
      rings: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ] as never,
      name: 'z',
      kind: 'team' as const,
      teamId: THEIRS,
    },
  ],
  spaces: Array.from({ length: SPACES }, (_, i) => ({
    id: spaceId(i),
    kind: 'desk' as const,
    at: [0, 0] as [number, number],
    width: 1,
    depth: 1,
    rotation: 0,
    label: String(i),
    roomId: i < 2 ? 'r' : null,
    zoneId: i === RESERVED ? 'z' : null,
    features: [],
    bookable: i !== BLOCKED,
  })),
}

let folder: string
let cache: OpenCache
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'platzwahl-floors-'))
  cache = await createCache(nodePlatform(folder, plainKeys), 'a.cache', '')
  cache.db.write((tx) =>
    applyPage(
      tx,
      0,
      page({
        directory: [
          {
            kind: 'site',
            id: SITE,
            content: {
              id: SITE,
              name: 'Rathaus',
              address: '',
              timeZone: 'Europe/Berlin',
              federalState: 'NI',
              noon: 780,
              closures: [],
            },
          },
          {
            kind: 'fixedDesk',
            id: spaceId(FIXED),
            content: {
              spaceId: spaceId(FIXED),
              floorId: FLOOR,
              isOwn: false,
              released: [{ day: DAY, ...RELEASED }],
            },
          },
          {
            kind: 'plan',
            id: FLOOR,
            content: {
              siteId: SITE,
              version: 1,
              document,
              nos: document.spaces.map((_, i) => noOf(i)),
            },
          },
        ],
        mine: [
          {
            kind: 'me',
            content: {
              person: { id: ME, displayName: 'Ich', initials: 'I', teamId: OURS, alsoIn: [] },
              roles: [],
              teams: [OURS],
              siteId: SITE,
              leads: [],
              employment: NO_EMPLOYMENT,
              formerTeams: [],
              share: 'team',
              audience: { leads: 0, team: 0, department: 0 },
            },
          },
        ],
      }),
    ),
  )
})
afterAll(() => {
  cache.db.close()
  rmSync(folder, { recursive: true, force: true })
})

const period = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 }))
  .map(([from, length]) => ({ from: from * 30, to: Math.min(48, from + length) * 30 }))
const held = fc.record({ space: fc.nat(SPACES - 1), who: fc.constantFrom('me', 'mate', 'other'), period })
const closing = fc.record({
  target: fc.oneof<fc.Arbitrary<ClosingTarget>[]>(
    fc.nat(SPACES - 1).map((i) => ({ kind: 'space', id: spaceId(i) })),
    fc.constantFrom<ClosingTarget>({ kind: 'zone', id: 'z' }, { kind: 'room', id: 'r' }, { kind: 'floor' }),
  ),
  period,
  /** Days from the one asked for. */
  first: fc.integer({ min: -2, max: 1 }),
  days: fc.nat(2),
})
/** Room "r" has the first two spaces, zone "z" the last one. */
const isIn = (i: number, target: ClosingTarget) =>
  target.kind === 'floor' ||
  (target.kind === 'space' && target.id === spaceId(i)) ||
  (target.kind === 'room' && i < 2) ||
  (target.kind === 'zone' && i === RESERVED)

type Held = { space: number; who: string; period: { from: number; to: number } }

/** As the database guarantees it: one at a desk, and nobody at two. */
function possible(all: readonly Held[]): Held[] {
  const kept: Held[] = []
  for (const h of all) {
    const clash = kept.some(
      (k) =>
        (k.space === h.space || (k.who === h.who && h.who !== 'other')) &&
        k.period.from < h.period.to &&
        h.period.from < k.period.to,
    )
    if (!clash) kept.push(h)
  }
  return kept
}

test('the states of a floor follow from who holds what, and the queue comes on top without touching rows', () => {
  fc.assert(
    fc.property(
      fc.array(held, { maxLength: 14 }),
      fc.array(fc.nat(13), { maxLength: 3 }),
      held,
      period,
      fc.array(closing, { maxLength: 2 }),
      (all, givenBack, wish, asked, closings) => {
        const now = possible(all)
        const mine = now
          .filter((h) => h.who === 'me')
          .map(
            (h, i): Booking => ({
              id: uuid('bb', i) as BookingId,
              spaceId: spaceId(h.space),
              day: DAY,
              ...h.period,
            }),
          )
        const intents: Intent[] = mine
          .filter((_, i) => givenBack.includes(i))
          .map((b) => ({ name: 'booking.release', args: { bookingId: b.id, day: DAY, keepUntil: null } }))
        const left = mine.filter((_, i) => !givenBack.includes(i))
        const queued: Booking = {
          id: uuid('cc', 1) as BookingId,
          spaceId: spaceId(wish.space),
          day: DAY,
          ...wish.period,
        }
        const fits = ![
          ...left,
          ...now.filter((h) => h.who !== 'me').map((h) => ({ spaceId: spaceId(h.space), ...h.period })),
        ].some(
          (b) =>
            (mine.includes(b as Booking) || b.spaceId === queued.spaceId) &&
            b.from < queued.to &&
            queued.from < b.to,
        )
        if (fits) {
          const { id: bookingId, ...rest } = queued
          intents.push({ name: 'booking.book', args: { bookingId, ...rest, replaces: [] } })
        }
        cache.db.write((tx) => {
          tx.run('delete from booking')
          tx.run('delete from presence')
          tx.run('delete from outbox')
          tx.run("delete from directory where kind = 'closing'")
          applyPage(
            tx,
            0,
            page({
              directory: closings.map(({ target, period, first, days }, i) => {
                const id = uuid('c1', i) as ClosingId
                const [fromDay, toDay] = [addDays(DAY, first), addDays(DAY, first + days)]
                const content = { id, version: '1', floorId: FLOOR, target, fromDay, toDay, ...period }
                return { kind: 'closing', id, content: { ...content, kind: 'defect', reason: 'Lampe' } }
              }),
              mine: mine.map((content) => ({ kind: 'booking', id: content.id, content })),
              presence: [
                {
                  personId: MATE,
                  day: DAY,
                  content: {
                    places: { am: 'office', pm: 'office' },
                    desks: now
                      .filter((h) => h.who === 'mate')
                      .map((h) => ({ spaceId: spaceId(h.space), ...h.period })),
                  },
                },
              ],
              occupancyDays: [
                {
                  floorId: FLOOR,
                  day: DAY,
                  cells: now.flatMap((h) => [noOf(h.space), h.period.from, h.period.to]),
                },
              ],
            }),
          )
          for (const [i, intent] of intents.entries())
            enqueue(tx, { id: uuid('aa', i) as MutationId, at: 0, intent, dependsOn: null, day: DAY })
        })
        const before = confirmedDay(cache.db, DAY)

        const seen = floorStates(cache.db, FLOOR, DAY, asked, readKeeper(cache.db, NOW))!

        const here = (b: { from: number; to: number }) => b.from < asked.to && asked.from < b.to
        const own = [...left, ...(fits ? [queued] : [])]
        const expected = Array.from({ length: SPACES }, (_, i) => {
          const holds = (who: string) => now.some((h) => h.who === who && h.space === i && here(h.period))
          if (own.some((b) => b.spaceId === spaceId(i) && here(b))) return SpaceState.mine
          const isClosed = closings.some(
            (c) => isIn(i, c.target) && here(c.period) && c.first <= 0 && c.first + c.days >= 0,
          )
          if (isClosed) return SpaceState.closed
          if (i === BLOCKED) return SpaceState.blocked
          if (holds('mate')) return SpaceState.team
          if (holds('other')) return SpaceState.taken
          const isReleased = RELEASED.from <= asked.from && asked.to <= RELEASED.to
          const isKept = i === RESERVED || (i === FIXED && !isReleased)
          return isKept ? SpaceState.reserved : SpaceState.free
        })
        expect([...seen.states]).toEqual(expected)
        expect(seen.mine.map((m) => m.bookingId).sort()).toEqual(
          own
            .filter(here)
            .map((b) => b.id)
            .sort(),
        )
        expect(seen.mine.filter((m) => m.queued).map((m) => m.bookingId)).toEqual(
          fits && here(queued) ? [queued.id] : [],
        )
        expect(confirmedDay(cache.db, DAY)).toEqual(before)
      },
    ),
    { numRuns: 150 },
  )
})

test('on the day after, no desk says where a colleague or its holder was', () => {
  cache.db.write((tx) => {
    for (const table of ['outbox', 'booking', 'presence', 'occupancy']) tx.run(`delete from ${table}`)
    tx.run("delete from directory where kind = 'closing'")
    const desks = [{ spaceId: spaceId(0), ...RELEASED }]
    const content = { places: { am: 'office', pm: null }, desks } as const
    applyPage(tx, 0, page({ presence: [{ personId: MATE, day: DAY, content }] }))
  })
  const seen = (now: number) => {
    const floor = floorStates(cache.db, FLOOR, DAY, RELEASED, readKeeper(cache.db, now))
    const held = heldOn(cache.db, toldFrom(cache.db, now), spaceId(0), readOverlay(cache.db).day(DAY))
    return {
      team: floor?.team.map(({ personId }) => personId),
      fixed: floor?.states[FIXED],
      held: held.map(({ personId }) => personId),
    }
  }
  expect(seen(NOW)).toEqual({ team: [MATE], fixed: SpaceState.free, held: [MATE] })
  expect(seen(NOW + 86_400_000)).toEqual({ team: [], fixed: SpaceState.reserved, held: [] })
})

test('a new version of the plan is seen at once', () => {
  const moved = { ...document, spaces: document.spaces.toReversed() }
  cache.db.write((tx) => {
    tx.run('delete from outbox')
    tx.run('delete from booking')
    tx.run('delete from presence')
    tx.run('delete from occupancy')
    tx.run("delete from directory where kind = 'closing'")
    applyPage(
      tx,
      0,
      page({
        directory: [
          {
            kind: 'plan',
            id: FLOOR,
            content: { siteId: SITE, version: 2, document: moved, nos: moved.spaces.map((_, i) => noOf(i)) },
          },
        ],
      }),
    )
  })
  const seen = floorStates(cache.db, FLOOR, DAY, { from: 0, to: 1440 }, readKeeper(cache.db, NOW))!
  expect(seen.planVersion).toBe(2)
  expect(seen.states[SPACES - 1 - BLOCKED]).toBe(SpaceState.blocked)
})
