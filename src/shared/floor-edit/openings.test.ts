import { expect, test } from 'vitest'
import { EMPTY_PLAN, type FloorPlanDocument } from '../domain/floor-plan.ts'
import { pick } from './objects.ts'
import { withOpenings } from './openings.ts'

const opening = (id: string, at: [number, number]) => ({ id, at, width: 900, depth: 200, rotation: 0 })
const door = (id: string, at: [number, number]) => ({ ...opening(id, at), hinge: null, opens: null })
const plan: FloorPlanDocument = {
  ...EMPTY_PLAN,
  walls: [
    { id: 'axis', shape: { axis: [[0, 0], [6000, 0], [6000, 4000]], thickness: 200 } }, // biome-ignore format: a line
    { id: 'outline', shape: { rings: [[[0, 3900], [5900, 3900], [5900, 4100], [0, 4100]]] } }, // biome-ignore format: a line
  ],
  doors: [door('in-axis', [2000, 50]), door('beside', [2000, 150]), door('in-outline', [2000, 4000])],
  windows: [opening('in-bend', [6000, 2000])],
  texts: [{ id: 'text', at: [2000, 0], text: 'Tür', size: 200, rotation: 0 }],
}
const held = new Set<string>()
const takes = (...ids: string[]) =>
  withOpenings(plan, pick(plan, new Set(ids)), (o) => held.has(o.object.id))
    .map((o) => o.object.id)
    .sort()

test('a wall takes along what lies in it, and nothing beside it', () => {
  expect(takes('axis')).toEqual(['axis', 'in-axis', 'in-bend'])
  expect(takes('outline')).toEqual(['in-outline', 'outline'])
})

test('what is chosen itself comes once, and without a wall nothing comes along', () => {
  expect(takes('axis', 'in-axis')).toEqual(['axis', 'in-axis', 'in-bend'])
  expect(takes('text', 'in-outline')).toEqual(['in-outline', 'text'])
})

test('a wall that is held takes nothing along, nor does one take what is held', () => {
  held.add('in-bend')
  expect(takes('axis')).toEqual(['axis', 'in-axis'])
  held.add('axis')
  expect(takes('axis', 'text')).toEqual(['axis', 'text'])
  held.clear()
})
