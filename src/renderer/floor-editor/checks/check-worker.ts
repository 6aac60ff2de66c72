/** The thread that checks: it keeps the drawing and answers each order with what became of its warnings. */
import { EMPTY_PLAN, type FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { createChecker } from '#shared/floor-checks/checker.ts'
import type { Warning } from '#shared/floor-checks/warning.ts'
import { applyEdit } from '#shared/floor-edit/edit.ts'
import { heard } from '#shared/floor-edit/told.ts'
import { answerOf, type Order } from './checking.ts'

const checker = createChecker()
let drawing: FloorPlanDocument = EMPTY_PLAN
let warnings: readonly Warning[] = []

self.addEventListener('message', ({ data: order }: MessageEvent<Order>) => {
  drawing = 'document' in order ? order.document : applyEdit(drawing, heard(drawing, order.edit))
  const before = warnings
  warnings = checker.update(drawing)
  self.postMessage(answerOf(before, warnings))
})
