import { describe, expect, it } from 'vitest'
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { checkPlan } from './checker.ts'
import { doorWidth, guideArea, pathWidth, roomArea } from './limits.ts'
import { movementArea } from './movement.ts'
import { desk, door, room, roomOf, thing, uuid } from './testing/plan.ts'
import type { CheckName } from './warning.ts'

const found = (plan: FloorPlanDocument, check: CheckName) =>
  checkPlan(plan)
    .filter((w) => w.check === check)
    .map(({ objects, found, limit }) => ({ objects, found, limit }))
const all = (plan: FloorPlanDocument) => checkPlan(plan).map((w) => w.check)

describe('limits', () => {
  it('are those of ASR A1.2: 8 m² and 6 m² for each further workplace', () => {
    expect([1, 2, 5].map((n) => roomArea(n) / 1e6)).toEqual([8, 14, 32])
    expect([399e6, 400e6].map((a) => guideArea(a) / 1e6)).toEqual([8, 12])
  })
  it('are those of ASR A1.8 and A2.3 for people on a way, interpolated above 200', () => {
    const people = [1, 5, 6, 20, 21, 50, 51, 100, 101, 200, 250, 300, 350, 400]
    expect(people.map(doorWidth)).toEqual([
      800, 800, 900, 900, 900, 900, 1000, 1000, 1050, 1050, 1350, 1650, 1950, 2250,
    ])
    expect(people.map(pathWidth)).toEqual([
      900, 900, 1000, 1000, 1200, 1200, 1200, 1200, 1200, 1200, 1500, 1800, 2100, 2400,
    ])
  })
  it('a movement area has 1.50 m², at narrow desks by its depth', () => {
    const size = (width: number) => {
      const area = movementArea({ at: [0, 0], width, depth: 800, rotation: 0 })
      return [area.width, area.depth, area.at[1]]
    }
    expect(size(1600)).toEqual([1500, 1000, 900])
    expect(size(1200)).toEqual([1200, 1250, 1025])
    expect(size(800)).toEqual([1000, 1500, 1150])
  })
})

describe('a room', () => {
  it('as it should be has no warning', () => {
    expect(all(roomOf(4000, 3000, { spaces: [desk(1, 2000, 400)] }))).toEqual([])
  })
  it('of 13.5 m² is too small for two, 14 m² is enough by the rule and short of the guide value', () => {
    const two = [desk(1, 900, 400), desk(2, 3600, 400)]
    expect(found(roomOf(4500, 3000, { spaces: two }), 'room-area')).toEqual([
      { objects: ['room'], found: 13_500_000, limit: 14_000_000 },
    ])
    const enough = roomOf(5000, 2800, { spaces: two })
    expect(found(enough, 'room-area')).toEqual([])
    expect(found(enough, 'room-guide')).toEqual([{ objects: ['room'], found: 14_000_000, limit: 16_000_000 }])
  })
  it('takes its doors by its people: 0.70 m is too narrow for one, two leaves of 0.50 m are one door', () => {
    const spaces = [desk(1, 2000, 400)]
    expect(
      found(roomOf(4000, 3000, { spaces, doors: [door('d', 1000, 3050, { width: 700 })] }), 'door-width'),
    ).toEqual([{ objects: ['d', 'room'], found: 700, limit: 800 }])
    const leaves = [door('a', 1750, 3050, { width: 500 }), door('b', 2250, 3050, { width: 500 })]
    expect(found(roomOf(4000, 3000, { spaces, doors: leaves }), 'door-width')).toEqual([])
  })
  it('and its desks are called once', () => {
    const plan = roomOf(6000, 4000, {
      spaces: [
        desk(1, 900, 400, { label: '7 ' }),
        desk(2, 4000, 400, { label: '7' }),
        desk(3, 4000, 3600, { rotation: 180, label: ' ' }),
      ],
    })
    expect(found(plan, 'duplicate-label')).toEqual([{ objects: [uuid(1), uuid(2)], found: 2, limit: null }])
    expect(found(plan, 'missing-label')).toEqual([{ objects: [uuid(3)], found: null, limit: null }])
    const rooms = [room('a', 0, 0, 3000, 3000), room('b', 5000, 0, 8000, 3000), room('c', 9000, 0, 9900, 900)]
    const named = rooms.map((r) => ({ ...r, number: r.id === 'c' ? '' : '2.14' }))
    expect(found({ ...plan, rooms: named }, 'duplicate-number')).toEqual([
      { objects: ['a', 'b'], found: 2, limit: null },
    ])
    expect(found({ ...plan, rooms: named }, 'missing-number')).toEqual([
      { objects: ['c'], found: null, limit: null },
    ])
  })
  it('holds the desks that lie in it and no others', () => {
    const plan = roomOf(4000, 3000, { spaces: [desk(1, 2000, 400), desk(2, 9000, 400)] })
    expect(found(plan, 'outside-room').map((w) => w.objects)).toEqual([[uuid(2)]])
  })
})

