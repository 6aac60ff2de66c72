import { expect, it } from 'vitest'
import { checkPlan } from '#shared/floor-checks/checker.ts'
import { desk, roomOf, thing } from '#shared/floor-checks/testing/plan.ts'
import { named } from './use-checks.ts'

const plan = (...y: number[]) =>
  roomOf(6000, 4000, {
    spaces: [desk(1, 2000, 400), desk(2, 3400, 400), desk(3, 4800, 400)],
    furniture: y.map((at, i) => thing(`c${i}`, 2000, at, 1600, 400)),
  })

it('each warning has a name of its own, and keeps it when something else is in the way', () => {
  const [one, two] = [plan(1800), plan(2600, 1700)].map((p) => named(checkPlan(p)))
  for (const list of [one!, two!]) expect(new Set(list.map((n) => n.key)).size).toBe(list.length)
  const depth = (list: typeof one) => list!.find((n) => n.warning.check === 'movement-area')
  expect(depth(one)?.warning.objects).not.toEqual(depth(two)?.warning.objects)
  expect(depth(one)?.key).toBe(depth(two)?.key)
})
