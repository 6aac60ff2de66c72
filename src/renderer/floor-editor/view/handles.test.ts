import { expect, test } from 'vitest'
import type { Room } from '#shared/domain/floor-plan.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { HANDLE, handlesOn, pulledBy } from './handles.ts'

const roomOf = (ring: Room['rings'][number]): PlanObject => ({
  kind: 'room',
  object: { id: 'r', rings: [ring], number: '', name: '' },
})
const square = roomOf([[0, 0], [4000, 0], [4000, 3000], [0, 3000]]) // biome-ignore format: a line
const round = roomOf(
  Array.from({ length: 400 }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / 400
    return [3000 * Math.cos(angle), 3000 * Math.sin(angle)]
  }),
)

test('an outline has its corners and the middles of its sides', () => {
  const handles = handlesOn(square, 0.05)
  expect(handles.filter((h) => h.is === 'corner').map((h) => h.at)).toEqual([[0, 0], [4000, 0], [4000, 3000], [0, 3000]]) // biome-ignore format: a line
  expect(handles.filter((h) => h.is === 'side').map((h) => h.at)).toEqual([[2000, 0], [4000, 1500], [2000, 3000], [0, 1500]]) // biome-ignore format: a line
})

test('none are nearer to each other than they can be told apart, and a small thing has none', () => {
  const k = 0.02
  const few = handlesOn(round, k)
  expect(few.length).toBeGreaterThan(10)
  expect(few.length).toBeLessThan(400)
  for (const [i, a] of few.entries())
    for (const b of few.slice(i + 1))
      expect(Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]) * k).toBeGreaterThanOrEqual(HANDLE.apart)
  expect(handlesOn(round, 2).length).toBeGreaterThanOrEqual(400)
  expect(handlesOn(square, 0.005)).toEqual([])
})

test('pulling the middle of a side puts a corner in; where the outline would meet itself, nothing is taken', () => {
  const [, , , , middle] = handlesOn(square, 0.05)
  expect(pulledBy(square, middle!, [2000, -500], false)?.object).toMatchObject({
    rings: [[[0, 0], [2000, -500], [4000, 0], [4000, 3000], [0, 3000]]], // biome-ignore format: a line
  })
  expect(pulledBy(square, middle!, [2000, 3500], false)).toBeNull()
  expect(pulledBy(square, middle!, [2000, -500], false)?.corner).toEqual({ path: 0, corner: 1 })
  expect(pulledBy(square, middle!, [2100, -500], true)).toMatchObject({
    object: { rings: [[[0, -500], [4000, -500], [4000, 3000], [0, 3000]]] }, // biome-ignore format: a line
    corner: null,
  })
})
