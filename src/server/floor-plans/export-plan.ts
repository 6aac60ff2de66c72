/** Writes published floors in a format that others read. */
import type { FloorId } from '#shared/domain/ids.ts'
import { spacesToCsv } from '#shared/plan-export/csv.ts'
import { sheetToDxf } from '#shared/plan-export/dxf.ts'
import type { ExportedFloor, ExportedPlan, ExportFormat } from '#shared/plan-export/floor.ts'
import { planToJson } from '#shared/plan-export/json.ts'
import { A3, fittingRatio, PNG_SIDE, type Sheet, sheetOf } from '#shared/plan-export/sheet.ts'
import { sheetToSvg } from '#shared/plan-export/svg.ts'
import type { Database } from '../database/index.ts'

/** Why an export was not made, as a sentence. */
export class ExportFailed extends Error {
  override readonly name = 'ExportFailed'
}

export interface ExportArgs {
  /** Id of a floor, or null for all floors of the building. */
  readonly floor: string | null
  /** Name or id. */
  readonly building: string | null
  readonly format: ExportFormat
  /** 1 : ratio on paper; null: the largest usual one that fits A3. */
  readonly ratio: number | null
}

/** @throws ExportFailed */
export async function exportPlan(database: Database, args: ExportArgs): Promise<Uint8Array> {
  const plan = await publishedPlan(database, args)
  return await planAs(plan, args.format, args.ratio)
}

/** @throws ExportFailed when the format shows one floor and there are more */
export async function planAs(
  plan: ExportedPlan,
  format: ExportFormat,
  ratio: number | null,
): Promise<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text)
  if (format === 'json') return encode(planToJson(plan))
  if (format === 'csv') return encode(spacesToCsv(plan))
  const [floor, ...more] = plan.floors
  if (!floor || more.length > 0)
    throw new ExportFailed(
      `${format.toUpperCase()} shows one floor. Please say which with --floor: ${plan.floors.map((f) => f.name).join(', ')}.`,
    )
  const sheet = sheetOf(plan.name, floor, ratio ?? fittingRatio(floor, A3))
  if (format === 'svg') return encode(sheetToSvg(sheet))
  if (format === 'dxf') return encode(sheetToDxf(sheet))
  if (format === 'pdf') {
    const { sheetToPdf } = await import('./sheet-pdf.ts')
    return await sheetToPdf(sheet)
  }
  return await sheetToPng(sheet)
}

async function sheetToPng(sheet: Sheet): Promise<Uint8Array> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas')
  const factor = PNG_SIDE / Math.max(sheet.width, sheet.height)
  const [width, height] = [Math.ceil(sheet.width * factor), Math.ceil(sheet.height * factor)]
  const image = await loadImage(Buffer.from(sheetToSvg(sheet)))
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(image, 0, 0, width, height)
  return await canvas.encode('png')
}

async function publishedPlan(database: Database, { floor, building }: ExportArgs): Promise<ExportedPlan> {
  const all = await database.kysely
    .selectFrom('floor as f')
    .innerJoin('building as b', 'b.id', 'f.building_id')
    .select(['f.id', 'f.name', 'f.level', 'b.id as building_id', 'b.name as building'])
    .orderBy('b.name')
    .orderBy('b.id')
    .orderBy('f.level')
    .execute()
  const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()
  const inBuilding =
    building === null ? all : all.filter((f) => f.building_id === building || same(f.building, building))
  const wanted = floor === null ? inBuilding : inBuilding.filter((f) => f.id === floor || same(f.name, floor))
  const names = [...new Set(all.map((f) => f.building))].join(', ')
  const [first] = wanted
  if (!first)
    throw new ExportFailed(
      inBuilding.length === 0
        ? `There is no building ${building ?? ''} with floors. The buildings are: ${names}.`
        : `There is no floor ${floor ?? ''}. The floors are: ${inBuilding.map((f) => `${f.building} ${f.name} (${f.id})`).join(', ')}.`,
    )
  if (wanted.some((f) => f.building_id !== first.building_id))
    throw new ExportFailed(
      `Several buildings have such a floor. Please name one with --building, or give a floor's id: ${wanted
        .map((f) => `${f.building} ${f.name} (${f.id})`)
        .join(', ')}.`,
    )
  const floors: ExportedFloor[] = []
  for (const { id, name, level } of wanted) {
    const document = await publishedDocument(database, id)
    if (document) floors.push({ name, level, document })
  }
  if (floors.length === 0)
    throw new ExportFailed(`Nothing is published for ${first.building} ${first.name} yet.`)
  return { name: first.building, floors }
}

async function publishedDocument(database: Database, id: FloorId): Promise<ExportedFloor['document'] | null> {
  const row = await database.kysely
    .selectFrom('floor_plan')
    .select('document')
    .where('floor_id', '=', id)
    .where('state', '=', 'published')
    .executeTakeFirst()
  return row?.document ?? null
}
