/**
 * The central API as the core calls it. A call ends in a value: an answer, an error the contract
 * names, or the reason why there was none. What is no answer of Platzwahl (a captive portal's page,
 * a broken line, a stranger's certificate) is never taken for one.
 */
import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { z } from 'zod'
import { centralContract } from '#shared/contract/central.ts'
import { Epoch } from '#shared/domain/ids.ts'
import type { Clock, Platform } from '../platform.ts'

export type Central = ContractRouterClient<typeof centralContract>

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** An error of the contract, with its data still to be parsed. */
  | { readonly kind: 'error'; readonly code: string; readonly data: unknown }
  | {
      readonly kind: 'busy'
      readonly retryAfterMs: number | null
      readonly tooMany: boolean
      /** The server was restored and gathers what it lost: its new epoch. */
      readonly repairing: Epoch | null
    }
  | {
      readonly kind: 'offline'
      readonly why: 'unreachable' | 'untrusted' | 'stranger' | 'timeout' | 'stopped'
    }

const TIMEOUT_MS = 30_000
/** The server sends a comment every few seconds; a line that says nothing for so long is dead. */
const SILENCE_MS = 45_000

class Busy extends Error {
  readonly status: number
  readonly retryAfterMs: number | null
  readonly repairing: Epoch | null
  constructor(status: number, retryAfterMs: number | null, repairing: Epoch | null) {
    super('busy')
    this.repairing = repairing
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}
class Stranger extends Error {}

export function connect(
  { network, clock }: Pick<Platform, 'network' | 'clock'>,
  serverUrl: string,
  accessToken: () => string | null,
): Central {
  const link = new OpenAPILink(centralContract, {
    url: `${serverUrl}/api`,
    headers: () => {
      const token = accessToken()
      return token ? { authorization: `Bearer ${token}` } : {}
    },
    fetch: async (request, _init, { signal = null }) => {
      // A redirect would carry passwords and tokens to wherever a portal likes.
      const response = await network.fetch(request, { redirect: 'error', signal: signal ?? null })
      return checked(response, clock, signal ?? null)
    },
  })
  return createORPCClient(link)
}

async function checked(response: Response, clock: Clock, signal: AbortSignal | null): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  if (response.status === 429 || response.status === 503) {
    const repairing = response.status === 503 ? await repairOf(response) : null
    throw new Busy(response.status, retryAfter(response.headers.get('retry-after')), repairing)
  }
  if (response.status === 502 || response.status === 504) throw new Busy(response.status, null, null)
  if (type.startsWith('text/event-stream') && response.body) {
    return new Response(breakable(response.body, clock, signal), response)
  }
  if (!type.startsWith('application/json')) throw new Stranger(`An answer of type "${type}"`)
  return response
}

const Repairing = z.object({ data: z.object({ repairing: Epoch }) })

/** Whatever else says 503 on the way, a proxy or the server itself, says nothing of the kind. */
async function repairOf(response: Response): Promise<Epoch | null> {
  if (!response.headers.get('content-type')?.startsWith('application/json')) return null
  const body: unknown = await response.json().catch(() => null)
  return Repairing.safeParse(body).data?.data.repairing ?? null
}

function retryAfter(header: string | null): number | null {
  const seconds = Number(header)
  return header && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}

/**
 * Ends with an error when the line is silent for too long, and at once when aborted: Node's fetch
 * forgets the signal of a request that was garbage-collected, so a long stream must not rely on it.
 */
function breakable(
  body: ReadableStream<Uint8Array>,
  clock: Clock,
  signal: AbortSignal | null,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream({
    start(controller) {
      const stop = () => {
        controller.error(new Error('The line was given up'))
        void reader.cancel().catch(() => {})
      }
      if (signal?.aborted) stop()
      signal?.addEventListener('abort', stop, { once: true })
    },
    async pull(controller) {
      const cancel = clock.after(SILENCE_MS, () => {
        controller.error(new Error('The line went silent'))
        void reader.cancel().catch(() => {})
      })
      try {
        const { done, value } = await reader.read()
        if (signal?.aborted) return
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        controller.error(error)
      } finally {
        cancel()
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

/**
 * Runs one call with a time limit of its own.
 * @param schema what the answer must look like; anything else is a stranger's
 */
export async function ask<T>(
  clock: Clock,
  schema: z.ZodType<T>,
  call: (signal: AbortSignal) => Promise<unknown>,
  { timeoutMs = TIMEOUT_MS, stop }: { timeoutMs?: number | undefined; stop?: AbortSignal } = {},
): Promise<Answer<T>> {
  if (stop?.aborted) return { kind: 'offline', why: 'stopped' }
  const abort = new AbortController()
  const stopped = () => abort.abort()
  stop?.addEventListener('abort', stopped)
  let late = false
  const cancel = clock.after(timeoutMs, () => {
    late = true
    abort.abort()
  })
  try {
    const parsed = schema.safeParse(await orAborted(call(abort.signal), abort.signal))
    return parsed.success ? { kind: 'ok', value: parsed.data } : { kind: 'offline', why: 'stranger' }
  } catch (error) {
    // What is still to come of the answer is given up.
    abort.abort()
    return late ? { kind: 'offline', why: 'timeout' } : asAnswer(error)
  } finally {
    cancel()
    stop?.removeEventListener('abort', stopped)
  }
}

export function asAnswer(error: unknown): Exclude<Answer<never>, { kind: 'ok' }> {
  if (error instanceof ORPCError) {
    return isForeign(error)
      ? { kind: 'offline', why: 'stranger' }
      : { kind: 'error', code: String(error.code), data: error.data }
  }
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if (e instanceof Busy) {
      const { retryAfterMs, repairing } = e
      return { kind: 'busy', retryAfterMs, repairing, tooMany: e.status === 429 }
    }
    if (e instanceof Stranger) return { kind: 'offline', why: 'stranger' }
    if ('code' in e && isTrustProblem(String(e.code))) return { kind: 'offline', why: 'untrusted' }
  }
  return { kind: 'offline', why: 'unreachable' }
}

/** Settles when the signal says so, even if what was started does not listen. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Aborted')), { once: true })
    work.then(resolve, reject)
  })
}

/** Not in the form of the contract, such as a proxy's own 401: the link then keeps the whole answer as data. */
const isForeign = ({ data }: ORPCError<string, unknown>): boolean =>
  typeof data === 'object' && data !== null && 'headers' in data && 'body' in data

const isTrustProblem = (code: string): boolean =>
  /^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH|ERR_SSL_)/.test(code)
