/** Made-up drawings and edits for property tests. */
import fc from 'fast-check'
import { EMPTY_PLAN, type FloorPlanDocument, type PlannedSpace, type Point } from '../../domain/floor-plan.ts'
import {
  allCorners,
  type CornerAt,
  cornerOf,
  placeAfter,
  type Recornered,
  withCornerAfter,
  withCornerMoved,
  withoutCorner,
} from '../corners.ts'
import { added, applyEdit, changed, type Edit, removed } from '../edit.ts'
import { group, ungroup } from '../groups.ts'
import { lock, unlock } from '../locks.ts'
import { ObjectKind, objectsOf, type PlanObject, pick, UNDERLAY_ID } from '../objects.ts'
import { hasPaths, type WithPaths } from '../paths.ts'
import { replace, replaceFeature } from '../replace.ts'
import { handlesOf, pulled } from '../resize.ts'
import { changedSpaces, withFeature } from '../spaces.ts'
import { move } from '../transform.ts'

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const placed = (n: number) => ({
  at: [n * 10, n * 5] as [number, number],
  width: 800,
  depth: 600,
  rotation: 0,
})
const square = (n: number): [number, number][] => [
  [n, n],
  [n + 4000, n],
  [n + 4000, n + 3000],
  [n, n + 3000],
]

/** The n-th object of a kind. */
export function madeUp(kind: ObjectKind, n: number): PlanObject {
  const id = `${kind}-${n}`
  switch (kind) {
    case 'wall':
      return {
        kind,
        object: {
          id,
          shape: {
            axis: [
              [n, 0],
              [n, 5000],
            ],
            thickness: 120,
          },
        },
      }
    case 'door':
      return { kind, object: { id, ...placed(n), hinge: 'left', opens: 'up' } }
    case 'window':
      return { kind, object: { id, ...placed(n) } }
    case 'room':
      return { kind, object: { id, rings: [square(n)], number: `${n}`, name: 'Büro' } }
    case 'zone':
      return { kind, object: { id, rings: [square(n)], name: `Zone ${n}`, kind: 'open', teamId: null } }
    case 'space':
      return {
        kind,
        object: {
          id: uuid(n) as PlannedSpace['id'],
          kind: 'desk',
          ...placed(n),
          label: `${n}`,
          roomId: null,
          zoneId: null,
          features: [],
          bookable: true,
        },
      }
    case 'furniture':
      return { kind, object: { id, ...placed(n), what: 'plant', name: '' } }
    case 'route':
      return {
        kind,
        object: {
          id,
          axis: [
            [n, 0],
            [n, 9000],
          ],
          width: 1200,
        },
      }
    case 'text':
      return { kind, object: { id, at: [n, n], text: `Text ${n}`, size: 200, rotation: 0 } }
    case 'dimension':
      return { kind, object: { id, from: [n, 0], to: [n, 4000], offset: 300 } }
    case 'image':
      return { kind, object: { id, ...placed(n), source: 'data:image/png;base64,AA==', opacity: 0.5 } }
    case 'underlay':
      return {
        kind,
        object: {
          id: UNDERLAY_ID,
          lines: [
            {
              layer: '',
              points: [
                [n, 0],
                [n, 7000],
              ],
            },
          ],
        },
      }
  }
}

/** Of an underlay there is one at most. */
const KINDS = ObjectKind.options.filter((kind) => kind !== 'underlay')

/** What somebody does next, whatever the drawing then is. */
export type Wish =
  | { readonly do: 'add'; readonly kinds: readonly ObjectKind[] }
  | { readonly do: (typeof ON_CHOICE)[number]; readonly which: readonly number[]; readonly by: number }

const ON_CHOICE = [
  'remove',
  'move',
  'pull',
  'moveCorner',
  'addCorner',
  'removeCorner',
  'group',
  'ungroup',
  'lock',
  'unlock',
  'replace',
  'give',
  'exchange',
] as const

export const wishes: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({
    do: fc.constantFrom(...ON_CHOICE),
    which: fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
    by: fc.integer({ min: -3000, max: 3000 }),
  }),
)

/** @param number gives ids that nothing else has */
export function editFor(document: FloorPlanDocument, wish: Wish, number: () => number): Edit {
  if (wish.do === 'add')
    return wish.kinds.map((kind) => {
      const { object } = madeUp(kind, number())
      return { kind, id: object.id, before: null, after: object, at: null }
    })
  const all = [...objectsOf(document)]
  const ids = new Set(wish.which.flatMap((i) => all[i % Math.max(1, all.length)]?.object.id ?? []))
  const objects = pick(document, ids)
  const spaces = objects.filter((o) => o.kind === 'space')
  switch (wish.do) {
    case 'remove':
      return removed(document, ids)
    case 'move':
      return changed(objects.map((o) => [o, move(o, wish.by, -wish.by)]))
    case 'pull':
      return changed(
        objects.map((o) => {
          const handles = handlesOf(o)
          const handle = Math.abs(wish.by) % Math.max(1, handles.length)
          const [x, y] = handles[handle] ?? [0, 0]
          return [o, pulled(o, handle, [x + wish.by, y - wish.by], wish.by > 0)]
        }),
      )
    case 'moveCorner':
      return changedCorners(objects, wish.by, (o, at, [x, y]) =>
        withCornerMoved(o, at, [x + wish.by, y - wish.by]),
      )
    case 'addCorner':
      return changedCorners(objects, wish.by, (o, at) => withCornerAfter(o, at, placeAfter(o, at)))
    case 'removeCorner':
      return changedCorners(objects, wish.by, withoutCorner)
    case 'group':
      return group(objects, `group-${number()}`)
    case 'ungroup':
      return ungroup(objects)
    case 'lock':
      return lock(objects)
    case 'unlock':
      return unlock(objects)
    case 'replace':
      return replace(objects, '1', `${Math.abs(wish.by)}`)
    case 'give':
      return changedSpaces(spaces, (s) => withFeature(s, 'docking', wish.by > 0))
    case 'exchange':
      return replaceFeature(spaces, 'docking', wish.by > 0 ? 'quiet' : null)
  }
}

/** The same done to one corner of each object that has some, unless it is refused. @param n which corner */
function changedCorners(
  objects: readonly PlanObject[],
  n: number,
  edit: (o: WithPaths, at: CornerAt, corner: Point) => Recornered,
): Edit {
  return changed(
    objects.filter(hasPaths).map((o) => {
      const all = allCorners(o)
      const at = all[Math.abs(n) % all.length] as CornerAt
      return [o, edit(o, at, cornerOf(o, at) as Point).object ?? o.object]
    }),
  )
}

/** A drawing with some of everything. */
export const someDrawing = (each = 3): FloorPlanDocument =>
  applyEdit(
    EMPTY_PLAN,
    added([
      ...KINDS.flatMap((kind, k) => Array.from({ length: each }, (_, i) => madeUp(kind, k * 100 + i))),
      madeUp('underlay', 1),
    ]),
  )
