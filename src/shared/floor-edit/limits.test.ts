import { expect, test } from 'vitest'
import { EMPTY_PLAN, type FloorPlanDocument, FloorPlanDocument as Schema } from '../domain/floor-plan.ts'
import { added, applyEdit, type Edit, removed } from './edit.ts'
import { beyondLimits } from './limits.ts'
import type { PlanObject } from './objects.ts'

const picture = (n: number, length = 100): PlanObject => ({
  kind: 'image',
  object: {
    id: `picture-${n}`,
    at: [0, 0],
    width: 1_000,
    depth: 1_000,
    rotation: 0,
    source: `data:image/png;base64,${'A'.repeat(length)}`,
    opacity: 1,
  },
})
const pictures = (from: number, to: number): PlanObject[] =>
  Array.from({ length: to - from }, (_, i) => picture(from + i))
const withPictures = (n: number): FloorPlanDocument => applyEdit(EMPTY_PLAN, added(pictures(0, n)))
const beyond = (before: FloorPlanDocument, edit: Edit, limit = 16_000_000) =>
  beyondLimits(EMPTY_PLAN, before, applyEdit(before, edit), edit, limit)

test('a twentieth picture is taken, a twenty-first is not, and the document says the same', () => {
  expect(beyond(withPictures(19), added([picture(19)]))).toBeNull()
  expect(beyond(withPictures(20), added([picture(20)]))).toEqual({
    is: 'objects',
    kind: 'image',
    limit: 20,
  })
  expect(Schema.safeParse(withPictures(20)).success).toBe(true)
  expect(Schema.safeParse(withPictures(21)).success).toBe(false)
})

test('of a drawing with too many, some are taken away or changed', () => {
  const tooMany = withPictures(23)
  expect(beyond(tooMany, removed(tooMany, new Set(['picture-0'])))).toBeNull()
  expect(beyond(tooMany, added([picture(30)]))).toMatchObject({ is: 'objects' })
})

test('what would be too long to be sent is not taken; what makes it shorter is', () => {
  const heavy = added([picture(0, 300_000), picture(1, 300_000)])
  expect(beyond(EMPTY_PLAN, heavy, 500_000)).toEqual({ is: 'length', limit: 500_000 })
  expect(beyond(EMPTY_PLAN, heavy, 700_000)).toBeNull()
  const there = applyEdit(EMPTY_PLAN, heavy)
  expect(beyond(there, removed(there, new Set(['picture-0'])), 200_000)).toBeNull()
})
