import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { IfcAPI, LogLevel } from 'web-ifc'
import type { SpaceId } from '../../domain/ids.ts'
import { ringsArea } from '../../geometry/ring.ts'
import { onFloor } from '../../geometry/turned-rect.ts'
import { formatOf } from '../format.ts'
import type { ImportedBuilding } from '../imported.ts'
import { furnitureKind, isDesk } from '../kinds.ts'
import { NO_WISHES } from '../options.ts'
import { TWO_ROOMS, tinyIfc } from '../testing/tiny-ifc.ts'
import { readIfc } from './read-ifc.ts'

const plans = resolve(import.meta.dirname, '../../../../../shared/plans')
const have = existsSync(plans)
if (!have) console.info('../shared/plans is not there: plans made elsewhere are not tried.')

let api: IfcAPI
beforeAll(async () => {
  api = new IfcAPI()
  await api.Init()
  api.SetLogLevel(LogLevel.LOG_LEVEL_OFF)
})

const options = { ...NO_WISHES, newSpaceId: () => randomUUID() as SpaceId, progress: () => {} }
const bytesOf = (text: string) => new TextEncoder().encode(text)
function imported(bytes: Uint8Array): ImportedBuilding {
  const result = readIfc(api, bytes, options)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.building
}
const area = (building: ImportedBuilding, number?: string) =>
  building.storeys
    .flatMap((s) => s.document.rooms)
    .filter((r) => number === undefined || r.number === number)
    .reduce((sum, r) => sum + ringsArea(r.rings) / 1e6, 0)

describe('a small IFC file', () => {
  it.each(['IFC2X3', 'IFC4'])('of schema %s becomes floors, rooms, walls and desks', (schema) => {
    const building = imported(bytesOf(tinyIfc(TWO_ROOMS, schema)))
    expect(building.name).toBe('Haus C')
    expect(building.storeys.map((s) => [s.name, s.level])).toEqual([
      ['Erdgeschoss', 0],
      ['1. Obergeschoss', 1],
    ])
    expect(building.counts).toEqual({
      storeys: 2,
      rooms: 3,
      walls: 2,
      doors: 0,
      windows: 0,
      columns: 1,
      stairs: 0,
      desks: 4,
      furniture: 2,
      texts: 0,
      lines: 0,
    })
    expect(building.warnings).toEqual([])
    expect(area(building)).toBeCloseTo(60, 3)
  })

  it('is drawn in millimetres with north up, upright and without superfluous corners', () => {
    const [ground] = imported(bytesOf(tinyIfc(TWO_ROOMS))).storeys
    const rooms = ground!.document.rooms
    expect(rooms.map((r) => [r.number, r.name])).toEqual([
      ['0.01', 'Büro'],
      ['0.02', 'Büro'],
    ])
    expect(rooms[0]!.rings[0]).toHaveLength(4)
    // The angle of the outer wall lies to the south and east, which is below and to the right.
    const angle = ground!.document.walls.find((w) => 'rings' in w.shape && w.shape.rings[0]!.length === 6)!
    const corners = 'rings' in angle.shape ? angle.shape.rings[0]! : []
    const room = rooms[1]!.rings[0]!
    expect(Math.max(...corners.map((c) => c[1]))).toBe(Math.max(...room.map((c) => c[1])) + 300)
    expect(Math.max(...corners.map((c) => c[0]))).toBe(Math.max(...room.map((c) => c[0])) + 300)
  })

  it('numbers desks in reading order within their room, the chair towards the room', () => {
    const [ground] = imported(bytesOf(tinyIfc(TWO_ROOMS))).storeys
    const { spaces, rooms } = ground!.document
    const first = spaces.filter((s) => s.roomId === rooms[0]!.id)
    // In the north: left, right; in the south: one.
    expect(first.map((s) => s.label)).toEqual(['1', '2', '3'])
    const [a, b, c] = first.map((s) => s.at)
    expect(a![1]).toBe(b![1])
    expect(a![0]).toBeLessThan(b![0])
    expect(c![1]).toBeGreaterThan(a![1])
    for (const desk of first) {
      expect([desk.width, desk.depth]).toEqual([1600, 800])
      const front = onFloor(desk, 0, 1000)
      expect(Math.abs(front[1] - 2300)).toBeLessThan(Math.abs(desk.at[1] - 2300))
    }
    // The chair decides, though the other side has as much room.
    const [workstation] = spaces.filter((s) => s.roomId === rooms[1]!.id)
    expect(onFloor(workstation!, 0, 1000)[0]).toBeLessThan(workstation!.at[0])
  })

  it('needs storeys and something to draw', () => {
    expect(readIfc(api, bytesOf(tinyIfc([])), options)).toEqual({
      ok: false,
      problem: { kind: 'noStoreys' },
    })
    const empty = tinyIfc([{ name: 'EG', elevation: 0, elements: [] }])
    expect(readIfc(api, bytesOf(empty), options)).toEqual({
      ok: false,
      problem: { kind: 'noGeometry' },
    })
  })

  it('may hold something a kilometre away, which is left out', () => {
    const stray = { type: 'IFCWALLSTANDARDCASE', name: 'Rest', box: [5e6, 0, 200, 4000, 2800] } as const
    const [ground, ...above] = TWO_ROOMS
    const building = imported(
      bytesOf(tinyIfc([{ ...ground!, elements: [...ground!.elements, stray] }, ...above])),
    )
    expect(building.counts.walls).toBe(2)
    expect(building.warnings.map((w) => w.kind)).toContain('farAway')
  })
})

