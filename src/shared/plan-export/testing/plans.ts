/** Made-up plans for tests of the export: every kind of object, any numbers and words the document allows. */
import fc from 'fast-check'
import type { FloorPlanDocument } from '../../domain/floor-plan.ts'
import type { SpaceId, TeamId } from '../../domain/ids.ts'
import type { ExportedPlan } from '../floor.ts'

const mm = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ min: -1_000_000, max: 1_000_000, noNaN: true }).map((n) => n + 0),
)
const length = fc.oneof(
  fc.integer({ min: 1, max: 1_000_000 }),
  fc.double({ min: 0.001, max: 1_000_000, noNaN: true }),
)
const point = fc.tuple(mm, mm)
const ring = fc.array(point, { minLength: 3, maxLength: 8 })
const rings = fc.array(ring, { minLength: 1, maxLength: 3 })
/** Whatever a plan may hold: anything but NUL. */
const words = (maxLength: number, minLength = 0) =>
  fc.string({ unit: 'binary', minLength, maxLength }).filter((text) => !text.includes('\0'))
const id = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 64 })
const rotation = fc.double({ min: -360, max: 360, noNaN: true }).map((n) => n + 0)
const placed = { at: point, width: length, depth: length, rotation }
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 4 })

/** Any object may be in a group, and be locked. */
function drawn<T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc
    .tuple(
      fc.record(fields),
      fc.record({ group: id, locked: fc.constant(true as const) }, { requiredKeys: [] }),
    )
    .map(([object, more]) => ({ ...object, ...more }))
}

const document: fc.Arbitrary<FloorPlanDocument> = fc
  .record(
    {
      format: fc.constant(1 as const),
      walls: some(
        drawn({
          id,
          shape: fc.oneof(
            fc.record({ axis: fc.array(point, { minLength: 2, maxLength: 5 }), thickness: length }),
            fc.record({ rings }),
          ),
        }),
      ),
      doors: some(
        drawn({
          id,
          ...placed,
          hinge: orNull(fc.constantFrom('left' as const, 'right' as const)),
          opens: orNull(fc.constantFrom('up' as const, 'down' as const)),
        }),
      ),
      windows: some(drawn({ id, ...placed })),
      rooms: some(drawn({ id, rings, number: words(120), name: words(120) })),
      zones: some(
        drawn({
          id,
          rings,
          name: words(120),
          kind: fc.constantFrom('team' as const, 'quiet' as const, 'counter' as const, 'open' as const),
          teamId: orNull(fc.uuid().map((u) => u as TeamId)),
        }),
      ),
      spaces: some(
        drawn({
          id: fc.uuid().map((u) => u as SpaceId),
          kind: fc.constantFrom('desk' as const, 'meeting' as const, 'parking' as const, 'locker' as const),
          ...placed,
          label: words(40, 1),
          roomId: orNull(id),
          zoneId: orNull(id),
          features: fc
            .subarray(['height-adjustable', 'two-screens', 'docking', 'quiet'] as const)
            .map((f) => [...f]),
          bookable: fc.boolean(),
        }),
      ),
      furniture: some(
        drawn({
          id,
          ...placed,
          what: fc.constantFrom('plant' as const, 'other' as const),
          name: words(120),
        }),
      ),
      routes: some(drawn({ id, axis: fc.array(point, { minLength: 2, maxLength: 5 }), width: length })),
      texts: some(drawn({ id, at: point, text: words(500, 1), size: length, rotation })),
      dimensions: some(drawn({ id, from: point, to: point, offset: mm })),
      images: some(
        drawn({
          id,
          ...placed,
          source: fc.constantFrom('data:image/png;base64,AA==', 'data:image/webp;base64,AAAB'),
          opacity: fc.double({ min: 0.05, max: 1, noNaN: true }),
        }),
      ),
      underlay: some(
        fc.record({ layer: words(120), points: fc.array(point, { minLength: 2, maxLength: 6 }) }),
      ),
    },
    { requiredKeys: ['format', 'walls', 'doors', 'windows', 'rooms', 'zones', 'spaces', 'furniture'] },
  )
  .map((d) => d as FloorPlanDocument)

