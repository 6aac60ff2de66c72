/** Small drawings for tests of checks: a room of walls with a door, and what is put into it. */
import {
  type Door,
  EMPTY_PLAN,
  type FloorPlanDocument,
  type Furniture,
  type PlannedSpace,
  type Room,
} from '../../domain/floor-plan.ts'

export const uuid = (n: number): PlannedSpace['id'] =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as PlannedSpace['id']

/** Its chair stands below it unless it is turned. */
export const desk = (n: number, x: number, y: number, more: Partial<PlannedSpace> = {}): PlannedSpace => ({
  id: uuid(n),
  kind: 'desk',
  at: [x, y],
  width: 1600,
  depth: 800,
  rotation: 0,
  label: `${n}`,
  roomId: 'room',
  zoneId: null,
  features: [],
  bookable: true,
  ...more,
})

export const thing = (
  id: string,
  x: number,
  y: number,
  width: number,
  depth: number,
  more: Partial<Furniture> = {},
): Furniture => ({ id, at: [x, y], width, depth, rotation: 0, what: 'cabinet', name: '', ...more })

export const door = (id: string, x: number, y: number, more: Partial<Door> = {}): Door => ({
  id,
  at: [x, y],
  width: 1000,
  depth: 100,
  rotation: 0,
  hinge: null,
  opens: null,
  ...more,
})

export const room = (id: string, x0: number, y0: number, x1: number, y1: number): Room => ({
  id,
  rings: [
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ],
  ],
  number: id,
  name: '',
})

/** A room from (0, 0), its walls 100 mm thick around it, with a door in the middle of its lower side. */
export function roomOf(
  width: number,
  depth: number,
  more: Partial<FloorPlanDocument> = {},
): FloorPlanDocument {
  const [x0, y0, x1, y1] = [-50, -50, width + 50, depth + 50]
  return {
    ...EMPTY_PLAN,
    rooms: [room('room', 0, 0, width, depth)],
    walls: [
      {
        id: 'walls',
        shape: {
          axis: [
            [x0, y0],
            [x1, y0],
            [x1, y1],
            [x0, y1],
            [x0, y0],
          ],
          thickness: 100,
        },
      },
    ],
    doors: [door('door', width / 2, depth + 50)],
    ...more,
  }
}
