/** The objects of a drawing by kind and id, wherever the document keeps them. */
import { z } from 'zod'
import {
  Backdrop,
  Dimension,
  Door,
  EscapeRoute,
  type FloorPlanDocument,
  Furniture,
  PlannedSpace,
  Room,
  TextNote,
  UnderlayLine,
  Wall,
  WindowOpening,
  Zone,
} from '../domain/floor-plan.ts'

export const ObjectKind = z.enum([
  'wall',
  'door',
  'window',
  'room',
  'zone',
  'space',
  'furniture',
  'route',
  'text',
  'dimension',
  'image',
  'underlay',
])
export type ObjectKind = z.infer<typeof ObjectKind>

export const UNDERLAY_ID = 'underlay'
/** All lines that lie under a plan are one object: they are shown, moved and removed together. */
export const Underlay = z.strictObject({
  id: z.literal(UNDERLAY_ID),
  lines: z.array(UnderlayLine).min(1).max(20_000),
})
export type Underlay = z.infer<typeof Underlay>

export interface ObjectOf {
  wall: Wall
  door: Door
  window: WindowOpening
  room: Room
  zone: Zone
  space: PlannedSpace
  furniture: Furniture
  route: EscapeRoute
  text: TextNote
  dimension: Dimension
  image: Backdrop
  underlay: Underlay
}
export type AnyObject = ObjectOf[ObjectKind]

/** One object with its kind. */
export type PlanObject = { [K in ObjectKind]: { readonly kind: K; readonly object: ObjectOf[K] } }[ObjectKind]

export const schemaOf: { readonly [K in ObjectKind]: z.ZodType<ObjectOf[K]> } = {
  wall: Wall,
  door: Door,
  window: WindowOpening,
  room: Room,
  zone: Zone,
  space: PlannedSpace,
  furniture: Furniture,
  route: EscapeRoute,
  text: TextNote,
  dimension: Dimension,
  image: Backdrop,
  underlay: Underlay,
}

const LISTS = {
  wall: 'walls',
  door: 'doors',
  window: 'windows',
  room: 'rooms',
  zone: 'zones',
  space: 'spaces',
  furniture: 'furniture',
  route: 'routes',
  text: 'texts',
  dimension: 'dimensions',
  image: 'images',
  underlay: 'underlay',
} as const satisfies Record<ObjectKind, keyof FloorPlanDocument>

/** Lists a drawing need not have. */
const OPTIONAL: ReadonlySet<ObjectKind> = new Set(['route', 'text', 'dimension', 'image', 'underlay'])

/** By its lines, so that it is the same object as long as they are. */
const underlays = new WeakMap<readonly UnderlayLine[], readonly Underlay[]>()

function underlayOf({ underlay: lines = [] }: FloorPlanDocument): readonly Underlay[] {
  const known = underlays.get(lines)
  if (known) return known
  const made: readonly Underlay[] = lines.length > 0 ? [{ id: UNDERLAY_ID, lines }] : []
  underlays.set(lines, made)
  return made
}

export function listOf<K extends ObjectKind>(document: FloorPlanDocument, kind: K): readonly ObjectOf[K][] {
  // A kind and its list belong together; the compiler cannot follow that through the table.
  if (kind === 'underlay') return underlayOf(document) as readonly AnyObject[] as readonly ObjectOf[K][]
  return (document[LISTS[kind]] ?? []) as readonly AnyObject[] as readonly ObjectOf[K][]
}

/** The same drawing with another list of one kind; an empty list of a kind that may be absent is left out. */
export function withList<K extends ObjectKind>(
  document: FloorPlanDocument,
  kind: K,
  list: readonly ObjectOf[K][],
): FloorPlanDocument {
  const kept = kind === 'underlay' ? (list as readonly Underlay[]).flatMap((o) => o.lines) : list
  const next = { ...document, [LISTS[kind]]: kept }
  if (list.length === 0 && OPTIONAL.has(kind)) delete next[LISTS[kind] as 'routes']
  return next
}

/** Every object, in the order in which they lie on the floor: what comes later lies on top. */
export function* objectsOf(document: FloorPlanDocument): Generator<PlanObject> {
  for (const kind of PAINTED)
    for (const object of listOf(document, kind)) yield { kind, object } as PlanObject
}

const PAINTED: readonly ObjectKind[] = [
  'underlay',
  'image',
  'room',
  'zone',
  'route',
  'wall',
  'window',
  'door',
  'furniture',
  'space',
  'dimension',
  'text',
]

export function findObject(document: FloorPlanDocument, id: string): PlanObject | null {
  for (const kind of PAINTED) {
    const object = listOf(document, kind).find((o) => o.id === id)
    if (object) return { kind, object } as PlanObject
  }
  return null
}

/** The objects with these ids, as they lie on the floor. */
export function pick(document: FloorPlanDocument, ids: ReadonlySet<string>): PlanObject[] {
  return ids.size === 0 ? [] : [...objectsOf(document)].filter((o) => ids.has(o.object.id))
}
