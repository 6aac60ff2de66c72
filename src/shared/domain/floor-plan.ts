/**
 * A floor's drawing as data. Lengths are millimetres on the floor, x to the right and y down
 * (as on paper); angles are degrees clockwise. Rings are closed without repeating the first
 * point; the first ring of a list is the outline, the others are holes.
 */
import { z } from 'zod'
import { FEATURES } from './features.ts'
import { SpaceId, TeamId } from './ids.ts'
import { keptText } from './text.ts'

/** A kilometre in every direction, in mm; nothing an office floor needs lies beyond. */
export const REACH = 1_000_000
const mm = z.number().min(-REACH).max(REACH)
const length = z.number().positive().max(REACH)
const objectId = keptText(64).min(1)
const label = keptText(120)

export const Point = z.tuple([mm, mm])
export type Point = readonly [x: number, y: number]
/** Corners of a line or an outline. */
export const MOST_CORNERS = 20_000
export const MOST_CORNERS_OF_ROUTE = 1_000
export const Ring = z.array(Point).min(3).max(MOST_CORNERS)
export type Ring = readonly Point[]
const rings = z.array(Ring).min(1).max(1_000)

/**
 * What every object has beside its shape. Objects with the same `group` are chosen and moved
 * together; what is `locked` is neither moved nor changed until it is unlocked.
 */
const drawn = {
  id: objectId,
  group: objectId.optional(),
  locked: z.literal(true).optional(),
}

/** A rectangle lying on the floor: its centre, its size before turning, and its turn. */
const placed = {
  at: Point,
  width: length,
  depth: length,
  rotation: z.number().min(-360).max(360),
}

/** Either drawn along an axis with a thickness, or taken as an outline from an import. */
export const Wall = z.strictObject({
  ...drawn,
  shape: z.union([
    z.strictObject({ axis: z.array(Point).min(2).max(MOST_CORNERS), thickness: length }),
    z.strictObject({ rings }),
  ]),
})
export type Wall = z.infer<typeof Wall>

export const Door = z.strictObject({
  ...drawn,
  ...placed,
  /** Side the hinge is on and side it opens to, seen from the door's own top edge; null: not known or sliding. */
  hinge: z.enum(['left', 'right']).nullable(),
  opens: z.enum(['up', 'down']).nullable(),
})
export type Door = z.infer<typeof Door>

export const WindowOpening = z.strictObject({ ...drawn, ...placed })
export type WindowOpening = z.infer<typeof WindowOpening>

export const Room = z.strictObject({
  ...drawn,
  rings,
  /** What stands on the door, such as "2.14". */
  number: label,
  /** What it is called, such as "Stadtplanung"; may be empty. */
  name: label,
})
export type Room = z.infer<typeof Room>

export const ZoneKind = z.enum(['team', 'quiet', 'counter', 'open'])
export type ZoneKind = z.infer<typeof ZoneKind>
export const Zone = z.strictObject({
  ...drawn,
  rings,
  name: label,
  kind: ZoneKind,
  /** The team whose home the zone is; null unless `kind` is `team`. */
  teamId: TeamId.nullable(),
})
export type Zone = z.infer<typeof Zone>

export const Feature = z.enum(FEATURES)
export type Feature = z.infer<typeof Feature>

export const SpaceKind = z.enum(['desk', 'meeting', 'parking', 'locker'])
export type SpaceKind = z.infer<typeof SpaceKind>

/** Anything bookable. Its chair stands at its lower edge before turning. */
export const PlannedSpace = z.strictObject({
  ...drawn,
  id: SpaceId,
  kind: SpaceKind,
  ...placed,
  /** What it is called inside its room, such as "6". */
  label: keptText(40).min(1),
  roomId: objectId.nullable(),
  zoneId: objectId.nullable(),
  features: z.array(Feature).max(20),
  /** False while it is blocked (defect, kept free): it is shown but cannot be booked. */
  bookable: z.boolean(),
})
export type PlannedSpace = z.infer<typeof PlannedSpace>

/** Whether anybody can book it at all: a desk that is not blocked. */
export const canBeBooked = ({ kind, bookable }: Pick<PlannedSpace, 'kind' | 'bookable'>): boolean =>
  kind === 'desk' && bookable

