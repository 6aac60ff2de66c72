import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { compare } from './compare.ts'

const desk = (n: number, x: number) =>
  ({
    id: `00000000-0000-4000-8000-00000000000${n}`,
    kind: 'desk',
    label: String(n),
    at: [x, 0],
    width: 1600,
    depth: 800,
    rotation: 0,
    features: [],
    roomId: null,
    zoneId: null,
    bookable: true,
  }) as unknown as FloorPlanDocument['spaces'][number]
const plan = (where: Readonly<Record<number, number>>): FloorPlanDocument => ({
  format: 1,
  walls: [],
  doors: [],
  windows: [],
  rooms: [],
  zones: [],
  furniture: [],
  spaces: Object.entries(where).map(([n, x]) => desk(Number(n), x)),
})

test('what came, went and moved stands apart, and what stayed is not told', () => {
  const { added, removed, changed } = compare(plan({ 1: 0, 2: 0, 3: 0 }), plan({ 1: 0, 3: 500, 4: 0 }))
  expect(added).toEqual([{ kind: 'space', object: desk(4, 0) }])
  expect(removed).toEqual([{ kind: 'space', object: desk(2, 0) }])
  expect(changed).toEqual([
    { before: { kind: 'space', object: desk(3, 0) }, after: { kind: 'space', object: desk(3, 500) } },
  ])
})

test('the other way round, what came went', () => {
  const plans = fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5'), fc.constantFrom(0, 500)).map(plan)
  const ids = (all: readonly { object: { id: string } }[]) => all.map((o) => o.object.id).sort()
  fc.assert(
    fc.property(plans, plans, (a, b) => {
      const [there, back] = [compare(a, b), compare(b, a)]
      expect(ids(there.added)).toEqual(ids(back.removed))
      expect(ids(there.removed)).toEqual(ids(back.added))
      expect(ids(there.changed.map((c) => c.after))).toEqual(ids(back.changed.map((c) => c.before)))
      expect(a.spaces.length + there.added.length - there.removed.length).toBe(b.spaces.length)
    }),
  )
})
