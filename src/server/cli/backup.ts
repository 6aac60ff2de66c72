/** Backup and restore of the whole database. */
import { resolve } from 'node:path'
import { restoreBackup, takeBackup } from '../backup/index.ts'
import { systemClock } from '../clock.ts'
import { revocationFile } from '../identity/index.ts'
import { systemRandom } from '../random.ts'
import { type Command, CommandProblem } from './command.ts'
import { gatherOption } from './gather.ts'
import { withOpened } from './opened.ts'

const timeOf = (at: number): string => new Date(at).toISOString()

function oneFile(name: string, positionals: readonly string[]): string {
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0)
    throw new CommandProblem(`Please name one file: npm run server -- ${name} FILE`)
  return resolve(file)
}

export const backup: Command = {
  summary: 'Write the whole database into a file',
  usage: 'FILE [--force]',
  options: { force: { type: 'boolean' } },
  async run({ config, values, positionals, print }) {
    const path = oneFile('backup', positionals)
    const head = await withOpened(config, ({ database, server }) =>
      takeBackup({
        database,
        server,
        databaseUrl: config.databaseUrl,
        path,
        overwrite: values.force === true,
        now: systemClock.now(),
      }),
    )
    print(`Backup of ${timeOf(head.at)} in ${path} (${Math.ceil(head.bytes / 1024)} KiB).`)
    return 0
  },
}

export const restore: Command = {
  summary: 'Put a backup in the place of the database, and let laptops repair what it lacks',
  usage: 'FILE [--force] [--gather MINUTES]',
  options: { force: { type: 'boolean' }, gather: { type: 'string' } },
  async run({ config, values, positionals, print }) {
    const gatherMs = gatherOption(values.gather)
    const { head, life } = await restoreBackup({
      config,
      path: oneFile('restore', positionals),
      overwrite: values.force === true,
      revocations: revocationFile(config.revocationsFile),
      random: systemRandom,
      now: systemClock.now(),
      gatherMs,
    })
    print(
      `Restored ${head.name} as of ${timeOf(head.at)}. Start the server now: until ${timeOf(life.repairUntil ?? 0)} it gathers from the laptops what was accepted since, then it applies that and opens.`,
    )
    return 0
  },
}
