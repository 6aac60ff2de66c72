/** Checks of a floor plan: all of it, what one moved desk touches, and what the editor's window has to do for it. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { createChecker } from '#shared/floor-checks/checker.ts'
import { applyEdit } from '#shared/floor-edit/edit.ts'
import { difference } from '#shared/floor-edit/merge.ts'
import { answerOf, withAnswer } from '../src/renderer/floor-editor/checks/checking.ts'
import { type Bench, fromSamples, sample } from './figure.ts'
import { bigFloor } from './pages/ten-thousand.ts'

/** Desks, rooms, walls and doors together make a little over 10,000 objects. */
const DESKS = 9_000

export const floorChecks: Bench = {
  name: 'floor-checks',
  about: 'all checks of a plan of 10,000 objects, whole and after one edit',
  async run() {
    const plan = bigFloor(DESKS)
    const objects = plan.spaces.length + plan.rooms.length + plan.walls.length + plan.doors.length
    const whole = await sample(5, () => createChecker().update(plan), 1)
    const checker = createChecker()
    checker.update(plan)
    let document = plan
    const edit = await sample(100, (i) => {
      document = nudged(document, Math.abs(i * 77) % DESKS)
      checker.update(document)
    })
    // As the editor does after a drag: the window finds what changed, the thread checks it, the window takes the answer.
    let told = document
    const window = await sample(100, (i) => {
      document = nudged(document, Math.abs(i * 77) % DESKS)
      structuredClone(difference(told, document))
      told = document
    })
    let warnings = checker.update(document)
    const n = warnings.length
    const thread = await sample(100, (i) => {
      const [before, next] = [document, nudged(document, Math.abs(i * 77) % DESKS)]
      document = applyEdit(document, difference(before, next))
      const answer = structuredClone(answerOf(warnings, checker.update(document)))
      withAnswer(warnings, answer)
      warnings = checker.update(document)
    })
    const how = `${objects} objects, rooms of twenty desks`
    return [
      fromSamples('floor checks, whole plan', whole, undefined, how),
      fromSamples('floor checks, after one desk moved', edit, undefined, how),
      fromSamples('editor: what changed by one drag, in the window', window, 8, how),
      fromSamples(
        'editor: one drag checked again, with what is sent',
        thread,
        undefined,
        `${how}, ${n} warnings`,
      ),
    ]
  },
}

function nudged(plan: FloorPlanDocument, which: number): FloorPlanDocument {
  return {
    ...plan,
    spaces: plan.spaces.map((s, i) => (i === which ? { ...s, at: [s.at[0] + 20, s.at[1]] } : s)),
  }
}
