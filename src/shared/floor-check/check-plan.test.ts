import { describe, expect, it } from 'vitest'
import { EMPTY_PLAN, type FloorPlanDocument, type PlannedSpace } from '../domain/floor-plan.ts'
import { islandDesks } from '../floor-edit/arrays.ts'
import { areaFor, type CheckKind, checkPlan, movementArea, widthsFor } from './check-plan.ts'

const desk = (n: number, x: number, y: number, more: Partial<PlannedSpace> = {}): PlannedSpace => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as PlannedSpace['id'],
  kind: 'desk',
  at: [x, y],
  width: 1600,
  depth: 800,
  rotation: 0,
  label: String(n),
  roomId: 'room',
  zoneId: null,
  features: [],
  bookable: true,
  ...more,
})
const room = (width: number, depth: number) => ({
  id: 'room',
  number: '1',
  name: '',
  rings: [
    [
      [0, 0],
      [width, 0],
      [width, depth],
      [0, depth],
    ] as [number, number][],
  ],
})
const plan = (more: Partial<FloorPlanDocument>): FloorPlanDocument => ({ ...EMPTY_PLAN, ...more })
const kinds = (document: FloorPlanDocument): CheckKind[] => checkPlan(document).map((f) => f.kind)

describe('the rules', () => {
  it('ask for 8 m² and 6 m² for each further workplace (ASR A1.2, 5 (3))', () => {
    expect([1, 2, 12].map(areaFor)).toEqual([8, 14, 74])
    const twelve = plan({
      rooms: [room(10_000, 5_870)],
      spaces: Array.from({ length: 12 }, (_, i) =>
        desk(i, 1200 + (i % 4) * 2400, 700 + Math.floor(i / 4) * 2000),
      ),
    })
    expect(checkPlan(twelve)).toEqual([
      { kind: 'roomArea', ids: ['room'], found: 58.7, limit: 74, people: 12 },
    ])
    expect(kinds({ ...twelve, rooms: [room(10_000, 7_400)] })).toEqual([])
  })

  it.each([
    [1, 0.8, 0.9],
    [5, 0.8, 0.9],
    [6, 0.9, 1.0],
    [20, 0.9, 1.0],
    [50, 0.9, 1.2],
    [51, 1.0, 1.2],
    [200, 1.05, 1.2],
    [250, 1.35, 1.5],
    [300, 1.65, 1.8],
    [400, 2.25, 2.4],
    [500, 2.85, 3.0],
  ])('ask for the widths of the table for %i people (ASR A2.3, A1.8)', (people, door, route) => {
    expect(widthsFor(people)).toEqual({ door, route })
  })

  it('ask for 1.50 m² at each chair, at least 1.00 m deep and wide', () => {
    for (const width of [800, 1200, 1600, 2000]) {
      const area = movementArea({ at: [0, 0], width, depth: 800, rotation: 0 })
      expect(area.width * area.depth).toBeGreaterThanOrEqual(1_500_000 - 1)
      expect(Math.min(area.width, area.depth)).toBeGreaterThanOrEqual(1_000)
    }
  })
})

describe('a drawing', () => {
  it('with an island of six in a room of its size has nothing to warn of', () => {
    const spaces = islandDesks({ at: [5000, 4000], perSide: 3, width: 1600, depth: 800, rotation: 0 }).map(
      (d, i) => desk(i, 0, 0, { ...d, at: [d.at[0], d.at[1]] }),
    )
    expect(checkPlan(plan({ rooms: [room(10_000, 8_000)], spaces }))).toEqual([])
  })

  it('with a cabinet behind a chair says how much is left', () => {
    const cabinet = {
      id: 'c',
      at: [2000, 3000] as [number, number],
      width: 1600,
      depth: 420,
      rotation: 0,
      what: 'cabinet' as const,
      name: '',
    }
    const document = plan({
      rooms: [room(6_000, 6_000)],
      spaces: [desk(1, 2000, 2000)],
      furniture: [cabinet],
    })
    // From the desk's edge at 2.40 m to the cabinet's at 2.79 m, of the 1.00 m there should be.
    expect(checkPlan(document)).toMatchObject([
      { kind: 'movementArea', ids: [document.spaces[0]!.id, 'c'], limit: 1.5 },
    ])
    expect(checkPlan(document)[0]?.found).toBeCloseTo(1.6 * 0.39 + 1.6 * 0.19, 1)
    const plant = { ...cabinet, what: 'plant' as const }
    expect(kinds({ ...document, furniture: [plant] })).toEqual([])
  })

  it('with two chairs back to back too close says so once', () => {
    const spaces = [desk(1, 2000, 2000), desk(2, 2000, 4300, { rotation: 180 })]
    expect(kinds(plan({ rooms: [room(6_000, 6_000)], spaces }))).toEqual(['movementArea'])
  })

  it('with an accessible desk needs room for a wheelchair', () => {
    const table = {
      id: 't',
      at: [2000, 3750] as [number, number],
      width: 1600,
      depth: 600,
      rotation: 0,
      what: 'table' as const,
      name: '',
    }
    const with1 = (features: PlannedSpace['features']) =>
      plan({ rooms: [room(6_000, 6_000)], spaces: [desk(1, 2000, 2000, { features })], furniture: [table] })
    expect(kinds(with1([]))).toEqual([])
    expect(kinds(with1(['accessible']))).toEqual(['wheelchairArea'])
  })

  it('finds overlaps, desks outside rooms, equal labels, narrow doors and routes, and doors that do not open', () => {
    const door = {
      id: 'd',
      at: [3000, 6000] as [number, number],
      width: 700,
      depth: 120,
      rotation: 0,
      hinge: 'left' as const,
      opens: 'up' as const,
    }
    const base = { rooms: [room(6_000, 6_000)] }
    expect(kinds(plan({ ...base, spaces: [desk(1, 2000, 2000), desk(2, 2500, 2100)] }))).toContain('overlap')
    expect(kinds(plan({ ...base, spaces: [desk(1, 9000, 2000, { roomId: null })] }))).toEqual([
      'outsideRooms',
    ])
    expect(
      kinds(plan({ ...base, spaces: [desk(1, 1000, 1000), desk(2, 4000, 1000, { label: '1' })] })),
    ).toEqual(['sameLabel'])
    const alone = { ...base, spaces: [desk(1, 1000, 1000)] }
    expect(checkPlan(plan({ ...alone, doors: [door] }))).toEqual([
      { kind: 'doorWidth', ids: ['d'], found: 0.7, limit: 0.8, people: 1 },
    ])
    expect(
      kinds(plan({ ...base, spaces: [desk(1, 3000, 5100)], doors: [{ ...door, width: 900 }] })),
    ).toContain('doorBlocked')
    expect(
      checkPlan(
        plan({
          ...alone,
          routes: [
            {
              id: 'r',
              axis: [
                [0, 0],
                [1, 1],
              ],
              width: 780,
            },
          ],
        }),
      ),
    ).toEqual([{ kind: 'routeWidth', ids: ['r'], found: 0.78, limit: 0.9, people: 1 }])
  })
})
