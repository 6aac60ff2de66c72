/** Asking a server who it is and who the person is; nothing here touches a cache. */
import { z } from 'zod'
import { PROTOCOL, ServerInfo, Tokens } from '#shared/contract/central.ts'
import type { Failure } from '#shared/contract/local.ts'
import { DeviceId, PersonId } from '#shared/domain/ids.ts'
import type { Platform } from '../platform.ts'
import { type Answer, ask, connect } from '../sync/central.ts'

export interface Failed {
  readonly ok: false
  readonly failure: Failure
  /** Seconds. */
  readonly retryAfter: number | null
}
export const failed = (failure: Failure, retryAfter: number | null = null): Failed => ({
  ok: false,
  failure,
  retryAfter,
})

const SignedIn = z.strictObject({
  personId: PersonId,
  deviceId: DeviceId,
  lastSeq: z.int().nonnegative(),
  tokens: Tokens,
  server: ServerInfo,
})
export type SignedIn = z.infer<typeof SignedIn>

const TIMEOUT_MS = 15_000
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** What a person typed as an address; null when it is none. Passwords travel in clear to no other machine. */
export function serverAddress(typed: string): string | null {
  const trimmed = typed.trim()
  const url = URL.parse(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`)
  if (!url || url.username || url.password || url.search || url.hash) return null
  const local = LOOPBACK.has(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return null
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/api$/, '')}`
}

export async function askServer(platform: Platform, url: string): Promise<ServerInfo | Failed> {
  const central = connect(platform, url, () => null)
  const answer = await ask(
    platform.clock,
    ServerInfo,
    (signal) => central.server.info(undefined, { signal }),
    {
      timeoutMs: TIMEOUT_MS,
    },
  )
  if (answer.kind === 'offline' && answer.why === 'stranger') return failed('notPlatzwahl')
  // A stranger's well-formed error, such as "not found", is no Platzwahl either.
  if (answer.kind === 'error' && answer.code === 'NOT_FOUND') return failed('notPlatzwahl')
  return answer.kind === 'ok' ? checkProtocol(answer.value) : failureOf(answer)
}

export async function askToSignIn(
  platform: Platform,
  url: string,
  who: {
    requestId: string
    login: string
    password: string
    newPassword?: string
    deviceId: DeviceId | null
    deviceName: string
  },
): Promise<SignedIn | Failed> {
  const central = connect(platform, url, () => null)
  const answer = await ask(
    platform.clock,
    SignedIn,
    (signal) => central.identity.signIn({ protocol: PROTOCOL, ...who }, { signal }),
    { timeoutMs: TIMEOUT_MS },
  )
  if (answer.kind !== 'ok') return failureOf(answer)
  const checked = checkProtocol(answer.value.server)
  return 'ok' in checked ? checked : answer.value
}

const checkProtocol = (info: ServerInfo): ServerInfo | Failed =>
  info.protocol.oldest <= PROTOCOL && PROTOCOL <= info.protocol.newest ? info : failed('tooOld')

function failureOf(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Failed {
  if (answer.kind === 'offline') return failed(answer.why === 'untrusted' ? 'untrusted' : 'offline')
  if (answer.kind === 'busy') {
    const seconds = answer.retryAfterMs === null ? null : Math.ceil(answer.retryAfterMs / 1000)
    return failed(answer.tooMany ? 'tooMany' : 'serverError', seconds)
  }
  switch (answer.code) {
    case 'WRONG_CREDENTIALS':
      return failed('wrongCredentials')
    case 'NEW_PASSWORD_NEEDED':
      return failed('newPasswordNeeded')
    case 'UPGRADE_REQUIRED':
      return failed('tooOld')
    case 'DEVICE_REVOKED':
      return failed('revoked')
    default:
      return failed('serverError')
  }
}