describe('the movement area', () => {
  it('ends at a cabinet: 0.80 m deep', () => {
    // The desk ends at y = 800, the cabinet begins at 1600 and is as wide as the desk.
    const plan = roomOf(6000, 4000, {
      spaces: [desk(1, 2000, 400)],
      furniture: [thing('c', 2000, 1800, 1600, 400)],
    })
    expect(found(plan, 'movement-area')).toEqual([{ objects: [uuid(1), 'c'], found: 800, limit: 1000 }])
  })
  it('may lie beside what stands before a part of the desk, if it has 1.50 m²', () => {
    // 1800 wide, a column over the leftmost 300: 1500 × 1000 stay free.
    const column = (width: number) =>
      roomOf(6000, 4000, {
        spaces: [desk(1, 2000, 400, { width: 1800 })],
        furniture: [thing('p', 1100 + width / 2, 1200, width, 400, { what: 'column' })],
      })
    expect(found(column(300), 'movement-area')).toEqual([])
    // 1150 wide up to 1.304 m deep: nothing bars it, so it is deep enough to make up for its width.
    expect(found(column(650), 'movement-area')).toEqual([])
    // 950 wide is too narrow.
    expect(found(column(850), 'movement-area')).toEqual([
      { objects: [uuid(1), 'p'], found: 950, limit: 1000 },
    ])
  })
  it('has 1.44 m² where 1.20 m by 1.20 m are free', () => {
    const plan = roomOf(6000, 4000, {
      spaces: [desk(1, 2000, 400, { width: 1200 })],
      furniture: [thing('c', 2000, 2200, 1200, 400)],
    })
    expect(found(plan, 'movement-area')).toEqual([
      { objects: [uuid(1), 'c'], found: 1_440_000, limit: 1_500_000 },
    ])
  })
  it('is not lessened by a corner that stands three millimetres before the end of its edge', () => {
    const plan = roomOf(10_000, 8000, {
      spaces: [desk(1, 8544, 873, { rotation: 30 }), desk(2, 9435, 822, { rotation: 270 })],
    })
    expect(found(plan, 'movement-area').map((w) => w.objects[0])).toEqual([uuid(2)])
  })
  it('is not barred by chairs', () => {
    const chairs = [thing('s', 2000, 1100, 600, 600, { what: 'chair' })]
    expect(all(roomOf(4000, 3000, { spaces: [desk(1, 2000, 400)], furniture: chairs }))).toEqual([])
  })
  it('overlaps with that of a desk 1.90 m behind by 0.10 m, told once', () => {
    const back = (gap: number) =>
      roomOf(6000, 6000, { spaces: [desk(1, 2000, 400), desk(2, 2000, 1200 + gap, { rotation: 180 })] })
    expect(found(back(1900), 'movement-overlap')).toEqual([
      { objects: [uuid(1), uuid(2)], found: 100, limit: 0 },
    ])
    expect(found(back(2000), 'movement-overlap')).toEqual([])
  })
  it('overlaps with an escape route and with a door that opens into it', () => {
    const routes = [
      {
        id: 'way',
        axis: [
          [0, 2300],
          [6000, 2300],
        ] as [number, number][],
        width: 1200,
      },
    ]
    // The area ends at 1800, the route begins at 1700.
    expect(found(roomOf(6000, 6000, { spaces: [desk(1, 2000, 400)], routes }), 'movement-overlap')).toEqual([
      { objects: [uuid(1), 'way'], found: 100, limit: 0 },
    ])
    const doors = [door('d', -50, 1500, { rotation: 90, hinge: 'left', opens: 'up' })]
    const plan = roomOf(6000, 4000, { spaces: [desk(1, 900, 400)], doors })
    expect(found(plan, 'movement-overlap').map((w) => w.objects)).toEqual([[uuid(1), 'd']])
  })
  it('is 1.20 m wide at desks side by side', () => {
    const row = (width: number) =>
      roomOf(8000, 4000, { spaces: [desk(1, 2000, 400, { width }), desk(2, 2000 + width, 400, { width })] })
    expect(found(row(1100), 'side-by-side')).toEqual([
      { objects: [uuid(1), uuid(2)], found: 1100, limit: 1200 },
      { objects: [uuid(2), uuid(1)], found: 1100, limit: 1200 },
    ])
    expect(found(row(1200), 'side-by-side')).toEqual([])
  })
  it('of an accessible desk has a square of 1.50 m', () => {
    const plan = (depth: number) =>
      roomOf(6000, depth, { spaces: [desk(1, 2000, 400, { features: ['accessible'] })] })
    expect(found(plan(2300), 'wheelchair')).toEqual([])
    expect(found(plan(2200), 'wheelchair')).toEqual([
      { objects: [uuid(1), 'room', 'walls'], found: 1400, limit: 1500 },
    ])
  })
})

