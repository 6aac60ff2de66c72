/** A made-up floor of 10,000 desks: rooms of twenty along corridors, as an office tower laid flat. */
import type { FloorPlanDocument, PlannedSpace } from '../../src/shared/domain/floor-plan.ts'

const ROOM = { columns: 5, rows: 4, width: 11_000, depth: 9_000 }

export function bigFloor(desks: number): FloorPlanDocument {
  const rooms = Math.ceil(desks / (ROOM.columns * ROOM.rows))
  const across = Math.ceil(Math.sqrt(rooms * 1.2))
  const plan: FloorPlanDocument = {
    format: 1,
    walls: [],
    doors: [],
    windows: [],
    rooms: [],
    zones: [],
    spaces: [],
    furniture: [],
  }
  for (let r = 0; r < rooms; r++) {
    const x = (r % across) * ROOM.width
    const row = Math.floor(r / across)
    const y = row * ROOM.depth + (row >> 1) * 2000
    const ring: [number, number][] = [
      [x, y],
      [x + ROOM.width, y],
      [x + ROOM.width, y + ROOM.depth],
      [x, y + ROOM.depth],
    ]
    plan.rooms.push({ id: `r${r}`, rings: [ring], number: `${row + 1}.${(r % across) + 1}`, name: 'Büro' })
    plan.walls.push({ id: `w${r}`, shape: { axis: [...ring, [x, y]], thickness: 120 } })
    plan.doors.push({
      id: `d${r}`,
      at: [x + 1500, y + ROOM.depth],
      width: 900,
      depth: 120,
      rotation: 0,
      hinge: 'left',
      opens: 'up',
    })
    for (let i = 0; i < ROOM.columns * ROOM.rows && plan.spaces.length < desks; i++) {
      const line = Math.floor(i / ROOM.columns)
      plan.spaces.push({
        id: `00000000-0000-4000-8000-${String(plan.spaces.length).padStart(12, '0')}` as PlannedSpace['id'],
        kind: 'desk',
        at: [x + 1600 + (i % ROOM.columns) * 1900, y + 1700 + line * 1000 + (line > 1 ? 2000 : 0)],
        width: 1600,
        depth: 800,
        rotation: line % 2 === 0 ? 180 : 0,
        label: String(i + 1),
        roomId: `r${r}`,
        zoneId: null,
        features: [],
        bookable: true,
      })
    }
  }
  return plan
}

/** States as on a busy day: most free or taken, some of each other kind. */
export function someStates(desks: number, seed: number): Uint8Array {
  const states = new Uint8Array(desks)
  let x = seed * 2_654_435_761 + 1
  for (let i = 0; i < desks; i++) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0
    const r = x / 2 ** 32
    states[i] = r < 0.45 ? 0 : r < 0.85 ? 4 : r < 0.9 ? 2 : r < 0.95 ? 3 : 5
  }
  return states
}
