/**
 * Shows a server that was restored the answered changes this laptop still has, and learns how each of
 * them ended in the server's new life. What was shown is remembered, so that a laptop that is switched
 * off in between goes on from there.
 */
import { z } from 'zod'
import { PROTOCOL } from '#shared/contract/central.ts'
import type { Topic } from '#shared/contract/local.ts'
import { Outcome } from '#shared/contract/mutations.ts'
import { Epoch, MutationId } from '#shared/domain/ids.ts'
import type { CacheDb } from '../cache/database.ts'
import { type FactValue, readMeta, writeMeta } from '../cache/meta.ts'
import { type KeptEntry, keptAfter, replaceOutcome } from '../cache/outbox.ts'
import type { Clock } from '../platform.ts'
import type { Authorised } from './authorised.ts'
import { Halt } from './halt.ts'
import { noteContact } from './pull.ts'

type RepairState = FactValue<'repair'>

const BATCH = 50
/** Time limit of a batch, milliseconds: the server may have to apply each change of it. */
const TIMEOUT_MS = 60_000
/** Asked again after so long at most, so that the laptop is back soon after the server has opened. */
const WAIT_MS = 30_000

const RepairAnswer = z.strictObject({
  epoch: Epoch,
  gathering: z.int().nonnegative().nullable(),
  outcomes: z.array(Outcome),
  refused: z.array(MutationId),
  serverTime: z.int(),
})
type RepairAnswer = z.infer<typeof RepairAnswer>

/**
 * Does nothing unless the server was restored.
 * @returns what screens have to read again
 * @throws Halt, as `repairing` while the server gathers and has been shown everything
 */
export async function repairAll(db: CacheDb, auth: Authorised, clock: Clock): Promise<ReadonlySet<Topic>> {
  const topics = new Set<Topic>()
  let isGathering = (readMeta(db, 'repair')?.shown ?? 0) > 0
  for (;;) {
    const state = readMeta(db, 'repair')
    if (!state) return topics
    // While it gathers, it keeps what it is shown once; how that ended is asked for afterwards.
    const from = isGathering ? state.shown : state.settled
    const batch = keptAfter(db, from, BATCH)
    const answer = await show(auth, batch)
    isGathering = answer.gathering !== null
    db.write((tx) => {
      noteContact(tx, clock, answer.serverTime)
      const changed = answer.outcomes.filter((outcome) => replaceOutcome(tx, outcome))
      if (changed.length > 0) topics.add('changes').add('days').add('occupancy')
      const next = advance(state, from, batch.at(-1)?.position ?? null, answer)
      if (next === null) writeMeta(tx, 'epoch', answer.epoch)
      writeMeta(tx, 'repair', next)
    })
    if (answer.gathering !== null && batch.length === 0) {
      throw new Halt({ kind: 'repairing', retryAfterMs: Math.min(WAIT_MS, answer.gathering) })
    }
  }
}

/** An empty batch asks only how the server stands. */
async function show(auth: Authorised, batch: readonly KeptEntry[]): Promise<RepairAnswer> {
  const kept = batch.map(({ position: _, ...shown }) => shown)
  const answer = await auth.call(
    RepairAnswer,
    (central, signal) => central.sync.repair({ protocol: PROTOCOL, kept }, { signal }),
    { timeoutMs: TIMEOUT_MS },
  )
  if (answer.kind === 'error') throw new Halt({ kind: 'offline', why: answer.code })
  return answer.value
}

/**
 * @param last position of the last change that was shown just now
 * @returns null when the server has said how each of them ended
 */
function advance(
  { epoch, shown, settled }: RepairState,
  from: number,
  last: number | null,
  answer: RepairAnswer,
): RepairState | null {
  // Restored once more meanwhile.
  if (epoch !== null && epoch !== answer.epoch) return { epoch: answer.epoch, shown: 0, settled: 0 }
  if (answer.gathering !== null) return { epoch: answer.epoch, shown: last ?? shown, settled }
  if (from !== settled) return { epoch: answer.epoch, shown, settled }
  return last === null ? null : { epoch: answer.epoch, shown, settled: last }
}
