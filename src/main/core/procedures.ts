/** What every capability's procedures share: the contract's builder and the open cache. */
import { implement, ORPCError } from '@orpc/server'
import { z } from 'zod'
import { localContract, type Queued, type Topic } from '#shared/contract/local.ts'
import { Intent } from '#shared/contract/mutations.ts'
import type { MutationId } from '#shared/domain/ids.ts'
import { isOutOfSpace, type WriteDb } from './cache/database.ts'
import { readMeta } from './cache/meta.ts'
import { enqueue } from './cache/outbox.ts'
import { newMutationId } from './ids.ts'
import { dayOf } from './overlay/registry.ts'
import type { Platform } from './platform.ts'
import type { Active, Session } from './session/session.ts'
import { type KnownDays, knownDays } from './session/state.ts'
import type { TopicHub } from './watch/topics.ts'

// Answers come from our own types; checking a floor plan of ten thousand desks again would be felt.
export const os = implement(localContract).$config({ initialOutputValidationIndex: Number.NaN })

export interface Context {
  readonly platform: Platform
  readonly session: Session
  readonly topics: TopicHub
}

/** @throws ORPCError when nobody is signed in: screens do not ask then, but a window may lag behind */
export function signedIn({ session }: Context): Active {
  const active = session.active()
  if (!active) throw new ORPCError('PRECONDITION_FAILED', { message: 'Nobody is signed in' })
  return active
}

export const today = (context: Context): KnownDays =>
  knownDays(signedIn(context).db, context.platform.clock.now())

const NOT_STORED: Queued = { ok: false, refusal: { reason: 'notStored' } }
export const READ_ONLY = { ok: false, refusal: { reason: 'readOnly' } } as const satisfies Queued

const AFTER_CHANGE: ReadonlySet<Topic> = new Set(['days', 'occupancy', 'changes'])

/** @returns false where the disk took no more, and nothing was written */
export function stored({ platform }: Context, write: () => void): boolean {
  try {
    write()
    return true
  } catch (error) {
    if (!isOutOfSpace(error)) throw error
    platform.log(`cache: a change could not be stored (${String(error)})`)
    return false
  }
}

/**
 * Puts a change into the queue and lets the sync know.
 * @param alsoWrite what belongs to the same step
 */
export function queue(
  context: Context,
  intent: Intent,
  dependsOn: MutationId | null,
  alsoWrite: (tx: WriteDb, id: MutationId) => void = () => {},
): Queued {
  const { db, sync } = signedIn(context)
  const { clock, random } = context.platform
  // What the contract has no words for would be refused as a whole, with all that waits behind it.
  const fits = Intent.safeParse(intent)
  if (!fits.success) {
    const detail = z.prettifyError(fits.error).slice(0, 300)
    return { ok: false, refusal: { reason: 'invalid', detail } }
  }
  const id = newMutationId(random, clock)
  const at = clock.now() + (readMeta(db, 'clockOffset') ?? 0)
  const write = (tx: WriteDb) => {
    enqueue(tx, { id, at, intent, dependsOn, day: dayOf(intent) })
    alsoWrite(tx, id)
  }
  if (!stored(context, () => db.write(write))) return NOT_STORED
  context.topics.emit(AFTER_CHANGE)
  context.session.noteWaitingSoon()
  sync.hint('change')
  return { ok: true, changeId: id }
}
