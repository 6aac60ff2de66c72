/** Slows down guessing: from the fifth failure on, a login waits at one address, longer each time. */
import { createHmac } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import type { Services } from '../services.ts'

const FREE_FAILURES = 5
const FIRST_WAIT = 2_000
const LONGEST_WAIT = 15 * 60_000
const FORGET_AFTER = 60 * 60_000

type Needs = Pick<Services, 'database' | 'clock' | 'server'>

/** Neither the login nor the address is kept in clear. */
const keyOf = ({ server }: Needs, login: string, ip: string): Buffer =>
  createHmac('sha256', server.secret).update(`sign-in\0${login}\0${ip}`).digest()

/** @throws TOO_MANY_REQUESTS with the seconds to wait */
export async function checkThrottle(services: Needs, login: string, ip: string): Promise<void> {
  const row = await services.database.kysely
    .selectFrom('sign_in_failure')
    .select('blocked_until')
    .where('key', '=', keyOf(services, login, ip))
    .executeTakeFirst()
  const wait = (row?.blocked_until ?? 0) - services.clock.now()
  if (wait > 0)
    throw new ORPCError('TOO_MANY_REQUESTS', { status: 429, data: { retryAfter: Math.ceil(wait / 1000) } })
}

export async function countFailure(services: Needs, login: string, ip: string): Promise<void> {
  const { kysely } = services.database
  const key = keyOf(services, login, ip)
  const now = services.clock.now()
  await kysely.deleteFrom('sign_in_failure').where('forget_at', '<', now).execute()
  const { failures } = await kysely
    .insertInto('sign_in_failure')
    .values({ key, failures: 1, blocked_until: 0, forget_at: now + FORGET_AFTER })
    .onConflict((c) =>
      c.column('key').doUpdateSet((eb) => ({
        failures: eb('sign_in_failure.failures', '+', 1),
        forget_at: now + FORGET_AFTER,
      })),
    )
    .returning('failures')
    .executeTakeFirstOrThrow()
  if (failures < FREE_FAILURES) return
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - FREE_FAILURES))
  await kysely
    .updateTable('sign_in_failure')
    .set({ blocked_until: now + wait })
    .where('key', '=', key)
    .execute()
}

export async function forgetFailures(services: Needs, login: string, ip: string): Promise<void> {
  await services.database.kysely
    .deleteFrom('sign_in_failure')
    .where('key', '=', keyOf(services, login, ip))
    .execute()
}
