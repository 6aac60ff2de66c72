/** Passing a wish on to the central API and its answer back: what needs a connection. Nothing of it is kept. */
import type { z } from 'zod'
import { type Context, signedIn } from '../procedures.ts'
import type { Central } from '../sync/central.ts'

/** The server's reason, or that it was not reached or does not let them. */
type NotDone<R> = R | { readonly reason: 'offline' | 'busy' | 'forbidden' }

export type PassedOn<T, R> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: NotDone<R> }

/** Argon2id on a busy server takes its time, and so does closing a large floor. */
const TIMEOUT_MS = 20_000

/** @param refusals reasons the server may give */
export async function passOn<T, R>(
  context: Context,
  output: z.ZodType<T>,
  refusals: z.ZodType<R>,
  run: (central: Central, signal: AbortSignal) => Promise<unknown>,
  timeout = TIMEOUT_MS,
): Promise<PassedOn<T, R>> {
  const { sync } = signedIn(context)
  const answer = await sync.call(output, run, timeout)
  if (answer.kind === 'ok') return { ok: true, value: answer.value }
  if (answer.kind === 'halted') {
    // A round tells what there is to tell: that the session ended, that an update is needed.
    sync.hint('person')
    return { ok: false, refusal: { reason: answer.end.kind === 'busy' ? 'busy' : 'offline' } }
  }
  const refusal = refusals.safeParse(answer.data)
  if (refusal.success) return { ok: false, refusal: refusal.data }
  return { ok: false, refusal: { reason: answer.code === 'FORBIDDEN' ? 'forbidden' : 'busy' } }
}
