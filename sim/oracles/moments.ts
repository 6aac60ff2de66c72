/**
 * What the database held after each commit of a run, for what must hold at one moment of it. Only where
 * transactions overlap: elsewhere nothing is committed while something else is under way.
 */
import type { Database } from '#server/database/index.ts'
import { dayAt } from '#shared/calendar/day.ts'
import type { PullResponse } from '#shared/contract/pull.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import { firstClosed } from './closings.ts'
import { type BookingRow, readDays, type Tables } from './tables.ts'

interface Moment extends Pick<Tables, 'bookings' | 'workDays'> {
  /** When it began; it ends with the next. */
  readonly at: number
}

export class Moments {
  readonly #past: Moment[] = []

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
   * What a page says of bookings and days is all true at one moment between `began` and now.
   * @returns what is not, or null
   */
  checkPull(viewer: PersonId, began: number, answer: PullResponse): string | null {
    const first = this.#past.findLastIndex((m) => m.at < began)
    let wrong: string | null = null
    for (const moment of this.#past.slice(Math.max(0, first))) {
      wrong = untrue(moment, viewer, answer)
      if (wrong === null) return null
    }
    return wrong && `a page mixes moments: ${wrong}`
  }
}

/** A part of what its holder had there. */
const goesOn = ({ bookings }: Moment, { holder, spaceId, day, from, to }: BookingRow): boolean =>
  bookings.some(
    (b) => b.holder === holder && b.spaceId === spaceId && b.day === day && b.from <= from && b.to >= to,
  )

function untrue(
  { bookings, workDays }: Moment,
  viewer: PersonId,
  { mine, presence, occupancy }: PullResponse,
): string | null {
  const placesOf = (person: PersonId, day: string) => {
    const found = workDays.find((w) => w.person === person && w.day === day)
    return found ? `${found.am}/${found.pm}` : 'null/null'
  }
  for (const u of mine) {
    if (u.kind === 'booking' && bookings.some((b) => b.id === u.id && b.holder === viewer) !== !!u.content)
      return `the booking ${u.id}`
    if (
      u.kind === 'places' &&
      placesOf(viewer, u.day) !== `${u.content?.am ?? null}/${u.content?.pm ?? null}`
    )
      return `the day ${u.day}`
  }
  for (const { personId, day, content } of presence) {
    const { am, pm } = content?.places ?? { am: null, pm: null }
    const desks = (content?.desks ?? []).map((d) => `${d.spaceId} ${d.from}–${d.to}`)
    const held = bookings
      .filter((b) => b.holder === personId && b.day === day && b.desk)
      .sort((a, b) => a.from - b.from)
      .map((b) => `${b.spaceId} ${b.from}–${b.to}`)
    if (placesOf(personId, day) !== `${am}/${pm}` || desks.join() !== held.join())
      return `the day ${day} of ${personId}`
  }
  for (const { floorId, day, no, minutes } of occupancy) {
    const held = bookings
      .filter((b) => b.floorId === floorId && b.day === day && b.no === no)
      .sort((a, b) => a.from - b.from)
      .flatMap((b) => [b.from, b.to])
    if (held.join() !== minutes.join()) return `space ${no} on ${day}`
  }
  return null
}
