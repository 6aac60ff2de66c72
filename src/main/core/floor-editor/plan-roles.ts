/** What layers and blocks of imported drawings stand for, as a fact of this laptop. */
import type { PlanRoles } from '#shared/plan-import/roles.ts'
import type { ReadDb, WriteDb } from '../cache/database.ts'
import { readMeta, writeMeta } from '../cache/meta.ts'

/** Names of each sort that are kept; the earliest are forgotten. */
const MOST = 2_000

export const readRoles = (db: ReadDb): PlanRoles => readMeta(db, 'planRoles') ?? { layers: {}, blocks: {} }

export function addRoles(tx: WriteDb, { layers, blocks }: PlanRoles): void {
  const known = readRoles(tx)
  writeMeta(tx, 'planRoles', {
    layers: latest(known.layers, layers),
    blocks: latest(known.blocks, blocks),
  })
}

function latest<R>(known: Record<string, R>, said: Record<string, R>): Record<string, R> {
  const before = Object.entries(known).filter(([name]) => !Object.hasOwn(said, name))
  return Object.fromEntries([...before, ...Object.entries(said)].slice(-MOST))
}
