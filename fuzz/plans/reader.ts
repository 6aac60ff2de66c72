/** The thread that reads damaged plans one after the other; says what did not end well. */
import { randomUUID } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { importNeeds } from '#server/floor-plans/import-needs.ts'
import { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { SpaceId } from '#shared/domain/ids.ts'
import type { ImportResult } from '#shared/plan-import/imported.ts'
import { NO_WISHES } from '#shared/plan-import/options.ts'
import { readAnyPlan } from '#shared/plan-import/read.ts'
import { problemSentence } from '#shared/plan-import/sentences.en.ts'

export interface Answer {
  /** The kind of problem, or `plan`. */
  readonly end: string
  /** What should not have happened; null when all is well. */
  readonly wrong: string | null
}

parentPort?.on('message', async (bytes: Uint8Array) => {
  let answer: Answer
  try {
    const result = await readAnyPlan(importNeeds, bytes, {
      ...NO_WISHES,
      newSpaceId: () => randomUUID() as SpaceId,
      progress: () => {},
    })
    answer = { end: result.ok ? 'plan' : result.problem.kind, wrong: wrongWith(result) }
  } catch (error) {
    answer = { end: 'thrown', wrong: error instanceof Error ? String(error.stack) : String(error) }
  }
  parentPort?.postMessage(answer)
})

function wrongWith(result: ImportResult): string | null {
  if (!result.ok) {
    const sentence = problemSentence(result.problem)
    return /^[A-Z][^\n]*[.)]$/.test(sentence) ? null : `no sentence: ${JSON.stringify(sentence)}`
  }
  for (const { name, document } of result.building.storeys) {
    const checked = FloorPlanDocument.safeParse(document)
    if (!checked.success) return `${name} is no plan: ${checked.error.issues[0]?.path.join('.')}`
    const ids = [
      document.walls,
      document.doors,
      document.windows,
      document.rooms,
      document.furniture,
      document.spaces,
    ]
      .flat()
      .map((o) => o.id)
    if (new Set(ids).size !== ids.length) return `${name} names two objects alike`
  }
  for (const [what, n] of Object.entries(result.building.counts))
    if (!Number.isSafeInteger(n) || n < 0) return `${n} ${what}`
  return null
}