describe.skipIf(!have)('plans made elsewhere', () => {
  const file = (name: string) => readFileSync(resolve(plans, name))

  it('LargeBuilding has fourteen desks in six of its eight rooms', () => {
    const building = imported(file('bimwhale_LargeBuilding.ifc'))
    expect(building.counts).toMatchObject({
      storeys: 2,
      rooms: 8,
      walls: 18,
      doors: 18,
      windows: 42,
      desks: 14,
      furniture: 0,
    })
    expect(Math.abs(area(building) - 299.48)).toBeLessThan(0.1)
    const [first] = building.storeys
    const { rooms, spaces } = first!.document
    expect(rooms.map((r) => [r.number, spaces.filter((s) => s.roomId === r.id).length])).toEqual([
      ['1', 3],
      ['2', 3],
      ['3', 0],
      ['4', 0],
      ['5', 2],
      ['6', 2],
      ['7', 3],
      ['8', 1],
    ])
  })

  it('TallBuilding has five storeys', () => {
    expect(imported(file('bimwhale_TallBuilding.ifc')).counts).toMatchObject({
      storeys: 5,
      rooms: 3,
      walls: 24,
    })
  })

  it('Office A has sixty rooms on its first floor and no desk', () => {
    const building = imported(file('Office_A_20110811.ifc'))
    expect(building.storeys.map((s) => s.document.rooms.length)).toEqual([60, 39, 0])
    expect(building.counts).toMatchObject({ walls: 487, doors: 102, desks: 0, furniture: 7 })
    expect(Math.abs(area(building, '203') - 610.1)).toBeLessThan(0.2)
    for (const { document } of building.storeys)
      for (const door of document.doors) expect(door.depth).toBeLessThan(1000)
  })

  it('other formats are told by their content', () => {
    const format = (name: string) => formatOf(file(name))
    expect(format('house_floorplan.dxf')).toBe('dxf')
    expect(format('n51_floorplan.pdf')).toBe('pdf')
    expect(format('n51_from_inkscape.svg')).toBe('svg')
    expect(format('dupont_cleaned_up.svg')).toBe('svg')
    expect(format('n51_100dpi.jpg')).toBe('jpeg')
    expect(format('Office_A_20110811.ifc')).toBe('ifc')
  })
})

describe('what is not a whole IFC file', () => {
  it.each([
    [tinyIfc(TWO_ROOMS).slice(0, 3000), 'truncated'],
    [tinyIfc(TWO_ROOMS, 'AP214'), 'unknownSchema'],
  ])('%#: is told before it is opened', (text, kind) => {
    expect(readIfc(api, bytesOf(text), options)).toMatchObject({ ok: false, problem: { kind } })
  })
})

describe('words for furniture', () => {
  it.each(['M_Desk:1525 x 762mm:355965', 'Schreibtisch 160x80', 'Workstation A', 'Arbeitsplatz', 'Desks'])(
    '%s is a desk',
    (name) => expect(isDesk(name)).toBe(true),
  )
  it.each([
    'Desk Chair',
    'Schreibtischlampe',
    'Schreibtischstuhl',
    'Desktop computer',
    'Table',
    'Rollcontainer',
  ])('%s is none', (name) => expect(isDesk(name)).toBe(false))
  it('is sorted by kind', () => {
    expect(furnitureKind('M_Vanity Cabinet-Double Door Sink Unit')).toBe('sanitary')
    expect(furnitureKind('M_Counter Top w Sink Hole')).toBe('kitchen')
    expect(furnitureKind('Aktenschrank')).toBe('cabinet')
  })
})
