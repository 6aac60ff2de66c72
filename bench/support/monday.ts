/** Monday, eight o'clock: everybody comes in and plans the days ahead, all within a minute. */
import { Seeded } from '#server/demo/seeded.ts'
import { deskId } from '#server/testing/city.ts'
import { addDays } from '#shared/calendar/day.ts'
import type { Intent } from '#shared/contract/mutations.ts'
import type { BookingId, MutationId, SiteId } from '#shared/domain/ids.ts'
import type { Central } from '../../soak/central.ts'
import type { Arrival, Pass, Report } from '../crowd/orders.ts'
import { type Figure, fromSamples, single } from '../figure.ts'
import { type Administration, newId, startAdministration, urlOf } from './administration.ts'
import { fillBookings, settle, today, windowDays } from './city.ts'
import { cpuTimeOf } from './cpu-time.ts'
import { startCrowd } from './crowd.ts'
import { freshAfter } from './freshness.ts'
import { breaches } from './nothing-lost.ts'

export interface Monday {
  readonly people: number
  readonly seconds: number
}

/** At the full size; the quick one has as many changes a second, of a fifth of the people. */
export const mondayOf = (full: boolean): Monday =>
  full ? { people: 5_000, seconds: 60 } : { people: 1_000, seconds: 12 }

const PEOPLE_OF_A_SITE = 500
const DESKS = 300
/** Days ahead that nobody planned yet. */
const OPEN_DAYS = 10
const CHANGES = 3
/** Milliseconds without anything under way after which a Monday is over. */
const QUIET_MS = 3_000

export interface Scene {
  readonly administration: Administration
  readonly servers: readonly Central[]
  readonly monday: Monday
  /** Every so-manieth laptop reads nothing any more from now on. */
  freeze(every: number): Promise<void>
}

export interface Outcome {
  readonly report: Report
  /** For which the server processes had a core; of one killed, only since it came back. */
  readonly serverSeconds: number
  /** Milliseconds after the last change until each laptop that still reads had what concerns it. */
  readonly fresh: readonly number[]
  readonly breaches: readonly string[]
}

/**
 * @param replicas server processes, among which the laptops are shared out
 * @param meanwhile runs beside the load
 * @returns null where there is no PostgreSQL
 */
export async function runMonday(
  monday: Monday,
  replicas: number,
  meanwhile: (scene: Scene) => Promise<void> = async () => {},
): Promise<Outcome | null> {
  const sites = Math.ceil(monday.people / PEOPLE_OF_A_SITE)
  const size = { sites: Math.max(sites, MANY_SITES), desks: DESKS, people: PEOPLE_OF_A_SITE }
  const administration = await startAdministration(size, async (database) => {
    const { first, last } = windowDays()
    await fillBookings(database, size.sites, { first, last: addDays(today(), -1), share: 0.7 })
    await fillBookings(database, size.sites, { first: addDays(today(), OPEN_DAYS + 1), last, share: 0.3 })
    await settle(database)
  })
  if (!administration) return null
  const crowd = startCrowd()
  try {
    const servers: Central[] = []
    for (let i = 0; i < replicas; i++) servers.push(await administration.replica())
    const passes = (await administration.passes()).slice(0, monday.people)
    await crowd.tell({ do: 'listen', servers: servers.map(urlOf), passes })
    const arrivals = arrivalsOf(monday, passes)
    const frozen = new Set<number>()
    const freeze = async (every: number) => {
      for (let no = 0; no < passes.length; no += every) frozen.add(no)
      await crowd.tell({ do: 'freeze', every })
    }
    const before = new Map(servers.map(({ pid }) => [pid, cpuTimeOf(pid)]))
    const [report] = await Promise.all([
      crowd.tell({ do: 'work', arrivals, quietMs: QUIET_MS }),
      meanwhile({ administration, servers, monday, freeze }),
    ])
    return {
      report,
      serverSeconds: servers.reduce((sum, { pid }) => sum + cpuTimeOf(pid) - (before.get(pid) ?? 0), 0),
      fresh: await freshAfter(administration, passes, report, frozen),
      breaches: await breaches(administration.database, passes, arrivals, report),
    }
  } finally {
    await crowd.stop()
    await administration.close()
  }
}

/** With so many sites a laptop holds that of its person alone. */
const MANY_SITES = 6

/** Each person makes their changes at random moments, on different days: two desks and one day at home. */
function arrivalsOf({ seconds }: Monday, passes: readonly Pass[]): Arrival[] {
  const seeded = new Seeded('monday')
  const siteNumbers = new Map<SiteId, number>()
  const arrivals = passes.flatMap(({ siteId }, laptop) => {
    const site = siteNumbers.get(siteId) ?? siteNumbers.size + 1
    siteNumbers.set(siteId, site)
    const days = new Set<number>()
    while (days.size < CHANGES) days.add(1 + seeded.below(OPEN_DAYS))
    return [...days].map((ahead, i): Arrival => {
      const day = addDays(today(), ahead)
      const intent: Intent =
        i === 1
          ? {
              name: 'planning.setPlace',
              args: {
                day,
                part: 'day',
                place: 'home',
                was: { am: null, pm: null },
                restId: newId<BookingId>(),
              },
            }
          : {
              name: 'booking.book',
              args: {
                bookingId: newId<BookingId>(),
                spaceId: deskId(site * 1_000_000 + seeded.below(DESKS)),
                day,
                from: 480,
                to: 1020,
                replaces: [],
              },
            }
      return { laptop, at: seeded.next() * seconds * 1_000, id: newId<MutationId>(), intent }
    })
  })
  return arrivals.sort((a, b) => a.at - b.at)
}

const ALLOWED = / 503 with Retry-After$/

export function mondayFigures(
  name: string,
  { people, seconds }: Monday,
  { report, fresh, serverSeconds }: Outcome,
  how: string,
  bounds: { push?: number; fresh?: number },
): Figure[] {
  const changes = people * CHANGES
  const n = people.toLocaleString('en')
  const note = `${changes.toLocaleString('en')} changes of ${n} people in ${seconds} s at random moments, which do not wait for answers; ${how}`
  const kinds = Object.entries(report.errors)
  const others = kinds.filter(([kind]) => !ALLOWED.test(kind))
  const inWords = kinds.map(([kind, times]) => `${times} × ${kind}`).join(', ') || 'none'
  const pushes = fromSamples(
    `${name}, from a change to its answer`,
    report.acknowledged.map((a) => a.ms),
    undefined,
    note,
  )
  const p99 = pushes.p99 ?? Number.NaN
  return [
    { ...pushes, value: p99, ...(bounds.push ? { bound: bounds.push, met: p99 <= bounds.push } : {}) },
    single(
      `${name}, changes never answered`,
      'times',
      report.unanswered,
      0,
      `of laptops that read; ${report.pulls.toLocaleString('en')} pulls; the server processes had a core for ${serverSeconds.toFixed(0)} s`,
    ),
    single(
      `${name}, errors other than 503 with Retry-After`,
      'times',
      others.reduce((sum, [, times]) => sum + times, 0),
      bounds.push ? 0 : undefined,
      `errors: ${inWords}`,
    ),
    single(
      `${name}, all laptops fresh again after`,
      'ms',
      Math.max(...fresh),
      bounds.fresh,
      `${note}; from the last change, by the snapshot in each laptop’s cursor`,
    ),
  ]
}
