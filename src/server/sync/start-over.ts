import { ORPCError } from '@orpc/server'
import type { Epoch } from '#shared/domain/ids.ts'

/** What the laptop goes by is not of this life of the database, or cannot be trusted. */
export const startOver = (reason: 'epoch' | 'schema' | 'tooOld' | 'unknown', epoch: Epoch) =>
  new ORPCError('START_OVER', { status: 409, data: { reason, epoch } })
