/** Choosing many objects and changing them at once: by kind and place, in groups, by their names, unless locked. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_PLAN, type PlannedSpace } from '../domain/floor-plan.ts'
import { ALL_SPACES, isWithin, sameSort, wantedOf } from './choose.ts'
import { added, applyEdit, changed, removed } from './edit.ts'
import { group, groupOf, ungroup, wholeGroups } from './groups.ts'
import { LAYERS, layerOf, withoutLayers } from './layers.ts'
import { isLocked, lock, sparing, unlock } from './locks.ts'
import { ObjectKind, objectsOf, type PlanObject, pick } from './objects.ts'
import { replace, replaceFeature, replacements } from './replace.ts'
import type { SpaceObject } from './spaces.ts'
import { editFor, madeUp, someDrawing, wishes } from './testing/made-up.ts'
import { move } from './transform.ts'

const space = (n: number, fields: Partial<PlannedSpace> = {}): SpaceObject => {
  const made = madeUp('space', n) as SpaceObject
  return { kind: 'space', object: { ...made.object, ...fields } }
}
const planOf = (...objects: PlanObject[]) => applyEdit(EMPTY_PLAN, added(objects))
const idsOf = (objects: readonly PlanObject[]) => objects.map((o) => o.object.id)

describe('choosing', () => {
  const room = madeUp('room', 0)
  const desks = [
    space(1, { roomId: 'room-0', features: ['docking', 'quiet'] }),
    space(2, { features: ['docking'], bookable: false }),
    space(3, { kind: 'parking', locked: true }),
  ] as const
  const cabinet = madeUp('furniture', 9)
  const plan = planOf(room, ...desks, cabinet)

  it('takes what is of a kind, has each feature, stands there and is in that state', () => {
    const found = (wanted: Partial<typeof ALL_SPACES>) => idsOf(wantedOf(plan, { ...ALL_SPACES, ...wanted }))
    expect(found({})).toEqual(idsOf(desks))
    expect(found({ sort: 'space desk' })).toEqual(idsOf(desks.slice(0, 2)))
    expect(found({ features: ['docking', 'quiet'] })).toEqual(idsOf(desks.slice(0, 1)))
    expect(found({ sort: 'all', areaId: 'room-0' })).toEqual(['furniture-9', desks[0].object.id])
    expect(found({ areaId: 'gone' })).toEqual([])
    expect(found({ state: 'blocked' })).toEqual([desks[1].object.id])
    expect(found({ state: 'bookable' })).toEqual([desks[0].object.id, desks[2].object.id])
    expect(found({ sort: 'all', state: 'locked' })).toEqual([desks[2].object.id])
  })
  it('tells a desk from a parking bay when it looks for the same kind', () => {
    expect(idsOf(sameSort(plan, [desks[0]]))).toEqual(idsOf(desks.slice(0, 2)))
    expect(idsOf(sameSort(plan, [desks[2], cabinet]))).toEqual(['furniture-9', desks[2].object.id])
  })
  it('a line drawn by hand takes what is wholly within it', () => {
    const at = (x: number) => space(1, { at: [x, 0], width: 1600, depth: 800, rotation: 0 })
    const line: [number, number][] = [
      [-1000, -1000],
      [1000, -1000],
      [1000, 1000],
      [-1000, 1000],
    ]
    expect(isWithin(at(0), line)).toBe(true)
    expect(isWithin(at(300), line)).toBe(false)
    expect(isWithin(room, line)).toBe(false)
  })
})

describe('groups', () => {
  it('are chosen whole, whichever of them is pointed at, and until they are dissolved', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 8 }), fc.nat(7), (which, one) => {
        const plan = someDrawing()
        const all = [...objectsOf(plan)].filter((o) => o.kind !== 'underlay')
        const ids = new Set(which.map((i) => all[i % all.length]!.object.id))
        const grouped = applyEdit(plan, group(pick(plan, ids), 'g'))
        const pointed = [...ids][one % ids.size]!
        expect(wholeGroups(grouped, [pointed])).toEqual(ids)
        const apart = applyEdit(grouped, ungroup(pick(grouped, ids)))
        expect(wholeGroups(apart, [pointed])).toEqual(new Set([pointed]))
        expect(apart).toEqual(plan)
      }),
    )
  })
  it('take the underlay into none', () => {
    expect(group([madeUp('underlay', 1)], 'g')).toEqual([])
    expect(groupOf(madeUp('underlay', 1).object)).toBeNull()
  })
})

describe('what is locked', () => {
  const isHeld = (o: PlanObject) => isLocked(o.object)

  it('is the same after whatever was wished, but for locking and unlocking', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 10 }), wishes, (which, wish) => {
        const plain = someDrawing()
        const all = [...objectsOf(plain)]
        const plan = applyEdit(plain, lock([...new Set(which.map((i) => all[i % all.length]!))]))
        const held = [...objectsOf(plan)].filter(isHeld)
        let n = 9_000
        const edit = editFor(plan, wish, () => n++)
        const after = applyEdit(plan, sparing(edit, isHeld))
        const same = new Map([...objectsOf(after)].map((o) => [o.object.id, o.object]))
        for (const { object } of held)
          if (wish.do === 'unlock') expect({ ...same.get(object.id), locked: true }).toEqual(object)
          else expect(same.get(object.id)).toEqual(object)
      }),
    )
  })
  it('can be unlocked, moved and removed then', () => {
    const held = space(1, { locked: true })
    const plan = planOf(held)
    expect(sparing(removed(plan, new Set([held.object.id])), isHeld)).toEqual([])
    expect(sparing(changed([[held, move(held, 10, 0)]]), isHeld)).toEqual([])
    const free = applyEdit(plan, sparing(unlock([held]), isHeld))
    expect(sparing(removed(free, new Set([held.object.id])), isHeld)).toHaveLength(1)
  })
})

describe('layers', () => {
  it('hold every kind once', () => {
    expect(LAYERS.flatMap((layer) => layer.kinds).sort()).toEqual([...ObjectKind.options].sort())
    expect(layerOf('dimension')).toBe('notes')
  })
  it('hide what is on them and nothing else', () => {
    const plan = someDrawing()
    expect(withoutLayers(plan, new Set())).toBe(plan)
    const shown = withoutLayers(plan, new Set(['underlay', 'structure'] as const))
    expect([...new Set([...objectsOf(shown)].map((o) => layerOf(o.kind)))].sort()).toEqual(
      LAYERS.map((layer) => layer.id)
        .filter((id) => id !== 'underlay' && id !== 'structure')
        .sort(),
    )
  })
})

describe('find and replace', () => {
  const room = madeUp('room', 0)
  const plan = planOf(
    room,
    space(1),
    space(2, { features: ['docking', 'quiet'] }),
    space(3, { features: ['docking'] }),
  )
  const all = [...objectsOf(plan)]

  it('takes the text as it stands, whatever its case, and leaves no label empty', () => {
    expect(replacements(all, '.', 'x')).toEqual([])
    expect(replacements(all, '', 'x')).toEqual([])
    expect(applyEdit(plan, replace(all, 'BÜRO', '$1')).rooms[0]?.name).toBe('$1')
    expect(applyEdit(plan, replace(all, '3', '')).spaces.map((s) => s.label)).toEqual(['1', '2', '3'])
  })
  it('shows before it is done what is done then', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('1', 'b', 'Zone', 'Text 1', ''),
        fc.string({ maxLength: 8 }),
        (text, by) => {
          const drawing = someDrawing()
          const objects = [...objectsOf(drawing)]
          const shown = replacements(objects, text, by)
          const edit = replace(objects, text, by)
          expect(new Set(shown.map((r) => r.of.object.id))).toEqual(new Set(edit.map((c) => c.id)))
          const after = new Map(edit.map((c) => [c.id, Object.values(c.after ?? {})]))
          for (const { of, after: name } of shown) expect(after.get(of.object.id)).toContain(name)
        },
      ),
    )
  })
  it('keeps long texts whole, and cuts a label to what fits', () => {
    const long = madeUp('text', 1) as PlanObject & { kind: 'text' }
    const note: PlanObject = { kind: 'text', object: { ...long.object, text: `a${'b'.repeat(399)}` } }
    expect(replacements([note], 'a', 'c')[0]?.after).toHaveLength(400)
    expect(replacements([space(1)], '1', 'c'.repeat(60))[0]?.after).toHaveLength(40)
  })
  it('gives another feature to whoever has the one, and takes it', () => {
    const spaces = all.filter((o) => o.kind === 'space')
    const features = (by: 'window' | 'quiet' | null) =>
      applyEdit(plan, replaceFeature(spaces, 'docking', by)).spaces.map((s) => s.features)
    expect(features('window')).toEqual([[], ['quiet', 'window'], ['window']])
    expect(features('quiet')).toEqual([[], ['quiet'], ['quiet']])
    expect(features(null)).toEqual([[], ['quiet'], []])
  })
})
