/** Checks the published plan of a floor against the rules for workplaces. */
import { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { checkPlan } from '#shared/floor-checks/checker.ts'
import { fill, sentenceOf } from '#shared/floor-checks/sentence.ts'
import { CHECK_TEXTS } from '#shared/floor-checks/texts.ts'
import type { Warning } from '#shared/floor-checks/warning.ts'
import type { Database } from '../database/index.ts'
import { reportToPdf } from './sheet-pdf.ts'

export interface CheckedFloor {
  readonly floor: { readonly id: string; readonly name: string }
  /** Of the published plan. */
  readonly version: number
  readonly warnings: readonly (Warning & { readonly sentence: string })[]
  /** That the checks do not replace a risk assessment. */
  readonly note: string
}

/** @returns null when there is no such floor or it has no published plan */
export async function checkFloor(
  database: Database,
  floorId: string,
  language: 'de' | 'en',
): Promise<CheckedFloor | null> {
  const plan = await publishedPlan(database, floorId)
  if (!plan) return null
  const { id, floor, version, document } = plan
  const texts = CHECK_TEXTS[language]
  return {
    floor: { id, name: floor },
    version,
    warnings: checkPlan(document).map((w) => ({ ...w, sentence: sentenceOf(w, document, texts, language) })),
    note: texts.note,
  }
}

/** The same as PDF, for print. @returns null when there is no such floor or it has no published plan */
export async function checkReport(
  database: Database,
  floorId: string,
  language: 'de' | 'en',
): Promise<Uint8Array | null> {
  const plan = await publishedPlan(database, floorId)
  if (!plan) return null
  const { building, floor, version, document } = plan
  const state = fill(CHECK_TEXTS[language].report.version, { version: String(version) })
  return await reportToPdf({ building, floor, state, document, warnings: checkPlan(document), language })
}

async function publishedPlan({ kysely }: Database, floorId: string) {
  // Compared here, since not everything that is asked for is an id.
  const floors = await kysely
    .selectFrom('floor as f')
    .innerJoin('building as b', 'b.id', 'f.building_id')
    .select(['f.id', 'f.name as floor', 'b.name as building'])
    .execute()
  const floor = floors.find((f) => f.id === floorId.toLowerCase())
  if (!floor) return null
  const plan = await kysely
    .selectFrom('floor_plan')
    .select(['version', 'document'])
    .where('floor_id', '=', floor.id)
    .where('state', '=', 'published')
    .executeTakeFirst()
  return plan ? { ...floor, version: plan.version, document: FloorPlanDocument.parse(plan.document) } : null
}
