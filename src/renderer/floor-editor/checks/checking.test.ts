import { describe, expect, it } from 'vitest'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { checkPlan, createChecker } from '#shared/floor-checks/checker.ts'
import { desk, roomOf, thing } from '#shared/floor-checks/testing/plan.ts'
import type { Warning } from '#shared/floor-checks/warning.ts'
import { applyEdit } from '#shared/floor-edit/edit.ts'
import { heard } from '#shared/floor-edit/told.ts'
import { answerOf, type Checked, createChecking, type Order, type Thread } from './checking.ts'

/** Checks as the worker does, when it is let. */
class HeldThread extends EventTarget implements Thread {
  readonly orders: Order[] = []
  isEnded = false
  readonly #checker = createChecker()
  #drawing: FloorPlanDocument | null = null
  #warnings: readonly Warning[] = []
  #answered = 0
  postMessage(order: Order): void {
    this.orders.push(structuredClone(order))
  }
  terminate(): void {
    this.isEnded = true
  }
  answer(): void {
    const order = this.orders[this.#answered++]!
    this.#drawing =
      'document' in order ? order.document : applyEdit(this.#drawing!, heard(this.#drawing!, order.edit))
    const before = this.#warnings
    this.#warnings = this.#checker.update(this.#drawing)
    const data = structuredClone(answerOf(before, this.#warnings))
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

const plan = roomOf(6000, 4000, { spaces: [desk(1, 2000, 400)] })
const withCabinet = (y: number) => ({ ...plan, furniture: [thing('c', 2000, y, 1600, 400)] })

function begun() {
  const thread = new HeldThread()
  const found: Checked[] = []
  let failures = 0
  const checking = createChecking(
    thread,
    (checked) => found.push(checked),
    () => failures++,
  )
  return { thread, found, checking, failures: () => failures }
}

describe('checking in a thread', () => {
  it('tells the whole drawing once and then only what changed, and comes to the same as checking all of it', () => {
    const { thread, found, checking } = begun()
    for (const document of [plan, withCabinet(1800), withCabinet(1900), plan]) {
      checking.look(document)
      thread.answer()
      expect(found.at(-1)).toEqual({ document, warnings: checkPlan(document) })
    }
    expect(thread.orders.map((o) => ('document' in o ? 'all' : o.edit.map((c) => c.is)))).toEqual([
      'all',
      ['added'],
      ['changed'],
      ['removed'],
    ])
  })

  it('drops what it found about a state that is past, and asks for the newest alone', () => {
    const { thread, found, checking } = begun()
    checking.look(plan)
    for (const y of [1500, 1600, 1700]) checking.look(withCabinet(y))
    const newest = withCabinet(1800)
    checking.look(newest)
    thread.answer()
    expect(found).toEqual([])
    thread.answer()
    expect(found).toEqual([{ document: newest, warnings: checkPlan(newest) }])
    expect(thread.orders.length).toBe(2)
  })

  it('says once that the thread came to grief, and ends it', () => {
    const { thread, checking, failures } = begun()
    checking.look(plan)
    thread.dispatchEvent(new Event('error'))
    expect([thread.isEnded, failures()]).toEqual([true, 1])
  })
})
