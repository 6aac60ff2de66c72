/** Calls with this device's session: refreshed in time, ended or wiped only for good reason. */
import { z } from 'zod'
import { ServerInfo, Tokens } from '#shared/contract/central.ts'
import type { CacheDb } from '../cache/database.ts'
import { readMeta, writeMeta } from '../cache/meta.ts'
import type { Platform } from '../platform.ts'
import { type Answer, ask, type Central, connect } from './central.ts'
import { Halt } from './halt.ts'
import { isReconciled, suspect } from './restored.ts'
import { isRevoked } from './revocation.ts'

/** Refreshed so long before the access token ends. */
const EARLY_MS = 30_000

const Unauthorized = z.object({ reason: z.enum(['missing', 'invalid', 'expired', 'otherServer']) })

/** An answer, or an error that the caller knows by code. */
export type Answered<T> = Extract<Answer<T>, { kind: 'ok' | 'error' }>

export interface Authorised {
  readonly central: Central
  /**
   * One call with a valid token.
   * @param limits how long it may take, and what gives up on it
   * @returns its answer or an error its caller knows by code
   * @throws Halt for all that ends a round
   */
  call<T>(
    schema: z.ZodType<T>,
    run: (central: Central, signal: AbortSignal) => Promise<unknown>,
    limits?: { timeoutMs?: number | undefined; stop?: AbortSignal },
  ): Promise<Answered<T>>
  /** Gives up on whatever is under way, now and from now on. */
  abort(): void
}

export function authorised(platform: Platform, db: CacheDb, serverUrl: string): Authorised {
  const { clock } = platform
  const abort = new AbortController()
  const central = connect(platform, serverUrl, () => readMeta(db, 'tokens')?.accessToken ?? null)

  async function refresh(): Promise<void> {
    const tokens = readMeta(db, 'tokens')
    if (!tokens) throw new Halt({ kind: 'expired' })
    const { refreshToken } = tokens
    const answer = await ask(
      clock,
      Tokens,
      (signal) => central.identity.refresh({ refreshToken }, { signal }),
      { stop: abort.signal },
    )
    // When the answer is lost the old token stays, and the server still takes it.
    if (answer.kind === 'ok') db.write((tx) => writeMeta(tx, 'tokens', answer.value))
    else if (isUnauthorized(answer)) throw new Halt({ kind: 'expired' })
    else throw halting(answer)
  }

  /** Before a token goes to an address it never went to: is that the server it belongs to? */
  async function knowServer(): Promise<void> {
    const owner = readMeta(db, 'owner')
    if (!owner || readMeta(db, 'serverUrl') === serverUrl) return
    const anonymous = connect(platform, serverUrl, () => null)
    const answer = await ask(clock, ServerInfo, (signal) => anonymous.server.info(undefined, { signal }), {
      stop: abort.signal,
    })
    if (answer.kind !== 'ok') throw halting(answer)
    const { serverId, publicKey } = answer.value
    if (serverId !== owner.serverId || publicKey !== owner.publicKey) throw new Halt({ kind: 'expired' })
    db.write((tx) => writeMeta(tx, 'serverUrl', serverUrl))
  }

  function halting(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Halt {
    if (answer.kind === 'offline') return new Halt(answer)
    if (answer.kind === 'busy') {
      const { repairing, retryAfterMs } = answer
      if (repairing === null) return new Halt(answer)
      if (isReconciled(db, repairing)) return new Halt({ kind: 'repairing', retryAfterMs })
      db.write((tx) => suspect(tx, repairing))
      return new Halt({ kind: 'restored' })
    }
    if (answer.code === 'UPGRADE_REQUIRED') return new Halt({ kind: 'upgrade' })
    if (answer.code === 'DEVICE_REVOKED' && provenRevocation(answer.data))
      return new Halt({ kind: 'revoked' })
    return new Halt({ kind: 'offline', why: answer.code })
  }

  function provenRevocation(data: unknown): boolean {
    const owner = readMeta(db, 'owner')
    const device = readMeta(db, 'device')
    return owner !== null && device !== null && isRevoked(data, owner, device)
  }

  return {
    central,
    abort: () => abort.abort(),
    async call(schema, run, { timeoutMs, stop } = {}) {
      const tokens = readMeta(db, 'tokens')
      if (!tokens) throw new Halt({ kind: 'expired' })
      await knowServer()
      const serverNow = clock.now() + (readMeta(db, 'clockOffset') ?? 0)
      if (tokens.accessExpiresAt - serverNow < EARLY_MS) await refresh()
      const given = stop ? AbortSignal.any([abort.signal, stop]) : abort.signal
      const once = () => ask(clock, schema, (signal) => run(central, signal), { timeoutMs, stop: given })
      let answer = await once()
      if (isUnauthorized(answer)) {
        await refresh()
        answer = await once()
        if (isUnauthorized(answer)) throw new Halt({ kind: 'expired' })
      }
      if (answer.kind === 'ok') return answer
      if (answer.kind === 'error' && answer.code in LEFT_TO_CALLER) return answer
      throw halting(answer)
    },
  }
}

const LEFT_TO_CALLER = {
  FORBIDDEN: 1,
  BAD_REQUEST: 1,
  PAYLOAD_TOO_LARGE: 1,
  START_OVER: 1,
  PAGE_EXPIRED: 1,
  OUT_OF_ORDER: 1,
  MUTATION_REUSED: 1,
  REFUSED: 1,
}

const isUnauthorized = (answer: Answer<unknown>): boolean =>
  answer.kind === 'error' && answer.code === 'UNAUTHORIZED' && Unauthorized.safeParse(answer.data).success
