/**
 * The queue of this device's changes, in order. A change is *waiting* until a completed pull covers
 * its number; then its effect is among the confirmed rows, or it was rejected.
 */
import type { Day } from '#shared/calendar/day.ts'
import { Intent, type Kept, type Mutation, Outcome } from '#shared/contract/mutations.ts'
import type { DeviceId, MutationId } from '#shared/domain/ids.ts'
import type { ReadDb, Row, WriteDb } from './database.ts'
import { readMeta, writeMeta } from './meta.ts'

export interface OutboxEntry {
  /** The device's running number, by which the server keeps the order. */
  readonly seq: number
  readonly id: MutationId
  /** When it was made, epoch milliseconds by the server's clock as far as known. */
  readonly at: number
  readonly intent: Intent
  readonly dependsOn: MutationId | null
  /** The own day it is about; null: none. */
  readonly day: Day | null
  /** It was handed to the network at least once. */
  readonly sent: boolean
  readonly outcome: Outcome | null
  /** A completed pull contains it. */
  readonly covered: boolean
  readonly dismissed: boolean
}

const entry = (row: Row): OutboxEntry => ({
  seq: Number(row.seq),
  id: row.id as MutationId,
  at: Number(row.at),
  intent: Intent.parse(JSON.parse(String(row.intent))),
  dependsOn: row.depends_on as MutationId | null,
  day: row.day === '' ? null : (row.day as Day),
  sent: row.sent === 1,
  outcome: row.outcome === null ? null : Outcome.parse(JSON.parse(String(row.outcome))),
  covered: row.covered === 1,
  dismissed: row.dismissed === 1,
})

export function enqueue(
  db: WriteDb,
  what: Pick<OutboxEntry, 'id' | 'at' | 'intent' | 'dependsOn' | 'day'>,
): void {
  const seq = (readMeta(db, 'lastSeq') ?? 0) + 1
  writeMeta(db, 'lastSeq', seq)
  writeMeta(db, 'made', countMade(db) + 1)
  db.run(
    'insert into outbox (seq, id, at, intent, depends_on, day) values (?, ?, ?, ?, ?, ?)',
    seq,
    what.id,
    what.at,
    JSON.stringify(what.intent),
    what.dependsOn,
    what.day ?? '',
  )
}

/** All there ever were. Less than it was once means that the file fell back to an older state. */
export const countMade = (db: ReadDb): number => readMeta(db, 'made') ?? 0

/** In the order they were made. */
export const waitingEntries = (db: ReadDb): OutboxEntry[] =>
  db.all('select * from outbox where covered = 0 order by position').map(entry)

export const countWaiting = (db: ReadDb): number =>
  Number(db.get('select count(*) n from outbox where covered = 0')?.n ?? 0)

export const countNeedingAnswer = (db: ReadDb): number =>
  db
    .all('select * from outbox where covered = 1 and dismissed = 0 and outcome is not null')
    .filter((row) => entry(row).outcome?.state === 'rejected').length

export function findEntry(db: ReadDb, id: MutationId): OutboxEntry | null {
  const row = db.get('select * from outbox where id = ?', id)
  return row ? entry(row) : null
}

/** All that wait or need the person's answer, however old, and the newest `most` of all; newest first. */
export const listedEntries = (db: ReadDb, most: number): OutboxEntry[] =>
  db
    .all(
      `select * from outbox where covered = 0
       or (dismissed = 0 and json_extract(outcome, '$.state') = 'rejected')
       or position > ifnull((select position from outbox order by position desc limit 1 offset ?), -1)
       order by position desc`,
      most,
    )
    .map(entry)

/** What the next push sends: all whose outcome is not known, also such as a pull covers already. */
export const unanswered = (db: ReadDb, limit: number): OutboxEntry[] =>
  db.all('select * from outbox where outcome is null order by position limit ?', limit).map(entry)

/** Without what was rejected: sent again, it might be accepted, and its person was told otherwise. */
export const fromSeq = (db: ReadDb, seq: number, limit: number): OutboxEntry[] =>
  db
    .all(
      `select * from outbox where seq >= ? and (outcome is null or json_extract(outcome, '$.state') = 'accepted')
       order by position limit ?`,
      seq,
      limit,
    )
    .map(entry)

export const asMutation = ({
  id,
  seq,
  dependsOn,
  intent,
}: Pick<OutboxEntry, 'id' | 'seq' | 'dependsOn' | 'intent'>): Mutation => ({
  id,
  seq,
  dependsOn,
  intent,
})

export function markSent(db: WriteDb, upTo: number): void {
  db.run('update outbox set sent = 1 where sent = 0 and seq <= ?', upTo)
}

