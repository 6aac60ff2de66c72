/** Makes a building with floors and bookable desks from a plan made elsewhere. */
import { basename, extname } from 'node:path'
import type { BuildingId, FloorId, SiteId } from '#shared/domain/ids.ts'
import type { PlanFormat } from '#shared/plan-import/format.ts'
import type {
  FileContents,
  FoundBlock,
  FoundLayer,
  ImportCounts,
  ImportedBuilding,
  ImportedStorey,
} from '#shared/plan-import/imported.ts'
import { type ImportStage, type ImportWishes, NO_WISHES } from '#shared/plan-import/options.ts'
import type { Scale } from '#shared/plan-import/scale.ts'
import { problemSentence, warningSentence } from '#shared/plan-import/sentences.en.ts'
import { type Administering, administer, COMMAND_LINE, type Surroundings } from '../administration/index.ts'
import { isSameName, saveBuilding } from '../buildings/index.ts'
import type { Tx } from '../database/index.ts'
import { newUuid, type Random } from '../random.ts'
import { subjectOf } from './effect.ts'
import { ImportFailed } from './import-failed.ts'
import { publishPlan } from './publish.ts'
import { type Limits, readPlanFile } from './read-plan.ts'

export interface ImportPlanArgs {
  readonly file: string
  /** Name or id; needed unless it is a dry run. */
  readonly site: string | null
  /** Null: what the file calls the building, else the file's name. */
  readonly building: string | null
  readonly dryRun: boolean
  /** How to read it; null: as the file says. */
  readonly wishes?: ImportWishes
}

interface Opened extends Surroundings {
  readonly random: Random
  readonly close: () => Promise<void>
}

export interface ImportPlanNeeds {
  /** Opens the migrated database; not called in a dry run. The import closes it. */
  readonly connect: () => Promise<Opened>
  readonly limits?: Limits
  readonly onProgress?: (stage: ImportStage) => void
}

export interface ImportReport {
  readonly format: PlanFormat
  readonly counts: ImportCounts
  readonly contents: FileContents
  readonly scale: Scale
  readonly layers: readonly FoundLayer[]
  readonly blocks: readonly FoundBlock[]
  /** Sentences. */
  readonly warnings: readonly string[]
  readonly building: string
  /** Null in a dry run. */
  readonly site: string | null
  readonly floors: readonly { readonly name: string; readonly rooms: number; readonly desks: number }[]
}

/** Seldom what was meant: many models hold rooms and walls, and their desks are blocks of another name. */
const NO_DESKS = 'The file holds no desks, so nothing can be booked in this building.'

/** @throws ImportFailed with a sentence; nothing was changed then */
export async function importPlan(args: ImportPlanArgs, needs: ImportPlanNeeds): Promise<ImportReport> {
  const { file, site, dryRun } = args
  if (site === null && !dryRun)
    throw new ImportFailed('Please say with --site which site the building stands on.')
  const read = await readPlanFile(file, {
    wishes: args.wishes ?? NO_WISHES,
    ...(needs.limits ? { limits: needs.limits } : {}),
    ...(needs.onProgress ? { onProgress: needs.onProgress } : {}),
  })
  if (!read.ok) throw new ImportFailed(`${file}: ${problemSentence(read.problem)}`)
  const name = (
    args.building?.trim() ||
    read.building.name ||
    basename(file, extname(file)).replace(/_+/g, ' ')
  ).slice(0, 120)
  const report = (siteName: string | null): ImportReport => ({
    format: read.building.format,
    counts: read.building.counts,
    contents: read.building.contents,
    scale: read.building.scale,
    layers: read.building.layers,
    blocks: read.building.blocks,
    warnings: [
      ...read.building.warnings.map(warningSentence),
      ...(read.building.counts.desks === 0 ? [NO_DESKS] : []),
    ],
    building: name,
    site: siteName,
    floors: read.building.storeys.map((s) => ({
      name: s.name,
      rooms: s.document.rooms.length,
      desks: s.document.spaces.length,
    })),
  })
  if (dryRun || site === null) return report(null)
  if (read.building.scale.unitsPerMetre === null)
    throw new ImportFailed(
      `${file}: The drawing does not say its scale. Please give it: --scale 1:100, --units mm, or --scale N with N units in a metre.`,
    )
  const opened = await needs.connect()
  try {
    return report(
      await administer(opened, COMMAND_LINE, (a) =>
        createBuilding(a, site, name, read.building, opened.random),
      ),
    )
  } finally {
    await opened.close()
  }
}

