/** Changes of several days that are made by one act: each is a change of its own, all of them are one step of undo. */
import { type Day, type DayPart, HALVES, type Half, halvesOf, minutesOf } from '#shared/calendar/day.ts'
import type { DaysPlanned, PlaceWanted, Queued } from '#shared/contract/local.ts'
import type { Intent } from '#shared/contract/mutations.ts'
import { type DeskBefore, forHalves } from '#shared/domain/before-absence.ts'
import { applyBook, applySetPlace, type DayPlan, type Place } from '#shared/domain/day-plan.ts'
import type { MutationId, SpaceId } from '#shared/domain/ids.ts'
import { type Keeper, readKeeper } from '../floors/keeping.ts'
import { remember } from '../history/history.ts'
import { newBookingId, newMutationId } from '../ids.ts'
import { type Overlay, readOverlay } from '../overlay/overlay.ts'
import { bookingRefusal, dayRefusal } from '../overlay/verdict.ts'
import { type Context, queue, READ_ONLY, signedIn, today } from '../procedures.ts'
import { ruleRefusal } from '../rules/judge.ts'

export interface TakenDay {
  readonly day: Day
  readonly part: DayPart
  readonly place: Place
  readonly spaceId: SpaceId | null
}

export class Act {
  readonly #context: Context
  /** What keeps desks from the person; nothing the act does changes it. */
  readonly #keeper: Keeper
  readonly #id: string
  readonly #planned = new Set<Day>()
  readonly #withDesk = new Set<Day>()
  readonly #withoutDesk = new Set<Day>()
  readonly #refused: DaysPlanned['refused'] = []
  #last: MutationId | null = null

  constructor(context: Context) {
    this.#context = context
    this.#keeper = readKeeper(signedIn(context).db, context.platform.clock.now())
    this.#id = newMutationId(context.platform.random, context.platform.clock)
  }

  /** Also gives back the desks of an absence that ends so, where they are still free. */
  plan(day: Day, halves: readonly Half[], place: PlaceWanted | null): void {
    const overlay = this.#overlay()
    const { plan, beforeAbsence } = overlay.day(day)
    const isAway = (half: Half) => plan.places[half] === 'away'
    const wanted = (half: Half) => (place === 'asBefore' ? (beforeAbsence?.places[half] ?? null) : place)
    const meant = place === 'asBefore' ? halves.filter(isAway) : halves
    const done = new Map<Half, MutationId>()
    for (const { part, place } of inParts(meant, wanted)) {
      const change = this.#place(day, part, place)
      if (change) for (const half of halvesOf(part)) done.set(half, change)
    }
    const comesBack = (half: Half) => isAway(half) && wanted(half) === 'office' && done.has(half)
    // Where another of the person's laptops changed the day meanwhile, the desk is not wanted either.
    for (const desk of (beforeAbsence?.desks ?? []).flatMap((d) => forHalves(d, comesBack, overlay.noon)))
      this.#book(day, desk, done.get('pm') ?? done.get('am') ?? null)
  }

  /** As another day was: its desks where they are free, its places but absences. */
  like(day: Day, other: DayPlan): void {
    for (const { spaceId, from, to } of other.bookings) this.#book(day, { spaceId, from, to })
    const { am, pm } = other.places
    if (am === pm) this.#fill(day, 'day', am)
    else for (const half of HALVES) this.#fill(day, half, other.places[half])
  }

  take({ day, part, place, spaceId }: TakenDay): void {
    if (spaceId !== null) this.#book(day, { spaceId, ...minutesOf(part, this.#overlay().noon) })
    this.#fill(day, part, place)
  }

  #overlay(): Overlay {
    return readOverlay(signedIn(this.#context).db)
  }

  #place(day: Day, part: DayPart, place: Place | null): MutationId | null {
    const overlay = this.#overlay()
    const { plan } = overlay.day(day)
    const restId = newBookingId(this.#context.platform.random)
    const args = { day, part, place, was: plan.places, restId }
    const { after } = applySetPlace(plan, args, overlay.noon)
    return this.#queue(day, plan, after, { name: 'planning.setPlace', args })
  }

  #book(day: Day, desk: DeskBefore, dependsOn: MutationId | null = null): void {
    const overlay = this.#overlay()
    const { plan } = overlay.day(day)
    const wanted = { ...desk, day }
    if (bookingRefusal(signedIn(this.#context).db, this.#keeper, wanted, plan.bookings)) {
      this.#withoutDesk.add(day)
      return
    }
    const args = { ...wanted, bookingId: newBookingId(this.#context.platform.random), replaces: [] }
    const { after } = applyBook(plan, args, overlay.noon)
    if (this.#queue(day, plan, after, { name: 'booking.book', args }, dependsOn)) this.#withDesk.add(day)
  }

  #fill(day: Day, part: DayPart, place: Place | null): void {
    if (place === null || place === 'away') return
    const { places } = this.#overlay().day(day).plan
    const open = halvesOf(part).filter((half) => places[half] === null)
    for (const free of inParts(open, () => place)) this.#place(day, free.part, place)
  }

  #queue(
    day: Day,
    before: DayPlan,
    after: DayPlan,
    intent: Intent,
    dependsOn: MutationId | null = null,
  ): MutationId | null {
    const result = this.#tryTo(day, before, after, intent, dependsOn)
    if (!result.ok) {
      this.#refused.push({ day, refusal: result.refusal })
      return null
    }
    this.#planned.add(day)
    this.#last = result.changeId
    return result.changeId
  }

  #tryTo(day: Day, before: DayPlan, after: DayPlan, intent: Intent, dependsOn: MutationId | null): Queued {
    const { db, sync } = signedIn(this.#context)
    if (sync.readOnly()) return READ_ONLY
    const now = this.#context.platform.clock.now()
    const refusal =
      dayRefusal(day, today(this.#context)) ?? ruleRefusal(db, readOverlay(db), now, before, after)
    if (refusal) return { ok: false, refusal }
    return queue(this.#context, intent, dependsOn, (tx, id) => remember(tx, id, before, after, this.#id))
  }

  told(): DaysPlanned {
    return {
      planned: [...this.#planned],
      withDesk: [...this.#withDesk].filter((day) => !this.#withoutDesk.has(day)),
      withoutDesk: [...this.#withoutDesk],
      refused: this.#refused,
      changeId: this.#last,
    }
  }
}

/** Halves with their places as parts of a day: one where both come to the same. */
function inParts(
  halves: readonly Half[],
  placeOf: (half: Half) => Place | null,
): { readonly part: DayPart; readonly place: Place | null }[] {
  const isWhole = halves.length === HALVES.length && placeOf('am') === placeOf('pm')
  if (isWhole) return [{ part: 'day', place: placeOf('am') }]
  return halves.map((half) => ({ part: half, place: placeOf(half) }))
}
