import { systemClock } from '../clock.ts'
import { migrate, openDatabase } from '../database/index.ts'
import type { Command } from './command.ts'

export const migrateCommand: Command = {
  summary: 'Bring the database up to this version',
  usage: '',
  options: {},
  async run({ config, print }) {
    const database = await openDatabase(config)
    try {
      const { applied, version } = await migrate(database, systemClock.now())
      print(
        applied.length === 0
          ? `Nothing to do: the database is at migration ${version}.`
          : `Applied ${applied.join(', ')}.`,
      )
      return 0
    } finally {
      await database.close()
    }
  },
}
