/** Which tables have rows that a pull must look at: a single question, so that an empty pull is cheap. */
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import type { Viewer } from '../identity/index.ts'
import { changedBetween, STAMPED } from './snapshot.ts'

export type Changed = Readonly<Record<(typeof STAMPED)[number] | 'mutation', boolean>>

export async function changedTables(
  tx: Tx,
  viewer: Viewer,
  since: string | null,
  until: string,
): Promise<Changed> {
  if (since === null) return Object.fromEntries([...STAMPED, 'mutation'].map((t) => [t, true])) as Changed
  const isChanged = changedBetween(sql`rev`, since, until)
  const flags = STAMPED.map(
    (t) => sql`exists (select from ${sql.table(t)} where ${isChanged}) as ${sql.ref(t)}`,
  )
  const { rows } = await sql<Changed>`select ${sql.join(flags)},
    exists (select from mutation where device_id = ${viewer.deviceId} and ${isChanged}) as mutation`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('a select without a table gives one row')
  return row
}
