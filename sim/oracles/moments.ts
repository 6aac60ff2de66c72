/**
 * What the database held after each commit of a run, for what must hold at one moment of it. Only where
 * transactions overlap: elsewhere nothing is committed while something else is under way.
 */
import type { Database } from '#server/database/index.ts'
import { type Day, dayAt } from '#shared/calendar/day.ts'
import type { PresenceUnit, PullRequest, PullResponse } from '#shared/contract/pull.ts'
import type { Booking, Places } from '#shared/domain/day-plan.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import type { Exchange } from '../world/line.ts'
import { firstClosed } from './closings.ts'
import { firstDifference } from './projection.ts'
import { type BookingRow, readDays, type Tables } from './tables.ts'

interface Moment extends Pick<Tables, 'bookings' | 'workDays'> {
  /** When it began; it ends with the next. */
  readonly at: number
}

/** Something that is so on a day of a person. */
interface Line {
  readonly person: PersonId
  readonly day: Day
  readonly says: string
}

/** What whoever has a cursor was told up to then: the lines by what they are of, and whom they see. */
interface Told {
  readonly lines: ReadonlyMap<string, Line>
  readonly visible: ReadonlySet<PersonId>
}

const NOTHING: Told = { lines: new Map(), visible: new Set() }

export class Moments {
  readonly #past: Moment[] = []
  /** By cursor. */
  readonly #told = new Map<string, Told>()

  /**
   * Something was committed.
   * @returns what must not have been, or null
   */
  async commit({ kysely }: Database, at: number): Promise<string | null> {
    const days = await readDays(kysely)
    const before = this.#past.at(-1)
    this.#past.push({ ...days, at })
    if (!before) return null
    const known = new Set(before.bookings.map((b) => b.id))
    const begun = days.bookings.filter((b) => !known.has(b.id) && !goesOn(before, b))
    if (begun.length === 0) return null
    const held = await firstClosed(kysely, new Set(begun.map((b) => b.id)), dayAt(at, 'Europe/Berlin'))
    if (held) return held
    const closed = await kysely
      .selectFrom('space')
      .select('id')
      .where('id', 'in', [...new Set(begun.map((b) => b.spaceId))])
      .where((eb) => eb.or([eb('active', '=', false), eb('bookable', '=', false)]))
      .execute()
    const wrong = begun.find((b) => closed.some(({ id }) => id === b.spaceId))
    return wrong ? `${wrong.id} was booked on ${wrong.spaceId}, which nobody may book` : null
  }

  /**
   * Whoever applied every answer up to this one holds the days and bookings of one moment between `began` and now: all
   * that they may see of it, and nothing of another. Of the occupancy what the page says of it was true at that moment.
   * A pull of several pages shows no single moment, and is not judged.
   * @returns what mixes, or null
   */
  checkPull(viewer: PersonId, { began, request, answer }: Exchange): string | null {
    const { cursor, page } = request as PullRequest
    const response = answer as PullResponse
    const base = cursor === null ? NOTHING : this.#told.get(cursor)
    if (!base || page !== null || response.cursor === null) return null
    const told = withPage(base, viewer, response)
    this.#told.set(response.cursor, told)
    const first = this.#past.findLastIndex((m) => m.at < began)
    let wrong: string | null = null
    for (const moment of this.#past.slice(Math.max(0, first))) {
      wrong =
        firstDifference([...told.lines], linesOf(moment, viewer, told.visible, response)) ??
        untrue(moment, response)
      if (wrong === null) return null
    }
    return wrong && `a page mixes moments: ${viewer} ${wrong}`
  }
}

/** A part of what its holder had there. */
const goesOn = ({ bookings }: Moment, { holder, spaceId, day, from, to }: BookingRow): boolean =>
  bookings.some(
    (b) => b.holder === holder && b.spaceId === spaceId && b.day === day && b.from <= from && b.to >= to,
  )

/** What is held after a page, in lines of which each is about one day of one person. */
function withPage({ lines, visible }: Told, viewer: PersonId, page: PullResponse): Told {
  const next = new Map(lines)
  const say = (key: string, says: Line | null) => (says ? next.set(key, says) : next.delete(key))
  for (const u of page.mine) {
    if (u.kind === 'booking') say(u.id, u.content && bookingLine(viewer, u.content))
    if (u.kind === 'places')
      say(`${viewer} ${u.day}`, u.content && { person: viewer, day: u.day, says: placesInWords(u.content) })
  }
  for (const { personId: person, day, content } of page.presence)
    say(`${person} ${day}`, content && { person, day, says: presenceInWords(content) })
  const told = page.visiblePeople ? new Set(page.visiblePeople) : visible
  const isHeld = isHeldBy(viewer, told, page)
  for (const [key, line] of next) if (!isHeld(line)) next.delete(key)
  return { lines: next, visible: told }
}

/** The same of a moment. */
function linesOf(
  { bookings, workDays }: Moment,
  viewer: PersonId,
  visible: ReadonlySet<PersonId>,
  page: PullResponse,
): [string, Line][] {
  const own = bookings.filter((b) => b.holder === viewer)
  const desks = Map.groupBy(
    bookings.filter((b) => b.desk).sort((a, b) => a.from - b.from),
    (b) => `${b.holder} ${b.day}`,
  )
  const days = new Map(workDays.map((w) => [`${w.person} ${w.day}`, w]))
  const lines: [string, Line][] = own.map((b) => [b.id, bookingLine(viewer, b)])
  for (const key of new Set([...desks.keys(), ...days.keys()])) {
    const [person, day] = key.split(' ') as [PersonId, Day]
    const places = days.get(key)
    const says =
      person === viewer
        ? places && placesInWords(places)
        : presenceInWords({ places: places ?? NOWHERE, desks: desks.get(key) ?? [] })
    if (says !== undefined) lines.push([key, { person, day, says }])
  }
  return lines.filter(([, line]) => isHeldBy(viewer, visible, page)(line))
}

/** Of others, the days from today on: whether those before are told is another oracle's. */
function isHeldBy(viewer: PersonId, visible: ReadonlySet<PersonId>, { window, serverTime }: PullResponse) {
  const today = dayAt(serverTime, 'Europe/Berlin')
  return ({ person, day }: Line): boolean =>
    window.from <= day && day <= window.to && (person === viewer || (visible.has(person) && day >= today))
}

const NOWHERE: Places = { am: null, pm: null }
const placesInWords = ({ am, pm }: Places) => `${am}/${pm}`
const presenceInWords = ({ places, desks }: NonNullable<PresenceUnit['content']>) =>
  [placesInWords(places), ...desks.map((d) => `${d.spaceId} ${d.from}–${d.to}`)].join(', ')
const bookingLine = (person: PersonId, { day, spaceId, from, to }: Booking): Line => ({
  person,
  day,
  says: `${spaceId} ${from}–${to}`,
})

function untrue({ bookings }: Moment, { occupancy }: PullResponse): string | null {
  for (const { floorId, day, no, minutes } of occupancy) {
    const held = bookings
      .filter((b) => b.floorId === floorId && b.day === day && b.no === no)
      .sort((a, b) => a.from - b.from)
      .flatMap((b) => [b.from, b.to])
    if (held.join() !== minutes.join()) return `is told ${minutes.join()} of space ${no} on ${day}`
  }
  return null
}
