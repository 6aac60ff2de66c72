/** The thread that checks: it keeps the drawing and answers each order with all its warnings. */
import { EMPTY_PLAN, type FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { createChecker } from '#shared/floor-checks/checker.ts'
import { applyEdit } from '#shared/floor-edit/edit.ts'
import type { Order } from './checking.ts'

const checker = createChecker()
let drawing: FloorPlanDocument = EMPTY_PLAN

self.addEventListener('message', ({ data: order }: MessageEvent<Order>) => {
  drawing = 'document' in order ? order.document : applyEdit(drawing, order.edit)
  self.postMessage(checker.update(drawing))
})
