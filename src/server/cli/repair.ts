/** Repair mode for a database that was put back by other means than `restore`: point-in-time recovery, fail-over. */
import { sql } from 'kysely'
import { systemClock } from '../clock.ts'
import { type Database, readLife } from '../database/index.ts'
import { revocationFile } from '../identity/index.ts'
import { systemRandom } from '../random.ts'
import { beginLife } from '../repair/index.ts'
import { type Command, CommandProblem } from './command.ts'
import { gatherOption } from './gather.ts'
import { withOpened } from './opened.ts'

const STEPS = ['begin', 'status', 'finish'] as const

export const repair: Command = {
  summary: 'Begin repairing a database put back by other means, look how it goes, or stop gathering',
  usage: `${STEPS.join('|')} [--gather MINUTES]`,
  options: { gather: { type: 'string' } },
  async run({ config, values, positionals, print }) {
    const step = STEPS.find((s) => s === positionals[0])
    if (step === undefined || positionals.length > 1)
      throw new CommandProblem(`Please say which: npm run server -- repair ${STEPS.join('|')}`)
    const gatherMs = gatherOption(values.gather)
    await withOpened(config, async ({ database, server }) => {
      if (step === 'begin')
        await beginLife(database, {
          server,
          random: systemRandom,
          now: systemClock.now(),
          gatherMs,
          revocations: await revocationFile(config.revocationsFile).read(),
        })
      // Whichever server process looks next applies what there is.
      if (step === 'finish')
        await database.kysely
          .updateTable('meta')
          .set({ repair_until: systemClock.now() })
          .where('repair_until', 'is not', null)
          .execute()
      print(await statusOf(database))
    })
    return 0
  },
}

async function statusOf(database: Database): Promise<string> {
  const { epoch, repairUntil } = await readLife(database.kysely)
  if (repairUntil === null) return `Nothing is being repaired; changes are accepted. Epoch ${epoch}.`
  const { rows } = await sql<{ changes: number; people: number }>`
    select count(*) as changes, count(distinct person_id) as people from kept_change`.execute(database.kysely)
  const { changes = 0, people = 0 } = rows[0] ?? {}
  const isOver = repairUntil <= systemClock.now()
  return [
    `${isOver ? 'Gathering is over; what there is is applied by the running server' : `Gathering until ${new Date(repairUntil).toISOString()}`}.`,
    `To be applied: ${changes} changes of ${people} people. Epoch ${epoch}.`,
  ].join('\n')
}
