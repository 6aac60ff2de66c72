import { ORPCError } from '@orpc/server'
import { readMeta } from '../cache/meta.ts'
import { type Context, signedIn } from '../procedures.ts'

/** @throws ORPCError: the screens of others do not offer it */
export function manager(context: Context) {
  const active = signedIn(context)
  if (!readMeta(active.db, 'me')?.roles.includes('facility'))
    throw new ORPCError('FORBIDDEN', { message: 'Floors are edited by facility managers' })
  return active
}