describe('ways', () => {
  /** A row of cabinets across a room of 6 m by 6 m with a gap of so many mm; desks behind it. */
  const barred = (gap: number, desks: number) =>
    roomOf(6000, 9000, {
      spaces: Array.from({ length: desks }, (_, i) =>
        desk(i + 1, 800 + (i % 3) * 2000, i < 3 ? 400 : 3200, i < 3 ? {} : { rotation: 180 }),
      ),
      furniture: [
        thing('left', 1500, 5000, 3000, 400),
        thing('right', 3000 + gap + (3000 - gap) / 2, 5000, 3000 - gap, 400),
      ],
    })
  it('to up to five desks are 0.60 m wide', () => {
    expect(found(barred(550, 3), 'aisle')).toEqual([{ objects: ['left', 'right'], found: 550, limit: 600 }])
    expect(found(barred(600, 3), 'aisle')).toEqual([])
  })
  it('of six people are 1.00 m wide, and say how many they are', () => {
    expect(found(barred(900, 6), 'route-width')).toEqual([
      { objects: ['left', 'right'], found: 900, limit: 1000 },
    ])
    expect(checkPlan(barred(900, 6)).find((w) => w.check === 'route-width')?.data).toEqual({ people: 6 })
    expect(found(barred(1000, 6), 'route-width')).toEqual([])
  })
  it('lead to each desk: behind a gap of 0.20 m, and behind none, it cannot be reached', () => {
    expect(found(barred(200, 1), 'unreachable')).toEqual([{ objects: [uuid(1)], found: 200, limit: 600 }])
    expect(found(barred(0, 1), 'unreachable')).toEqual([{ objects: [uuid(1)], found: null, limit: 600 }])
    expect(
      found(roomOf(6000, 4000, { doors: [], spaces: [desk(1, 2000, 400)] }), 'unreachable'),
    ).toHaveLength(1)
  })
  it('begin at a side without a wall too', () => {
    const plan = roomOf(6000, 4000, { doors: [], walls: [], spaces: [desk(1, 2000, 400)] })
    expect(found(plan, 'unreachable')).toEqual([])
  })
})

