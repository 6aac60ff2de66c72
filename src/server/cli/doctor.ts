/** Looks at the surroundings and the database, and says what is wrong in words. */
import { sql } from 'kysely'
import { verifyAudit } from '../audit/index.ts'
import { type Database, openDatabase, readLife } from '../database/index.ts'
import { newest } from '../database/migrations/index.ts'
import type { Command } from './command.ts'

type Finding = readonly [isFine: boolean, text: string]

export const doctor: Command = {
  summary: 'Check the surroundings and the database; changes nothing but to make a missing one',
  usage: '',
  options: {},
  async run({ config, print }) {
    const findings: Finding[] = [[true, `Node ${process.versions.node}`]]
    const database = await openDatabase(config)
    try {
      const where = database.kind === 'pglite' ? `embedded, in ${config.dataFolder}` : 'PostgreSQL'
      findings.push([true, `Database: ${where}`], ...(await lookAt(database)))
    } finally {
      await database.close()
    }
    for (const [isFine, text] of findings) print(`${isFine ? 'ok ' : 'BAD'} ${text}`)
    return findings.every(([isFine]) => isFine) ? 0 : 1
  },
}

async function lookAt(database: Database): Promise<Finding[]> {
  const { kysely } = database
  const findings: Finding[] = []
  const version = await sql<{ server_version_num: string; server_version: string }>`
    select current_setting('server_version_num') as server_version_num,
      current_setting('server_version') as server_version`.execute(kysely)
  const [row] = version.rows
  const isNewEnough = Number(row?.server_version_num) >= 150_000
  findings.push([
    isNewEnough,
    `PostgreSQL ${row?.server_version}${isNewEnough ? '' : ' is too old: 15 or newer is needed'}`,
  ])
  const { rows: known } = await sql<{ exists: boolean }>`
    select to_regclass('migration') is not null as exists`.execute(kysely)
  if (!known[0]?.exists) {
    findings.push([false, 'No tables yet: run npm run server -- migrate'])
    return findings
  }
  const { rows: done } = await sql<{ version: number }>`
    select max(number) as version from migration`.execute(kysely)
  const at = done[0]?.version ?? 0
  findings.push([
    at === newest,
    at === newest
      ? `Migration ${at}`
      : at < newest
        ? `Migration ${at} of ${newest}: run npm run server -- migrate`
        : `Migration ${at}, but this version of Platzwahl ends at ${newest}: update it`,
  ])
  if (at === newest) {
    const { repairUntil } = await readLife(kysely)
    findings.push([
      repairUntil === null,
      repairUntil === null
        ? 'Nothing is being repaired'
        : 'The database was restored and gathers what it lost: npm run server -- repair status',
    ])
    const { entries, broken } = await verifyAudit(kysely)
    findings.push([
      broken === null,
      broken === null
        ? `Audit: ${entries} entries, each follows from the one before`
        : `Audit: entry ${broken} is not as it was written, or one before it is missing`,
    ])
  }
  const { rows: old } = await sql<{ minutes: number }>`
    select coalesce(max(extract(epoch from clock_timestamp() - xact_start)) / 60, 0)::float as minutes
    from pg_stat_activity where state <> 'idle' and pid <> pg_backend_pid()`.execute(kysely)
  const minutes = Math.round(old[0]?.minutes ?? 0)
  findings.push([
    minutes < 60,
    minutes < 60 ? 'No transaction is left open' : `A transaction has been open for ${minutes} minutes`,
  ])
  return findings
}
