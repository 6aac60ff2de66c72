/**
 * Who may talk to the core over loopback: the browser that was given the launch link, and nobody else.
 * The link's token works once; it is exchanged for a cookie that scripts cannot read and other sites
 * cannot send. Names other than this machine's are refused, so that no site can rebind its own to us.
 */
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const COOKIE_PREFIX = 'platzwahl-'

export interface Gate {
  /** Path and query of the launch link. */
  readonly launchPath: string
  /** The request names this very server. */
  addressedToUs(request: IncomingMessage): boolean
  /** The cookie for a launch link used for the first time; null when the token is wrong or used. */
  exchange(token: string): string | null
  knows(request: IncomingMessage): boolean
  /** A page of ours opened the socket. */
  fromOurPage(request: IncomingMessage): boolean
}

/** @param secret 32 random bytes as hexadecimal text, new for each call */
export function createGate(port: number, secret: () => string): Gate {
  let launchToken: string | null = secret()
  const session = secret()
  // Cookies do not tell ports apart; the name does.
  const cookie = `${COOKIE_PREFIX}${port}`
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])

  return {
    launchPath: `/launch?token=${launchToken}`,
    addressedToUs: (request) => hosts.has(request.headers.host ?? ''),
    exchange(token) {
      if (launchToken === null || !same(token, launchToken)) return null
      launchToken = null
      return `${cookie}=${session}; Path=/; HttpOnly; SameSite=Strict`
    },
    knows(request) {
      const given = (request.headers.cookie ?? '').split(/;\s*/).find((c) => c.startsWith(`${cookie}=`))
      return given !== undefined && same(given.slice(cookie.length + 1), session)
    },
    fromOurPage: (request) => request.headers.origin === `http://${request.headers.host}`,
  }
}

function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
