/** Rules of service agreements on the laptop: the same evaluation as on the server, on what is known here. */
import { type Day, daysFrom, type Instant } from '#shared/calendar/day.ts'
import type { Rejection } from '#shared/contract/mutations.ts'
import { type DayPlan, sameDay } from '#shared/domain/day-plan.ts'
import { heldThrough } from '#shared/domain/held.ts'
import type { BookingId } from '#shared/domain/ids.ts'
import { evaluate, worsened } from '#shared/policy/evaluate.ts'
import type { Finding } from '#shared/policy/finding.ts'
import type { ReadDb } from '../cache/database.ts'
import type { Overlay } from '../overlay/overlay.ts'
import { factsOf, plansFor, policiesOf, withSpaces, withStaffing } from './facts.ts'

export const bookingsOf = (plans: readonly DayPlan[]): ReadonlySet<BookingId> =>
  new Set(plans.flatMap((plan) => plan.bookings.map((b) => b.id)))

/** What the rules say of the days as they are planned, with what waits. */
export function findingsOf(
  db: ReadDb,
  overlay: Overlay,
  now: Instant,
  range: { from: Day; to: Day },
): Finding[] {
  const policies = policiesOf(db)
  const plans = plansFor(db, overlay, policies, range)
  const known = factsOf(db, now, bookingsOf(plans))
  if (!known) return []
  const facts = withStaffing(db, now, known, policies, daysFrom(range.from, range.to))
  return evaluate(policies, facts, plans, range)
}

/** Why the server would refuse a change of a day for a rule, as far as it can be known here. */
export function ruleRefusal(
  db: ReadDb,
  overlay: Overlay,
  now: Instant,
  before: DayPlan,
  after: DayPlan,
): Rejection | null {
  const policies = policiesOf(db)
  if (policies.length === 0 || sameDay(before, after)) return null
  const { day } = before
  const range = { from: day, to: day }
  const known = factsOf(db, now, heldThrough(before, after))
  if (!known) return null
  const facts = withSpaces(db, withStaffing(db, now, known, policies, [day]), policies, after)
  const others = plansFor(db, overlay, policies, range).filter((plan) => plan.day !== day)
  const judge = (plan: DayPlan) => evaluate(policies, facts, [...others, plan], range)
  const [finding] = worsened(judge(before), judge(after))
  return finding ? { reason: 'rule', finding } : null
}
