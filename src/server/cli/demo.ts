/** The demo city, made once and kept looking like this week. */
import { sql } from 'kysely'
import { dayAt } from '#shared/calendar/day.ts'
import { systemClock } from '../clock.ts'
import { type Database, migrate, openDatabase } from '../database/index.ts'
import { readDemoLogins, refreshDemo, seedDemo } from '../demo/index.ts'
import { systemRandom } from '../random.ts'
import { type Command, CommandProblem } from './command.ts'

/** Where the demo city lies. */
const TIME_ZONE = 'Europe/Berlin'

const options = () => ({
  today: dayAt(systemClock.now(), TIME_ZONE),
  clock: systemClock,
  random: systemRandom,
})

async function isEmpty(database: Database): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`select not exists (select from site) as empty`.execute(
    database.kysely,
  )
  return rows[0]?.empty ?? false
}

/**
 * Fills an empty database with the demo, or brings the weeks ahead of one that has it up to date.
 * @param name of the server
 */
export async function provideDemo(database: Database, name: string): Promise<void> {
  if (await isEmpty(database)) await seedDemo(database, { ...options(), name })
  else await refreshDemo(database, options())
}

export const seed: Command = {
  summary: 'Fill an empty database with the demo city',
  usage: '',
  options: {},
  async run({ config, print }) {
    const database = await openDatabase(config)
    try {
      await migrate(database, systemClock.now())
      if (!(await isEmpty(database)))
        throw new CommandProblem('The database is not empty; the demo city needs one of its own.')
      await seedDemo(database, { ...options(), name: config.name })
    } finally {
      await database.close()
    }
    print('The demo city is there. Sign in as (name / password):')
    for (const { login, password, note } of await readDemoLogins())
      print(`  ${login.padEnd(22)} ${password.padEnd(12)} ${note.en}`)
    return 0
  },
}
