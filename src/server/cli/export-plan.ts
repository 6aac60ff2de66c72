/** Writes a floor, or a building, into a file that others read. */
import { EXPORT_FORMATS } from '#shared/plan-export/floor.ts'
import { parseScale } from '#shared/plan-import/scale.ts'
import { openDatabase } from '../database/index.ts'
import { ExportFailed, exportPlan } from '../floor-plans/index.ts'
import { type Command, CommandProblem, writeResult } from './command.ts'

export const exportPlanCommand: Command = {
  summary: 'Write a published floor (or a building, as JSON or CSV) into a file',
  usage: `--floor ID|NAME [--building ID|NAME] --format ${EXPORT_FORMATS.join('|')} --out FILE [--scale 1:N]`,
  options: {
    floor: { type: 'string' },
    building: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    scale: { type: 'string' },
  },
  async run({ config, values, positionals, print }) {
    const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
    const format = EXPORT_FORMATS.find((f) => f === text('format'))
    if (!format) throw new CommandProblem(`--format is one of ${EXPORT_FORMATS.join(', ')}.`)
    const out = text('out')
    if (out === null || positionals.length > 0)
      throw new CommandProblem('Please say with --out which file to write.')
    const [floor, building] = [text('floor'), text('building')]
    if (floor === null && building === null)
      throw new CommandProblem('Please say with --floor or --building what to write.')
    const scale = text('scale')
    const given = scale === null ? null : parseScale(scale)
    if (scale !== null && given?.kind !== 'ratio') throw new CommandProblem('--scale is 1:100 or the like.')
    const database = await openDatabase(config)
    let content: Uint8Array
    try {
      const ratio = given?.kind === 'ratio' ? given.ratio : null
      content = await exportPlan(database, { floor, building, format, ratio })
    } catch (error) {
      if (error instanceof ExportFailed) throw new CommandProblem(error.message, { cause: error })
      throw error
    } finally {
      await database.close()
    }
    print(await writeResult(out, content))
    return 0
  },
}
