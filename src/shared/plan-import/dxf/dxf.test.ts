import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as dxf from 'dxf'
import { describe, expect, it } from 'vitest'
import { ringsArea } from '../../geometry/ring.ts'
import { building, reading } from '../testing/options.ts'
import { arc, box, insert, line, TWO_ROOMS_DXF, text, tinyDxf } from '../testing/tiny-dxf.ts'
import { checkDxfBytes, MOST_GROUPS } from './check-dxf.ts'
import { readDxf } from './read-dxf.ts'
import { plainMtext } from './words.ts'

const plans = resolve(import.meta.dirname, '../../../../../shared/plans')
const have = existsSync(plans)
if (!have) console.info('../shared/plans is not there: no DXF drawing made elsewhere is tried.')

const needs = {
  parse: dxf.parseString,
  decode: (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes),
}
const read = (content: string, wishes = {}) =>
  readDxf(needs, new TextEncoder().encode(content), reading(wishes))

describe('a small DXF drawing', () => {
  const plan = building(read(tinyDxf(TWO_ROOMS_DXF)))
  const [floor] = plan.storeys
  const { rooms, walls, doors, windows, spaces, furniture } = floor!.document

  it('becomes rooms as large as drawn, named by the texts in them', () => {
    expect(rooms.map((r) => [r.number, r.name, ringsArea(r.rings) / 1e6])).toEqual([
      ['0.01', 'Büro', 20],
      // With the reveal of the door, which is drawn in the other face of the wall.
      ['0.02', '', 20.09],
    ])
  })

  it('has a wall between each two faces, as thick as they are apart', () => {
    const thick = walls.map((w) => ('thickness' in w.shape ? w.shape.thickness : 0)).sort((a, b) => a - b)
    // Beside and above the door 100 mm, around the outside 300 mm.
    expect(thick.filter((t) => t === 100)).toHaveLength(2)
    expect(thick.filter((t) => t === 300).length).toBeGreaterThanOrEqual(4)
  })

  it('has a door with its hinge where the arc has its centre, and a window', () => {
    expect(doors).toHaveLength(1)
    // y goes down on a plan: the hinge at 1800 from below is at 2800 of 4600 from above.
    expect(doors[0]).toMatchObject({ at: [5300, 2350], width: 900, hinge: 'left', rotation: 270 })
    expect(windows.map((w) => [w.width, w.depth])).toEqual([[1800, 300]])
  })

  it('has bookable desks of blocks named so, and other furniture', () => {
    expect(spaces.map((s) => [s.width, s.depth, s.roomId])).toEqual([
      [1600, 800, rooms[0]!.id],
      [1600, 800, rooms[0]!.id],
      [1600, 800, rooms[1]!.id],
    ])
    expect(furniture.map((f) => f.what)).toEqual(['chair'])
    expect(plan.blocks).toContainEqual({
      name: 'Schreibtisch 160x80',
      count: 3,
      width: 1600,
      depth: 800,
      role: 'desk',
    })
  })

  it('is read as the person says: blocks, layers, units', () => {
    const other = building(
      read(tinyDxf(TWO_ROOMS_DXF), {
        blocks: { 'Schreibtisch 160x80': 'table' },
        layers: { FENSTER: 'ignore' },
        scale: { kind: 'unit', unit: 'mm' },
      }),
    )
    expect(other.counts).toMatchObject({ desks: 0, furniture: 4, windows: 0 })
    expect(other.scale).toMatchObject({ unitsPerMetre: 1000, certainty: 'given' })
  })
})

describe('units', () => {
  it('are taken from the doors when the header says something impossible', () => {
    const lying = building(
      read(
        tinyDxf({
          units: 4,
          entities: [
            box('WALL', 0, 0, 400, 300),
            ...[0, 60, 120, 180].map((x) => arc('DOOR', x, 0, 36, 0, 90)),
            box('WALL', 1, 1, 1000, 900),
          ],
        }),
      ),
    )
    expect(lying.scale).toMatchObject({ unit: 'in', certainty: 'measured' })
    expect(lying.warnings.map((w) => w.kind)).toContain('unitsDoubtful')
  })

  it('are unknown without header and evidence, which is said', () => {
    const silent = building(read(tinyDxf({ units: null, entities: [box('WALL', 0, 0, 400, 300)] })))
    expect(silent.scale.unitsPerMetre).toBeNull()
    expect(silent.warnings.map((w) => w.kind)).toContain('scaleUnknown')
  })

  it('that make no building are refused with the size it would have', () => {
    const tiny = tinyDxf({ units: 4, entities: [box('WALL', 0, 0, 20, 10)] })
    expect(read(tiny)).toEqual({ ok: false, problem: { kind: 'wrongScale', metres: 0.02 } })
  })
})

