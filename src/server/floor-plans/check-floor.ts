/** Checks the published plan of a floor against the rules for workplaces. */
import { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { checkPlan } from '#shared/floor-checks/checker.ts'
import { type ChecksTexts, sentenceOf } from '#shared/floor-checks/sentence.ts'
import { checksDe } from '#shared/floor-checks/texts.de.ts'
import { checksEn } from '#shared/floor-checks/texts.en.ts'
import type { Warning } from '#shared/floor-checks/warning.ts'
import type { Database } from '../database/index.ts'

export const CHECK_TEXTS: Readonly<Record<'de' | 'en', ChecksTexts>> = { de: checksDe, en: checksEn }

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
  { kysely }: Database,
  floorId: string,
  language: 'de' | 'en',
): Promise<CheckedFloor | null> {
  // Compared here, since not everything that is asked for is an id.
  const floors = await kysely.selectFrom('floor').select(['id', 'name']).execute()
  const floor = floors.find((f) => f.id === floorId.toLowerCase())
  if (!floor) return null
  const plan = await kysely
    .selectFrom('floor_plan')
    .select(['version', 'document'])
    .where('floor_id', '=', floor.id)
    .where('state', '=', 'published')
    .executeTakeFirst()
  if (!plan) return null
  const document = FloorPlanDocument.parse(plan.document)
  const texts = CHECK_TEXTS[language]
  return {
    floor: { id: floor.id, name: floor.name },
    version: plan.version,
    warnings: checkPlan(document).map((w) => ({ ...w, sentence: sentenceOf(w, document, texts, language) })),
    note: texts.note,
  }
}
