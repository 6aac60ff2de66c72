/** Makes a building from a plan drawn elsewhere. */
import { systemClock } from '../clock.ts'
import { migrate, openDatabase } from '../database/index.ts'
import { ImportFailed, importPlan, reportLine, reportText } from '../floor-plans/index.ts'
import { systemRandom } from '../random.ts'
import { type Command, CommandProblem } from './command.ts'

export const importPlanCommand: Command = {
  summary: 'Make a building with floors, rooms and desks from an IFC file',
  usage: 'FILE.ifc --site SITE [--building NAME] [--dry-run] [--json]',
  options: {
    site: { type: 'string' },
    building: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run({ config, values, positionals, print }) {
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0)
      throw new CommandProblem('Please name one file: npm run server -- import-plan FILE.ifc --site SITE')
    const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
    try {
      const report = await importPlan(
        { file, site: text('site'), building: text('building'), dryRun: values['dry-run'] === true },
        {
          clock: systemClock,
          random: systemRandom,
          async connect() {
            const database = await openDatabase(config)
            try {
              await migrate(database, systemClock.now())
            } catch (error) {
              await database.close()
              throw error
            }
            return database
          },
        },
      )
      print(values.json ? reportLine(report) : reportText(report))
      return 0
    } catch (error) {
      if (error instanceof ImportFailed) throw new CommandProblem(error.message, { cause: error })
      throw error
    }
  },
}