/** @returns the site's name */
async function createBuilding(
  administering: Administering,
  wantedSite: string,
  name: string,
  { storeys }: ImportedBuilding,
  random: Random,
): Promise<string> {
  const { tx, now, audit } = administering
  const site = await findSite(tx, wantedSite)
  const buildingId = newUuid(random) as BuildingId
  const floors = namedApart(storeys).map(({ name, level, document }) => ({
    draft: { id: newUuid(random) as FloorId, name, level },
    document,
  }))
  const draft = { name, floors: floors.map((f) => f.draft) }
  const saved = await saveBuilding(administering, { siteId: site.id, buildingId, was: null, draft })
  if (saved.state === 'nameTaken')
    throw new ImportFailed(
      `The site ${site.name} already has a building ${name}. Please name this one differently with --building.`,
    )
  if (saved.state !== 'saved') throw new Error(`a new building was not saved: ${saved.state}`)
  for (const { draft: floor, document } of floors) {
    const version = await publishPlan(tx, floor.id, document, now)
    await audit({
      action: 'plan.published',
      subject: subjectOf({ ...floor, building: name }),
      before: null,
      after: { planVersion: version, spacesAdded: document.spaces.length },
    })
  }
  return site.name
}

/** Files often call several storeys the same; the floors of a building have names of their own. */
function namedApart(storeys: readonly ImportedStorey[]): ImportedStorey[] {
  const named: ImportedStorey[] = []
  for (const storey of storeys) {
    let name = storey.name
    for (let n = 2; named.some((s) => isSameName(s.name, name)); n++) name = `${storey.name} (${n})`
    named.push({ ...storey, name })
  }
  return named
}

async function findSite(tx: Tx, wanted: string): Promise<{ id: SiteId; name: string }> {
  const sites = await tx.selectFrom('site').select(['id', 'name']).orderBy('name').execute()
  const found = sites.filter((s) => s.id === wanted.toLowerCase() || isSameName(s.name, wanted))
  const [site] = found
  if (found.length > 1)
    throw new ImportFailed(
      `Several sites are called ${wanted}. Please give one of their ids: ${found.map((s) => s.id).join(', ')}.`,
    )
  if (!site)
    throw new ImportFailed(
      sites.length === 0
        ? 'There is no site yet to import into.'
        : `There is no site ${wanted}. The sites are: ${sites.map((s) => s.name).join(', ')}.`,
    )
  return site
}

/** One line of JSON for scripts. */
export const reportLine = (report: ImportReport): string => {
  const { format, counts, contents, scale, layers, blocks, warnings } = report
  return JSON.stringify({ format, ...counts, ...contents, scale, layers, blocks, warnings })
}

/** A few lines for people. */
export function reportText(report: ImportReport): string {
  const { counts, contents, scale, layers, blocks, warnings, building, site, floors } = report
  const { storeys, rooms, walls, doors, windows, desks, furniture, texts, lines } = counts
  const per = scale.unitsPerMetre
  return [
    site === null ? `${building} (dry run: nothing was changed)` : `${building} was added to ${site}.`,
    `${storeys} storeys, ${rooms} rooms, ${walls} walls, ${doors} doors, ${windows} windows, ${desks} desks, ${furniture} other furniture`,
    ...(lines + texts > 0 ? [`Beneath: ${lines} lines; ${texts} texts`] : []),
    ...floors.map((f) => `  ${f.name}: ${f.rooms} rooms, ${f.desks} desks`),
    ...(Object.keys(contents).length > 0
      ? [
          `In the file: ${Object.entries(contents)
            .map(([what, n]) => `${n} ${WORDS[what] ?? what}`)
            .join(', ')}`,
        ]
      : []),
    per === null
      ? 'Scale: unknown'
      : `Scale: ${Number(per.toFixed(2))} ${scale.unit} in a metre (${[scale.certainty, scale.evidence].filter(Boolean).join(': ')})`,
    ...layers.map((l) => `  Layer ${l.name || '(none)'}: ${l.objects} objects, taken as ${l.role}`),
    ...blocks.map((b) => `  Block ${b.name}: ${b.count} × ${b.width} × ${b.depth} mm, taken as ${b.role}`),
    ...warnings.map((w) => `Note: ${w}`),
  ].join('\n')
}
/** Where a key of the contents is no word. */
const WORDS: Readonly<Record<string, string>> = {
  underlinedTexts: 'of them underlined',
  width: 'pixels wide',
  height: 'pixels high',
}
