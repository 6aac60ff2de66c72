/** Own changes that can be undone and done again; kept in the cache, so that a restart forgets none. */
import { z } from 'zod'
import { Day } from '#shared/calendar/day.ts'
import { Booking, type DayPlan, Places } from '#shared/domain/day-plan.ts'
import type { MutationId } from '#shared/domain/ids.ts'
import type { ReadDb, Row, WriteDb } from '../cache/database.ts'

const Snapshot = z.strictObject({ day: Day, places: Places, bookings: z.array(Booking) })

/** One step: the day before and after it, whichever of the two it is at now. */
export interface Step {
  readonly position: number
  /** The change that led to where it is now. */
  readonly mutationId: MutationId
  /** The same for all days that one act changed; null: it changed one. */
  readonly act: string | null
  readonly before: DayPlan
  readonly after: DayPlan
}

const MOST_STEPS = 200

const step = (row: Row): Step => ({
  position: Number(row.position),
  mutationId: row.mutation_id as MutationId,
  act: row.act === null ? null : String(row.act),
  before: Snapshot.parse(JSON.parse(String(row.before))),
  after: Snapshot.parse(JSON.parse(String(row.after))),
})

/** Steps that may be undone, the last one first. */
export const lastDone = (db: ReadDb): Iterable<Step> => following(db, false)

/** Steps that may be done again, the first one first. */
export const firstUndone = (db: ReadDb): Iterable<Step> => following(db, true)

/**
 * Steps of the same act that go on from this one on the same day. They are taken back, or done again, with it
 * by one change: the day is never once more what it was between them.
 */
export function goingOn(db: ReadDb, first: Step, undone: boolean): Step[] {
  const steps: Step[] = []
  for (const step of following(db, undone, first.position)) {
    if (first.act === null || step.act !== first.act || step.before.day !== first.before.day) break
    steps.push(step)
  }
  return steps
}

/** Read one at a time: mostly the first is the one. */
function* following(
  db: ReadDb,
  undone: boolean,
  start = undone ? 0 : Number.MAX_SAFE_INTEGER,
): Iterable<Step> {
  const beyond = undone
    ? 'undone = 1 and position > ? order by position'
    : 'undone = 0 and position < ? order by position desc'
  let from = start
  for (;;) {
    const row = db.get(`select * from history where ${beyond} limit 1`, from)
    if (!row) return
    const found = step(row)
    yield found
    from = found.position
  }
}

/** The own day before a change, while its step can be undone. */
export function dayBefore(db: ReadDb, id: MutationId): DayPlan | null {
  const row = db.get('select * from history where mutation_id = ? and undone = 0 order by position', id)
  return row ? step(row).before : null
}

/**
 * A new change: what was undone before it cannot be done again.
 * @param act what it belongs to with other days; null: nothing
 */
export function remember(
  db: WriteDb,
  mutationId: MutationId,
  before: DayPlan,
  after: DayPlan,
  act: string | null = null,
): void {
  db.run('delete from history where undone = 1')
  db.run(
    'insert into history (mutation_id, undone, before, after, act) values (?, 0, ?, ?, ?)',
    mutationId,
    JSON.stringify(before),
    JSON.stringify(after),
    act,
  )
  db.run('delete from history where position <= (select max(position) from history) - ?', MOST_STEPS)
}

export function turn(db: WriteDb, { position }: Step, mutationId: MutationId, undone: boolean): void {
  db.run(
    'update history set undone = ?, mutation_id = ? where position = ?',
    undone ? 1 : 0,
    mutationId,
    position,
  )
}

/** The day came to another state than it had been in: what the step leads back from, the next time. */
export const reached = (db: WriteDb, { position }: Step, undone: boolean, day: DayPlan): void =>
  db.run(
    `update history set ${undone ? 'before' : 'after'} = ? where position = ?`,
    JSON.stringify(day),
    position,
  )

export const drop = (db: WriteDb, { position }: Step): void =>
  db.run('delete from history where position = ?', position)
