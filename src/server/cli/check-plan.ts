/** Says where a floor's published plan misses the rules for workplaces. */
import { fill, measured } from '#shared/floor-checks/sentence.ts'
import { CHECK_TEXTS } from '#shared/floor-checks/texts.ts'
import { type CheckedFloor, checkFloor, checkReport } from '../floor-plans/index.ts'
import { type Command, CommandProblem, writeResult } from './command.ts'
import { withOpened } from './opened.ts'

type Language = keyof typeof CHECK_TEXTS

export const checkPlanCommand: Command = {
  summary: 'Check the published plan of a floor against the rules for workplaces',
  usage: '--floor ID [--language de|en] [--json] [--pdf FILE]',
  options: {
    floor: { type: 'string' },
    language: { type: 'string' },
    json: { type: 'boolean' },
    pdf: { type: 'string' },
  },
  async run({ config, values, print }) {
    const { floor, language = 'de' } = values
    if (typeof floor !== 'string')
      throw new CommandProblem('Please name a floor: npm run server -- check-plan --floor ID')
    if (language !== 'de' && language !== 'en') throw new CommandProblem('The languages are de and en.')
    const missing = () => new CommandProblem(`There is no floor ${floor} with a published plan.`)
    if (typeof values.pdf === 'string') {
      const report = await withOpened(config, ({ database }) => checkReport(database, floor, language))
      if (!report) throw missing()
      print(await writeResult(values.pdf, report))
      return 0
    }
    const checked = await withOpened(config, ({ database }) => checkFloor(database, floor, language))
    if (!checked) throw missing()
    if (values.json) print(JSON.stringify(checked))
    else for (const line of linesOf(checked, language)) print(line)
    return 0
  },
}

function linesOf({ floor, version, warnings, note }: CheckedFloor, language: Language): string[] {
  const texts = CHECK_TEXTS[language]
  return [
    `${floor.name} (${version})`,
    ...(warnings.length === 0 ? [texts.none] : []),
    ...warnings.map((w) => {
      const [x, y] = w.at.map((mm) => measured(Math.round(mm / 10) * 10, 'mm', language))
      const about = [w.source, fill(texts.at, { x: x ?? '', y: y ?? '' })].filter((s) => s !== null)
      return `${texts.severity[w.severity]}: ${w.sentence} [${about.join('; ')}]`
    }),
    note,
  ]
}
