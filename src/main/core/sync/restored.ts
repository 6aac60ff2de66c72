/** What a laptop knows of its server having been put back to an older state. */
import { z } from 'zod'
import { Epoch } from '#shared/domain/ids.ts'
import type { ReadDb, WriteDb } from '../cache/database.ts'
import { readMeta, writeMeta } from '../cache/meta.ts'

/** What the server says with START_OVER. */
export const StartOver = z.object({ reason: z.string(), epoch: Epoch })

/** The server began this life, or null: has lost something in the life it is in, as it seems. */
export function suspect(tx: WriteDb, epoch: Epoch | null): void {
  const under = readMeta(tx, 'repair')
  if (under && under.epoch === epoch) return
  writeMeta(tx, 'repair', { epoch, shown: 0, settled: 0 })
}

/** Nothing has to be shown to the server in this life of it, or it is being shown. */
export const isReconciled = (db: ReadDb, epoch: Epoch): boolean => {
  const under = readMeta(db, 'repair')
  return under ? under.epoch === epoch : readMeta(db, 'epoch') === epoch
}