describe('what is no whole drawing', () => {
  const whole = tinyDxf(TWO_ROOMS_DXF)
  it.each([
    ['AutoCAD Binary DXF\r\n\u001a\u0000', 'binaryDxf'],
    [whole.slice(0, 900), 'truncated'],
    [tinyDxf({ entities: [] }), 'nothingDrawn'],
    [tinyDxf({ entities: [text('T', 0, 0, 10, 'only a text')] }), 'nothingDrawn'],
  ])('%#: is told', (content, kind) => {
    expect(read(content)).toMatchObject({ ok: false, problem: { kind } })
  })

  it('more than memory is there for is refused before it is parsed', () => {
    const parsed: string[] = []
    const parse = (text: string) => {
      parsed.push(text)
      return dxf.parseString(text)
    }
    const withGroups = (n: number) =>
      new TextEncoder().encode(`  0\nSECTION\n${'999\n\n'.repeat(n - 2)}  0\nEOF\n`)
    expect(readDxf({ ...needs, parse }, withGroups(MOST_GROUPS + 1), reading({}))).toEqual({
      ok: false,
      problem: { kind: 'tooMany', format: 'dxf', limit: MOST_GROUPS },
    })
    expect(parsed).toEqual([])
    expect(checkDxfBytes(withGroups(MOST_GROUPS))).toBeNull()
  })

  it('blocks that contain themselves end', () => {
    const circle = tinyDxf({
      blocks: { A: [insert('0', 'B', 0, 0)], B: [insert('0', 'A', 0, 0), line('0', 0, 0, 9000, 0)] },
      entities: [insert('X', 'A', 0, 0)],
    })
    expect(read(circle)).toMatchObject({ ok: false, problem: { kind: 'tooDeep' } })
  })

  it('blocks that multiply end', () => {
    const blocks = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `B${i}`,
        Array.from({ length: 10 }, () =>
          i === 11 ? line('0', 0, 0, 9000, 0) : insert('0', `B${i + 1}`, 0, 0),
        ),
      ]),
    )
    const bomb = tinyDxf({ blocks, entities: [insert('X', 'B0', 0, 0)] })
    expect(read(bomb)).toMatchObject({ ok: false, problem: { kind: 'tooMany' } })
    const rows = insert('X', 'B', 0, 0, [
      [70, 30_000],
      [71, 30_000],
    ])
    const array = tinyDxf({ blocks: { B: [line('0', 0, 0, 9000, 0)] }, entities: [rows] })
    expect(read(array)).toMatchObject({ ok: false, problem: { kind: 'tooMany' } })
  })

  it('coordinates that are no numbers are left out and counted', () => {
    const some = tinyDxf({
      entities: [
        box('WAND', 0, 0, 5000, 4000),
        line('WAND', Number.NaN, 0, 1, 1),
        line('WAND', 0, 0, 1e300, 0),
      ],
    })
    expect(building(read(some)).warnings).toContainEqual({ kind: 'notNumbers', count: 2 })
  })
})

it('codes of MTEXT are no words', () => {
  expect(plainMtext('{\\Farchquik.shx|c0;MIN. 22"x 30"\\PATTIC \\S1/2;}')).toBe('MIN. 22"x 30" ATTIC 1/2')
  expect(plainMtext('\\A1;%%u45%%d')).toBe('45°')
})

describe.skipIf(!have)('a house drawn elsewhere', () => {
  const house = have
    ? building(readDxf(needs, readFileSync(resolve(plans, 'house_floorplan.dxf')), reading()))
    : null

  it('has the entities, layers, hatches, dimensions and labels it should', () => {
    expect(house!.contents.entities).toBeGreaterThanOrEqual(964)
    expect(house!.contents).toMatchObject({ hatches: 13, dimensions: 63, underlinedTexts: 22 })
    expect(house!.layers).toHaveLength(24)
  })

  it('is in inches, whatever its header says, and warns', () => {
    expect(house!.scale).toMatchObject({ unit: 'in', certainty: 'measured', evidence: `696 = 58'-0"` })
    expect(house!.scale.unitsPerMetre).toBeCloseTo(39.37, 2)
    expect(house!.warnings.map((w) => w.kind)).toContain('unitsDoubtful')
  })

  it('has rooms of the sizes written into them', () => {
    const area = (name: string) =>
      house!.storeys[0]!.document.rooms.filter((r) => r.name === name).map((r) => ringsArea(r.rings) / 1e6)
    const feet = (w: number, d: number) => w * d * 0.3048 ** 2
    // "13'6 x 11'" and "8'1 x 3'4"
    expect(area('BEDROOM 2')[0]).toBeCloseTo(feet(13.5, 11), 1)
    expect(area('W.I.C.').some((a) => Math.abs(a - feet(8 + 1 / 12, 3 + 4 / 12)) < 0.1)).toBe(true)
    expect(house!.counts.rooms).toBeGreaterThanOrEqual(12)
    expect(house!.counts.doors).toBeGreaterThanOrEqual(10)
    expect(house!.counts.walls).toBeGreaterThanOrEqual(60)
  })
})