export const FurnitureKind = z.enum([
  'cabinet',
  'table',
  'chair',
  'plant',
  'printer',
  'kitchen',
  'sanitary',
  'stairs',
  'lift',
  'column',
  'other',
])
export type FurnitureKind = z.infer<typeof FurnitureKind>

export const Furniture = z.strictObject({
  ...drawn,
  ...placed,
  what: FurnitureKind,
  name: label,
})
export type Furniture = z.infer<typeof Furniture>

/** A way out, drawn along its middle; `width` is what is to stay clear. */
export const EscapeRoute = z.strictObject({
  ...drawn,
  axis: z.array(Point).min(2).max(MOST_CORNERS_OF_ROUTE),
  width: length,
})
export type EscapeRoute = z.infer<typeof EscapeRoute>

/** Words on the plan. `at` is their middle, `size` the height of capitals. */
export const TextNote = z.strictObject({
  ...drawn,
  at: Point,
  text: keptText(500).min(1),
  size: length,
  rotation: z.number().min(-360).max(360),
})
export type TextNote = z.infer<typeof TextNote>

/** A measured length between two points, written `offset` mm to the left of the way from one to the other. */
export const Dimension = z.strictObject({ ...drawn, from: Point, to: Point, offset: mm })
export type Dimension = z.infer<typeof Dimension>

/** A picture below the drawing, such as a scan to trace; its size on the floor is its scale. */
export const Backdrop = z.strictObject({
  ...drawn,
  ...placed,
  /** The picture itself, as a data URL. */
  source: z
    .string()
    .max(600_000)
    .regex(/^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/),
  opacity: z.number().min(0.05).max(1),
})
export type Backdrop = z.infer<typeof Backdrop>

/**
 * A line of an imported drawing that is no object: it lies under the plan to be read, traced and
 * snapped to. Its layer is what it was drawn on, '' where there are none.
 */
export const UnderlayLine = z.strictObject({ layer: label, points: z.array(Point).min(2).max(20_000) })
export type UnderlayLine = z.infer<typeof UnderlayLine>

/** Objects of each kind that a drawing may have. */
export const MOST_OBJECTS = {
  wall: 50_000,
  door: 20_000,
  window: 20_000,
  room: 10_000,
  zone: 2_000,
  space: 20_000,
  furniture: 50_000,
  route: 2_000,
  text: 10_000,
  dimension: 10_000,
  image: 20,
  underlay: 20_000,
} as const

/** Kinds that came later are absent where a drawing has none of them: older drawings stay as they are. */
export const FloorPlanDocument = z.strictObject({
  format: z.literal(1),
  walls: z.array(Wall).max(MOST_OBJECTS.wall),
  doors: z.array(Door).max(MOST_OBJECTS.door),
  windows: z.array(WindowOpening).max(MOST_OBJECTS.window),
  rooms: z.array(Room).max(MOST_OBJECTS.room),
  zones: z.array(Zone).max(MOST_OBJECTS.zone),
  /** The order of spaces is the *plan order* that availability is given in. */
  spaces: z.array(PlannedSpace).max(MOST_OBJECTS.space),
  furniture: z.array(Furniture).max(MOST_OBJECTS.furniture),
  routes: z.array(EscapeRoute).max(MOST_OBJECTS.route).optional(),
  texts: z.array(TextNote).max(MOST_OBJECTS.text).optional(),
  dimensions: z.array(Dimension).max(MOST_OBJECTS.dimension).optional(),
  images: z.array(Backdrop).max(MOST_OBJECTS.image).optional(),
  underlay: z.array(UnderlayLine).max(MOST_OBJECTS.underlay).optional(),
})
export type FloorPlanDocument = z.infer<typeof FloorPlanDocument>

/** A version of a floor's drawing as laptops receive it. */
export const PublishedPlan = z.strictObject({
  version: z.int().positive(),
  document: FloorPlanDocument,
})
export type PublishedPlan = z.infer<typeof PublishedPlan>

/** "2.14 · Platz 6" without the word for it: the room's number and the space's label. */
export function spaceName(document: FloorPlanDocument, space: PlannedSpace): { room: string; label: string } {
  const room = document.rooms.find((r) => r.id === space.roomId)
  return { room: room ? room.number || room.name : '', label: space.label }
}

export const EMPTY_PLAN: FloorPlanDocument = {
  format: 1,
  walls: [],
  doors: [],
  windows: [],
  rooms: [],
  zones: [],
  spaces: [],
  furniture: [],
}
