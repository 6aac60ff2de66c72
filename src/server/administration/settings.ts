/**
 * What holds for everyone: how far ahead and back laptops know, how long they work without contact, and which
 * features suited to watch people the staff council has approved.
 */
import { sql } from 'kysely'
import type { Facts, SettingsDraft, SettingsRecord } from '#shared/contract/administration.ts'
import { ServerSettings } from '#shared/contract/pull.ts'
import type { Queries } from '../database/index.ts'
import { type Administering, refuseStale } from './administer.ts'
import { approvalInWords } from './approval-in-words.ts'

async function read(queries: Queries) {
  const { rows } = await sql<{ id: string; name: string; version: string; settings: unknown }>`
    select server_id as id, name, rev::text as version, settings from meta`.execute(queries)
  const [row] = rows
  if (!row) throw new Error('a server knows who it is from its first start on')
  return { ...row, settings: ServerSettings.parse(row.settings) }
}

export async function readSettings(queries: Queries): Promise<SettingsRecord> {
  const { version, settings } = await read(queries)
  return { version, ...draftOf(settings) }
}

const draftOf = ({ receiptDays: _, ...draft }: ServerSettings): SettingsDraft => draft

const factsOf = (settings: ServerSettings): Facts => ({
  ...draftOf(settings),
  lookBack: approvalInWords(settings.lookBack),
  tryOut: approvalInWords(settings.tryOut),
})

/**
 * Bookings beyond a shorter window stay as they are.
 * @throws Refused as `changedMeanwhile`
 */
export async function changeSettings(
  { tx, audit, announce }: Administering,
  { version, settings: draft }: { version: string; settings: SettingsDraft },
): Promise<SettingsRecord> {
  const { id, name, version: present, settings } = await read(tx)
  await refuseStale(tx, id, present, version)
  const changed: ServerSettings = { ...settings, ...draft }
  await tx
    .updateTable('meta')
    .set({ settings: JSON.stringify(changed) })
    .execute()
  await audit({
    action: 'settings.changed',
    subject: { id, name },
    before: factsOf(settings),
    after: factsOf(changed),
  })
  announce({ everyone: true })
  return await readSettings(tx)
}
