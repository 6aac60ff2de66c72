import { type Day, overlaps } from '#shared/calendar/day.ts'
import type { Turned } from '#shared/contract/local.ts'
import { applyRestoreDay, type DayPlan, restoreTo, sameDay } from '#shared/domain/day-plan.ts'
import type { BookingId } from '#shared/domain/ids.ts'
import type { CacheDb } from '../cache/database.ts'
import { findEntry } from '../cache/outbox.ts'
import { readKeeper } from '../floors/keeping.ts'
import { newBookingId } from '../ids.ts'
import { readOverlay } from '../overlay/overlay.ts'
import { bookingRefusal, dayRefusal } from '../overlay/verdict.ts'
import { type Context, os, queue, READ_ONLY, signedIn, today } from '../procedures.ts'
import { ruleRefusal } from '../rules/judge.ts'
import { drop, firstUndone, goingOn, lastDone, reached, type Step, turn } from './history.ts'

export const historyProcedures = (context: Context) => ({
  state: os.history.state.handler(() => {
    const { db } = signedIn(context)
    return {
      undo: next(db, 'undo')?.step.mutationId ?? null,
      redo: next(db, 'redo')?.step.mutationId ?? null,
    }
  }),
  undo: os.history.undo.handler(() => step(context, 'undo')),
  redo: os.history.redo.handler(() => step(context, 'redo')),
})

type Direction = 'undo' | 'redo'

/**
 * The next step in a direction. Steps whose day is no longer as they left it (a rejection, another
 * device, a later change that is gone) cannot be taken back and are passed over.
 * @param except positions of steps that were refused just now
 */
function next(
  db: CacheDb,
  direction: Direction,
  except: ReadonlySet<number> = new Set(),
): { readonly step: Step; readonly passed: Step[] } | null {
  const overlay = readOverlay(db)
  const passed: Step[] = []
  for (const step of direction === 'undo' ? lastDone(db) : firstUndone(db)) {
    if (except.has(step.position)) continue
    const [now] = ends(step, direction)
    if (sameDay(overlay.day(now.day).plan, now)) return { step, passed }
    passed.push(step)
  }
  return null
}

const ends = ({ before, after }: Step, direction: Direction): [from: DayPlan, to: DayPlan] =>
  direction === 'undo' ? [after, before] : [before, after]

/**
 * All days that one act changed are one step.
 * @returns how the last day ended, or why one was refused, which stays to be taken back; null: there is nothing
 */
function step(context: Context, direction: Direction): Turned | null {
  const { db, sync } = signedIn(context)
  if (sync.readOnly()) return READ_ONLY
  const first = next(db, direction)
  if (!first) return null
  const except = new Set<number>()
  const withoutDesk: Day[] = []
  let refused: Turned | null = null
  let last: Turned | null = null
  for (let chosen: typeof first | null = first; chosen; chosen = next(db, direction, except)) {
    const { step, passed } = chosen
    if (step !== first.step && (step.act === null || step.act !== first.step.act)) break
    const more = goingOn(db, step, direction === 'redo')
    const result = turnDay(context, step, more, passed, direction)
    if (result.ok) {
      withoutDesk.push(...result.withoutDesk)
      last = { ...result, withoutDesk }
    } else {
      for (const { position } of [step, ...more]) except.add(position)
      refused ??= result
    }
  }
  return refused ?? last
}

/**
 * Desks that are not to be had any more are left out, where the day comes back without them.
 * @param more steps that lead on from the first to what the day is to be
 */
function turnDay(
  context: Context,
  first: Step,
  more: readonly Step[],
  passed: readonly Step[],
  direction: Direction,
): Turned {
  const { db } = signedIn(context)
  const isUndone = direction === 'undo'
  const [, target] = ends(more.at(-1) ?? first, direction)
  const overlay = readOverlay(db)
  const view = overlay.day(target.day)
  const now = context.platform.clock.now()
  const keeper = readKeeper(db, now)
  const newId = (): BookingId => newBookingId(context.platform.random)
  const wanted = restoreTo(view.plan, target, newId)
  const kept = view.plan.bookings.filter((b) => !wanted.release.includes(b.id))
  const asked = wanted.book.map((b) => ({ booking: b, refusal: bookingRefusal(db, keeper, b, kept) }))
  const lacking = asked.filter((a) => a.refusal !== null)
  const args = { ...wanted, book: asked.filter((a) => a.refusal === null).map((a) => a.booking) }
  const { after } = applyRestoreDay(view.plan, args)
  const given = view.plan.bookings.filter((b) => wanted.release.includes(b.id))
  // A desk is not given up for one that is not to be had, and a step that changes nothing is none.
  const needed = lacking.find(
    ({ booking }) => given.some((b) => overlaps(b, booking)) || sameDay(after, view.plan),
  )
  const refusal =
    dayRefusal(target.day, today(context), wanted.book.length === 0) ??
    needed?.refusal ??
    ruleRefusal(db, overlay, now, view.plan, after)
  if (refusal) return { ok: false, refusal }
  const done = findEntry(db, first.mutationId)
  const dependsOn = done && !done.covered ? done.id : null
  const queued = queue(context, { name: 'planning.restoreDay', args }, dependsOn, (tx, id) => {
    for (const other of passed) drop(tx, other)
    for (const step of [first, ...more]) turn(tx, step, id, isUndone)
    if (lacking.length > 0) reached(tx, more.at(-1) ?? first, isUndone, after)
  })
  return queued.ok ? { ...queued, withoutDesk: lacking.length > 0 ? [target.day] : [] } : queued
}