export const anyPlan: fc.Arbitrary<ExportedPlan> = fc.record({
  name: words(120, 1),
  floors: fc.array(fc.record({ name: words(120), level: fc.integer({ min: -5, max: 40 }), document }), {
    minLength: 1,
    maxLength: 3,
  }),
})

/**
 * Floors that could be: a row of rooms with walls between them, doors, windows, desks at any turn,
 * furniture of every kind. Millimetres.
 */
export const soundFloor: fc.Arbitrary<FloorPlanDocument> = fc
  .record({
    rooms: fc.integer({ min: 1, max: 5 }),
    desks: fc.array(
      fc.record({
        x: fc.nat(3000),
        y: fc.nat(2000),
        turn: fc.constantFrom(0, 90, 180, 270, 30, 12.5),
        width: fc.constantFrom(1200, 1600, 1800),
        kind: fc.constantFrom('desk' as const, 'desk' as const, 'meeting' as const, 'locker' as const),
      }),
      { maxLength: 8 },
    ),
    doors: fc.constantFrom('swing' as const, 'slide' as const, 'wide' as const),
    hinge: fc.constantFrom('left' as const, 'right' as const),
    opens: fc.constantFrom('up' as const, 'down' as const),
    furniture: fc.array(
      fc.constantFrom(
        'cabinet',
        'table',
        'chair',
        'plant',
        'printer',
        'kitchen',
        'stairs',
        'column',
        'lift',
        'other',
      ),
      { maxLength: 6 },
    ),
    hole: fc.boolean(),
  })
  .map(({ rooms, desks, doors, hinge, opens, furniture, hole }) => {
    const n = Array.from({ length: rooms }, (_, i) => i)
    const box = (x: number, y: number, w: number, h: number): [number, number][] => [
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
    ]
    const plan = {
      format: 1,
      walls: [
        {
          id: 'w0',
          shape: { rings: [box(-300, -300, rooms * 5200 + 400, 4600), box(0, 0, rooms * 5200 - 200, 4000)] },
        },
        ...n.slice(1).map((i) => ({
          id: `w${i}`,
          shape: { axis: [[i * 5200 - 100, 0], [i * 5200 - 100, 2000], [i * 5200 - 100, 4000]], thickness: 200 }, // biome-ignore format: a line
        })),
      ],
      doors: n.map((i) => ({
        id: `d${i}`,
        at: [i * 5200 + 2500, 4150],
        width: doors === 'wide' ? 1600 : 900,
        depth: 300,
        rotation: 0,
        hinge: doors === 'slide' ? null : hinge,
        opens: doors === 'slide' ? null : opens,
      })),
      windows: n.map((i) => ({
        id: `n${i}`,
        at: [i * 5200 + 2500, -150],
        width: 1800,
        depth: 300,
        rotation: 0,
      })),
      rooms: n.map((i) => ({
        id: `r${i}`,
        rings: [box(i * 5200, 0, 5000, 4000), ...(hole && i === 0 ? [box(2000, 3000, 500, 500)] : [])],
        number: `1.${i}`,
        name: i % 2 ? 'Büro' : '',
      })),
      zones: [],
      spaces: desks.map((d, i) => ({
        id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
        kind: d.kind,
        at: [d.x + 1000, d.y + 1000],
        width: d.width,
        depth: 800,
        rotation: d.turn,
        label: `${i + 1}`,
        roomId: 'r0',
        zoneId: null,
        features: [],
        bookable: true,
      })),
      furniture: furniture.map((what, i) => ({
        id: `f${i}`,
        what,
        at: [500 + i * 700, 3600],
        width: 600,
        depth: 400,
        rotation: 0,
        name: '',
      })),
      texts: [{ id: 't', at: [2500, -800], text: 'Rathaus <Nord> & "Süd"', size: 250, rotation: 0 }],
      underlay: [{ layer: 'Achsen', points: [[-500, 2000], [9000, 2000]] }], // biome-ignore format: a line
    }
    return plan as unknown as FloorPlanDocument
  })
