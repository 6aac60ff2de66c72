/** Makes a building from a plan drawn elsewhere. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type ImportWishes, NO_WISHES } from '#shared/plan-import/options.ts'
import { BLOCK_ROLES, LAYER_ROLES } from '#shared/plan-import/roles.ts'
import { LENGTH_UNITS, parseScale, type ScaleGiven } from '#shared/plan-import/scale.ts'
import { ImportFailed, importPlan, reportLine, reportText } from '../floor-plans/index.ts'
import { type Command, CommandProblem, type Invocation } from './command.ts'
import { open } from './opened.ts'

const Mapping = z.strictObject({
  layers: z.record(z.string(), z.enum(LAYER_ROLES)).default({}),
  blocks: z.record(z.string(), z.enum(BLOCK_ROLES)).default({}),
})

export const importPlanCommand: Command = {
  summary: 'Make a building with floors, rooms and desks from an IFC, DXF, SVG, PDF, PNG or JPEG file',
  usage:
    'FILE --site SITE [--building NAME] [--scale 1:N|UNITS-PER-METRE | --units mm|cm|m|in|ft] [--page N] [--mapping FILE.json] [--dry-run] [--json]',
  options: {
    site: { type: 'string' },
    building: { type: 'string' },
    scale: { type: 'string' },
    units: { type: 'string' },
    page: { type: 'string' },
    mapping: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run({ config, values, positionals, print }) {
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0)
      throw new CommandProblem('Please name one file: npm run server -- import-plan FILE --site SITE')
    const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
    const wishes = await readWishes(values)
    try {
      const report = await importPlan(
        { file, site: text('site'), building: text('building'), dryRun: values['dry-run'] === true, wishes },
        { connect: () => open(config) },
      )
      print(values.json ? reportLine(report) : reportText(report))
      return 0
    } catch (error) {
      if (error instanceof ImportFailed) throw new CommandProblem(error.message, { cause: error })
      throw error
    }
  },
}

async function readWishes(values: Invocation['values']): Promise<ImportWishes> {
  const page = values.page === undefined ? 1 : Number(values.page)
  if (!Number.isInteger(page) || page < 1) throw new CommandProblem('--page is the number of a page, from 1.')
  const mapping = typeof values.mapping === 'string' ? await readMapping(values.mapping) : null
  return { ...NO_WISHES, ...mapping, page, scale: readScale(values) }
}

function readScale({ scale, units }: Invocation['values']): ScaleGiven | null {
  if (scale !== undefined && units !== undefined)
    throw new CommandProblem('Please give either --scale or --units.')
  if (units !== undefined) {
    const unit = LENGTH_UNITS.find((u) => u === units)
    if (!unit) throw new CommandProblem(`--units is one of ${LENGTH_UNITS.join(', ')}.`)
    return { kind: 'unit', unit }
  }
  if (scale === undefined) return null
  const given = parseScale(String(scale))
  if (!given) throw new CommandProblem('--scale is 1:100, or how many units of the drawing a metre has.')
  return given
}

async function readMapping(path: string): Promise<z.infer<typeof Mapping>> {
  let content: unknown
  try {
    content = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    throw new CommandProblem(`The mapping ${path} could not be read as JSON.`)
  }
  const mapping = Mapping.safeParse(content)
  if (mapping.success) return mapping.data
  const [issue] = mapping.error.issues
  throw new CommandProblem(
    `The mapping ${path} is not right at ${issue?.path.join('.') || 'its beginning'}: layers are taken as ${LAYER_ROLES.join(', ')}; blocks as ${BLOCK_ROLES.join(', ')}.`,
  )
}