/**
 * The first outcome known is the one that holds, but for what a restore changes.
 * @param at when it was answered, epoch milliseconds by the server's clock
 * @param device whose number the change has; null: the server knows nothing of this outcome
 */
export function recordOutcome(db: WriteDb, outcome: Outcome, at: number, device: DeviceId | null): void {
  db.run(
    'update outbox set outcome = ?, sent = 1, answered_at = ?, device = ? where id = ? and outcome is null',
    JSON.stringify(outcome),
    at,
    device,
    outcome.id,
  )
}

/**
 * How a change ended in the present life of the server's database. One that had been accepted and is
 * rejected now needs its person again.
 */
export function replaceOutcome(db: WriteDb, outcome: Outcome): boolean {
  const known = findEntry(db, outcome.id)?.outcome
  if (!known || JSON.stringify(known) === JSON.stringify(outcome)) return false
  db.run('update outbox set outcome = ? where id = ?', JSON.stringify(outcome), outcome.id)
  if (known.state === outcome.state) return false
  db.run('update outbox set dismissed = 0 where id = ?', outcome.id)
  return true
}

export interface KeptEntry extends Kept {
  readonly position: number
}

/** Answered changes after a position, as their server is shown them. */
export const keptAfter = (db: ReadDb, position: number, limit: number): KeptEntry[] =>
  db
    .all(
      `select * from outbox where outcome is not null and device is not null and position > ?
       order by position limit ?`,
      position,
      limit,
    )
    .map((row) => {
      const { outcome, ...sent } = entry(row)
      if (!outcome) throw new Error('an answered change has an outcome')
      // The number it was sent with; a pull may be made to cover it by another.
      const mutation = asMutation({ ...sent, seq: outcome.seq })
      const answer =
        outcome.state === 'accepted'
          ? { state: outcome.state, receipt: outcome.receipt }
          : { state: outcome.state, rejection: outcome.rejection }
      return { position: Number(row.position), deviceId: row.device as DeviceId, mutation, answer }
    })

/** The server has answered a change of this device with a number after `seq`, whichever way. */
export const wasAnsweredAfter = (db: ReadDb, device: DeviceId, seq: number): boolean =>
  db.get(
    `select 1 from outbox where device = ? and json_extract(outcome, '$.seq') > ? limit 1`,
    device,
    seq,
  ) !== undefined

/**
 * The server has accepted a change of this device with a number after `seq`.
 * @param covered … and a completed pull contained it
 */
export const wasAcceptedAfter = (db: ReadDb, device: DeviceId, seq: number, covered: boolean): boolean =>
  db.get(
    `select 1 from outbox where device = ? and covered >= ? and json_extract(outcome, '$.seq') > ?
     and json_extract(outcome, '$.state') = 'accepted' limit 1`,
    device,
    covered ? 1 : 0,
    seq,
  ) !== undefined

export function cover(db: WriteDb, containsSeq: number): void {
  db.run('update outbox set covered = 1, sent = 1 where covered = 0 and seq <= ?', containsSeq)
}

/** Takes one change out of the queue that no pull will ever cover. */
export const coverOne = (db: WriteDb, id: MutationId): void =>
  db.run('update outbox set covered = 1 where id = ?', id)

/** Puts a rejection aside that the person was shown; what still waits is not theirs to put aside. */
export const dismiss = (db: WriteDb, id: MutationId): void =>
  db.run(
    `update outbox set dismissed = 1
     where id = ? and covered = 1 and json_extract(outcome, '$.state') = 'rejected'`,
    id,
  )

/**
 * Gives the changes without an outcome new numbers after `lastSeq`: the device got a new identity, or
 * its old numbers turn out to be used.
 */
export function renumber(db: WriteDb, lastSeq: number): void {
  let next = lastSeq
  for (const { position } of db.all('select position from outbox where outcome is null order by position')) {
    next++
    db.run('update outbox set seq = ?, covered = 0 where position = ?', next, Number(position))
  }
  writeMeta(db, 'lastSeq', next)
}

/**
 * Lets the next completed pull cover what the server has answered already: of another device than
 * it was sent by, no pull will ever name its number.
 */
export const settleAnswered = (db: WriteDb, lastSeq: number): void =>
  db.run('update outbox set seq = min(seq, ?) where outcome is not null and covered = 0', lastSeq)

/**
 * Forgets what was answered before `at` and needs nobody any more. Receipts live as long as their change,
 * which may have waited here for long before a backup that does not contain it.
 */
export function forgetOld(db: WriteDb, at: number): void {
  db.run(
    `delete from outbox where covered = 1 and outcome is not null and answered_at < ?
     and (dismissed = 1 or json_extract(outcome, '$.state') = 'accepted')`,
    at,
  )
}