describe('doors', () => {
  const hinged = (id: string, x: number) => door(id, x, 3050, { hinge: 'left', opens: 'up' })
  it('open by 45° when a corner stands in their way there', () => {
    // Hinge at (1500, 3050); the cabinet's corner lies 500 to the right and 500 up of it.
    const plan = roomOf(6000, 3000, {
      spaces: [desk(1, 4500, 400)],
      doors: [hinged('d', 2000)],
      furniture: [thing('c', 1800, 2350, 400, 400)],
    })
    expect(found(plan, 'door-swing')).toEqual([{ objects: ['d', 'c'], found: 45, limit: 90 }])
  })
  it('open fully beside a cabinet on their hinge side', () => {
    const plan = roomOf(6000, 3000, {
      spaces: [desk(1, 4500, 400)],
      doors: [hinged('d', 2000)],
      furniture: [thing('c', 1200, 2600, 600, 800)],
    })
    expect(found(plan, 'door-swing')).toEqual([])
  })
  it('without a leaf stay clear: 0.70 m of 1.00 m', () => {
    const plan = roomOf(6000, 3000, {
      spaces: [desk(1, 4500, 400)],
      furniture: [thing('c', 2450, 2800, 700, 400)],
    })
    expect(found(plan, 'door-opening')).toEqual([{ objects: ['door', 'c'], found: 700, limit: 1000 }])
  })
})

describe('escape', () => {
  const routes = (width: number) => [
    {
      id: 'way',
      axis: [
        [2000, 2800],
        [38_500, 2800],
      ] as [number, number][],
      width,
    },
  ]
  it('is at most 35 m long in a straight line', () => {
    const plan = (x: number) =>
      roomOf(60_000, 4000, { doors: [], spaces: [desk(1, x, 2800, { rotation: 180 })], routes: routes(1200) })
    expect(found(plan(2000), 'escape-length')).toEqual([{ objects: [uuid(1)], found: 36_500, limit: 35_000 }])
    expect(found(plan(5000), 'escape-length')).toEqual([])
  })
  it('is at most 52.5 m to walk, from door to door', () => {
    // Three rooms in a row, doors at far corners; the exit's stairs stand in the last.
    const plan: FloorPlanDocument = {
      ...roomOf(1, 1),
      walls: [],
      rooms: [
        room('a', 0, 0, 30_000, 4000),
        room('b', 0, 4100, 30_000, 8000),
        room('c', 0, 8100, 30_000, 12_000),
      ],
      doors: [door('ab', 29_000, 4050), door('bc', 1000, 8050)],
      spaces: [desk(1, 1000, 400)],
      furniture: [thing('s', 1000, 10_000, 1000, 2000, { what: 'stairs' })],
    }
    // (1000, 400) → (29000, 4050) → (1000, 8050), where the stairwell begins.
    const walked = Math.round(Math.hypot(28_000, 3650) + Math.hypot(28_000, 4000))
    expect(found(plan, 'escape-walk')).toEqual([{ objects: [uuid(1)], found: walked, limit: 52_500 }])
  })
  it('has the width its people need, and nothing stands in it', () => {
    const six = Array.from({ length: 6 }, (_, i) => desk(i + 1, 2000 + i * 2000, 400))
    const plan = roomOf(40_000, 4000, {
      spaces: six,
      routes: routes(900),
      // The route is clear from 2350 to 3250; the cabinet takes 200 of it.
      furniture: [thing('c', 20_000, 3250, 800, 400)],
    })
    expect(found(plan, 'escape-width')).toEqual([{ objects: ['way'], found: 900, limit: 1000 }])
    expect(found(plan, 'escape-blocked')).toEqual([{ objects: ['c', 'way'], found: 700, limit: 900 }])
  })
})
