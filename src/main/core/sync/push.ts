/** Sends the queue in order. Sending again what the server has is harmless: it answers what it recorded. */
import { z } from 'zod'
import { PROTOCOL } from '#shared/contract/central.ts'
import { Outcome } from '#shared/contract/mutations.ts'
import type { CacheDb } from '../cache/database.ts'
import { readMeta } from '../cache/meta.ts'
import {
  asMutation,
  coverOne,
  fromSeq,
  markSent,
  type OutboxEntry,
  recordOutcome,
  renumber,
  unanswered,
  wasAnsweredAfter,
} from '../cache/outbox.ts'
import type { Authorised } from './authorised.ts'
import { Halt } from './halt.ts'
import { StartOver, suspect } from './restored.ts'

const BATCH = 50
/** More rounds than any honest server needs; then the queue waits for the next turn. */
const MOST_ROUNDS = 400

const PushAnswer = z.strictObject({ outcomes: z.array(Outcome), serverTime: z.int() })
const OutOfOrder = z.object({ expected: z.int() })
const Reused = z.object({ seq: z.int() })

/**
 * @param learnLastSeq pulls, and says up to which number the server contains this device's changes
 * @param isShown the server was shown in this round what it may have lost; it lacks nothing that could be made good
 * @returns whether anything was sent
 * @throws Halt
 */
export async function pushAll(
  db: CacheDb,
  auth: Authorised,
  learnLastSeq: () => Promise<number>,
  isShown: boolean,
): Promise<boolean> {
  let batch = unanswered(db, BATCH)
  const any = batch.length > 0
  let renumbered = false
  for (let rounds = 0; batch.length > 0; rounds++) {
    if (rounds === MOST_ROUNDS) throw new Halt({ kind: 'offline', why: 'the queue does not get shorter' })
    const mutations = batch.map(asMutation)
    const last = batch.at(-1)?.seq ?? 0
    const epoch = readMeta(db, 'epoch')
    const device = readMeta(db, 'device')
    db.write((tx) => markSent(tx, last))
    const answer = await auth.call(PushAnswer, (central, signal) =>
      central.sync.push({ protocol: PROTOCOL, epoch, mutations }, { signal }),
    )
    if (answer.kind === 'ok') {
      const { outcomes, serverTime } = answer.value
      if (outcomes.length === 0) throw new Halt({ kind: 'offline', why: 'an answer without outcomes' })
      db.write((tx) => {
        for (const outcome of outcomes) recordOutcome(tx, outcome, serverTime, device)
      })
      batch = unanswered(db, BATCH)
    } else if (answer.code === 'START_OVER') {
      const { epoch } = StartOver.parse(answer.data)
      db.write((tx) => suspect(tx, epoch))
      throw new Halt({ kind: 'restored' })
    } else if (answer.code === 'OUT_OF_ORDER') {
      const { expected } = OutOfOrder.parse(answer.data)
      if (!isShown && device && wasAnsweredAfter(db, device, expected - 1)) {
        // It has answered numbers that it now says are missing.
        db.write((tx) => suspect(tx, null))
        throw new Halt({ kind: 'restored' })
      }
      batch = afterGap(db, batch, expected)
    } else if (answer.code === 'MUTATION_REUSED') {
      const { seq } = Reused.parse(answer.data)
      const before = batch.filter((entry) => entry.seq < seq)
      if (before.length > 0) {
        batch = before
      } else if (!renumbered) {
        // Numbers of ours are taken, as when a laptop was put back to an older state.
        renumbered = true
        const lastSeq = await learnLastSeq()
        db.write((tx) => renumber(tx, lastSeq))
        batch = unanswered(db, BATCH)
      } else {
        giveUp(db, batch[0])
        batch = unanswered(db, BATCH)
      }
    } else {
      throw new Halt({ kind: 'offline', why: answer.code })
    }
  }
  return any
}

/** The server misses numbers: send those again if they are still here, else close the gap. */
function afterGap(db: CacheDb, batch: readonly OutboxEntry[], expected: number): OutboxEntry[] {
  const first = batch[0]?.seq ?? expected
  const older = fromSeq(db, expected, BATCH)
  if (expected < first && older[0]?.seq === expected) return older
  db.write((tx) => renumber(tx, expected - 1))
  return unanswered(db, BATCH)
}

/** Its id is taken by something else: told to the person as failed, so that nothing behind it waits. */
function giveUp(db: CacheDb, entry: OutboxEntry | undefined): void {
  if (!entry) return
  db.write((tx) => {
    const { id, seq } = entry
    const rejection = { reason: 'failed', reference: 'reused' } as const
    recordOutcome(tx, { id, seq, state: 'rejected', rejection }, entry.at, null)
    coverOne(tx, entry.id)
    renumber(tx, entry.seq - 1)
  })
}
