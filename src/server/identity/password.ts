/** Passwords as Argon2id (OWASP's first choice of parameters), never more at once than the machine bears. */
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { ORPCError } from '@orpc/server'
import type { Random } from '../random.ts'

const PARAMETERS = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string, random: Random): Promise<string> =>
  hash(password, { ...PARAMETERS, salt: random.bytes(16) })

/** Of nobody's password: gives an unknown name the same work as a known one. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$cGxhdHp3YWhsbm9ib2R5cw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

const AT_ONCE = 4
const WAITING = 200
let running = 0
const queue: (() => void)[] = []

/**
 * Whether the password fits; takes as long when there is no hash to fit.
 * @throws SERVICE_UNAVAILABLE when too many wait already
 */
export async function passwordFits(password: string, known: string | null): Promise<boolean> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING)
      throw new ORPCError('SERVICE_UNAVAILABLE', { status: 503, data: { retryAfter: 2 } })
    await new Promise<void>((go) => queue.push(go))
  } else running++
  try {
    const fits = await verify(known ?? NOBODY, password)
    return fits && known !== null
  } finally {
    const next = queue.shift()
    if (next) next()
    else running--
  }
}
