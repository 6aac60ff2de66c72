/** Planning several days by one act: each day is a change of its own, all of them are one step of undo. */
import {
  addDays,
  type Day,
  type DayPart,
  daysFrom,
  HALVES,
  minutesOf,
  mondayOf,
} from '#shared/calendar/day.ts'
import type { DaysPlanned, Queued } from '#shared/contract/local.ts'
import type { Intent } from '#shared/contract/mutations.ts'
import { applyBook, applySetPlace, type DayPlan, type Place } from '#shared/domain/day-plan.ts'
import type { MutationId, SpaceId } from '#shared/domain/ids.ts'
import { toNumber } from '#shared/policy/day-number.ts'
import { Situation } from '#shared/policy/situation.ts'
import { type Keeper, readKeeper } from '../floors/keeping.ts'
import { remember } from '../history/history.ts'
import { newBookingId, newMutationId } from '../ids.ts'
import { readOverlay } from '../overlay/overlay.ts'
import { bookingRefusal, dayRefusal } from '../overlay/verdict.ts'
import { type Context, queue, READ_ONLY, signedIn, today } from '../procedures.ts'
import { factsOf } from '../rules/facts.ts'
import { ruleRefusal } from '../rules/judge.ts'

/** No stretch of leave is longer. */
const MOST_DAYS = 366

/** Days of a stretch on which the person works by contract and the site is open. */
function workingDays(context: Context, from: Day, to: Day): Day[] {
  const { db } = signedIn(context)
  const facts = factsOf(db, context.platform.clock.now(), new Set())
  if (!facts) return []
  const now = new Situation(facts, [])
  const last = addDays(from, MOST_DAYS) < to ? addDays(from, MOST_DAYS) : to
  return daysFrom(from, last).filter((day) => now.workingHalves(toNumber(day)).length > 0)
}

export function setPlaces(
  context: Context,
  { from, to, place }: { from: Day; to: Day; place: Place | null },
): DaysPlanned {
  const act = new Act(context)
  const first = today(context).today
  for (const day of workingDays(context, from < first ? first : from, to)) act.place(day, place)
  return act.told()
}

export function copyWeek(context: Context, { monday }: { monday: Day }): DaysPlanned {
  const act = new Act(context)
  const { today: first, last } = today(context)
  const { db } = signedIn(context)
  for (const day of workingDays(context, mondayOf(monday), addDays(mondayOf(monday), 6))) {
    if (day < first || day > last) continue
    const overlay = readOverlay(db)
    const { plan } = overlay.day(day)
    if (plan.bookings.length > 0 || plan.places.am !== null || plan.places.pm !== null) continue
    act.like(day, overlay.day(addDays(day, -7)).plan)
  }
  return act.told()
}

/** @param days as they were suggested; a desk that is taken meanwhile is left out, and said */
export function takeSuggestion(context: Context, { days }: { days: readonly TakenDay[] }): DaysPlanned {
  const act = new Act(context)
  for (const taken of days) act.take(taken)
  return act.told()
}

export interface TakenDay {
  readonly day: Day
  readonly part: DayPart
  readonly place: Place
  readonly spaceId: SpaceId | null
}

class Act {
  readonly #context: Context
  /** What keeps desks from the person; nothing the act does changes it. */
  readonly #keeper: Keeper
  readonly #id: string
  readonly #planned = new Set<Day>()
  readonly #withoutDesk: Day[] = []
  readonly #refused: DaysPlanned['refused'] = []
  #last: MutationId | null = null

  constructor(context: Context) {
    this.#context = context
    this.#keeper = readKeeper(signedIn(context).db, context.platform.clock.now())
    this.#id = newMutationId(context.platform.random, context.platform.clock)
  }

  place(day: Day, place: Place | null, part: 'day' | 'am' | 'pm' = 'day'): void {
    const overlay = readOverlay(signedIn(this.#context).db)
    const { plan } = overlay.day(day)
    const restId = newBookingId(this.#context.platform.random)
    const args = { day, part, place, was: plan.places, restId }
    this.#queue(day, plan, applySetPlace(plan, args, overlay.noon).after, {
      name: 'planning.setPlace',
      args,
    })
  }

  /** As another day was: its desks where they are free, its places but absences. */
  like(day: Day, other: DayPlan): void {
    for (const { spaceId, from, to } of other.bookings) this.#book(day, { spaceId, from, to })
    const { am, pm } = other.places
    if (am === pm) this.#fill(day, 'day', am)
    else for (const half of HALVES) this.#fill(day, half, other.places[half])
  }

  take({ day, part, place, spaceId }: TakenDay): void {
    if (spaceId !== null) {
      const overlay = readOverlay(signedIn(this.#context).db)
      this.#book(day, { spaceId, ...minutesOf(part, overlay.noon) })
    }
    this.#fill(day, part, place)
  }

  #book(day: Day, desk: { readonly spaceId: SpaceId; readonly from: number; readonly to: number }): void {
    const { db } = signedIn(this.#context)
    const overlay = readOverlay(db)
    const { plan } = overlay.day(day)
    const wanted = { ...desk, day }
    if (bookingRefusal(db, this.#keeper, wanted, plan.bookings)) {
      this.#withoutDesk.push(day)
      return
    }
    const args = { ...wanted, bookingId: newBookingId(this.#context.platform.random), replaces: [] }
    this.#queue(day, plan, applyBook(plan, args, overlay.noon).after, { name: 'booking.book', args })
  }

  #fill(day: Day, part: 'day' | 'am' | 'pm', place: Place | null): void {
    if (place === null || place === 'away') return
    const { plan } = readOverlay(signedIn(this.#context).db).day(day)
    const halves = part === 'day' ? HALVES : [part]
    if (halves.every((half) => plan.places[half] === null)) this.place(day, place, part)
    else for (const half of halves) if (plan.places[half] === null) this.place(day, place, half)
  }

  #queue(day: Day, before: DayPlan, after: DayPlan, intent: Intent): void {
    const result = this.#tryTo(day, before, after, intent)
    if (result.ok) {
      this.#planned.add(day)
      this.#last = result.changeId
    } else this.#refused.push({ day, refusal: result.refusal })
  }

  #tryTo(day: Day, before: DayPlan, after: DayPlan, intent: Intent): Queued {
    const { db, sync } = signedIn(this.#context)
    if (sync.readOnly()) return READ_ONLY
    const now = this.#context.platform.clock.now()
    const refusal =
      dayRefusal(day, today(this.#context)) ?? ruleRefusal(db, readOverlay(db), now, before, after)
    if (refusal) return { ok: false, refusal }
    return queue(this.#context, intent, null, (tx, id) => remember(tx, id, before, after, this.#id))
  }

  told(): DaysPlanned {
    return {
      planned: [...this.#planned],
      withoutDesk: this.#withoutDesk,
      refused: this.#refused,
      changeId: this.#last,
    }
  }
}
