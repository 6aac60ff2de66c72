import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import * as dxf from 'dxf'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FloorPlanDocument } from '../domain/floor-plan.ts'
import { readDxf } from '../plan-import/dxf/read-dxf.ts'
import type { ImportCounts } from '../plan-import/imported.ts'
import { readPlanJson } from '../plan-import/json/read-json.ts'
import { readSvg } from '../plan-import/svg/read-svg.ts'
import { building, reading } from '../plan-import/testing/options.ts'
import { spacesToCsv } from './csv.ts'
import { sheetToDxf } from './dxf.ts'
import { planFromJson, planSchema, planToJson } from './json.ts'
import { SHEET_WORDS, sheetOf } from './sheet.ts'
import { sheetToSvg } from './svg.ts'
import { anyPlan, soundFloor } from './testing/plans.ts'
import { wallOutline } from './wall-outline.ts'

const decode = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes)
const encode = (text: string) => new TextEncoder().encode(text)

describe('JSON', () => {
  it('comes back exactly as it was, whatever the plan', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const back = planFromJson(planToJson(plan))
        expect(back.ok && { name: back.plan.name, floors: back.plan.floors }).toEqual(plan)
      }),
      { numRuns: 200 },
    )
  })

  it('is as its schema says, and the schema in docs is the one of this version', () => {
    const file = resolve(import.meta.dirname, '../../../docs/floor-plan.schema.json')
    const schema = JSON.stringify(planSchema(), null, 2)
    if (process.env.UPDATE_SCHEMA) writeFileSync(file, `${schema}\n`)
    // What it says, not how it is laid out.
    expect(existsSync(file) && JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(schema))
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(planSchema() as object)
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(validate(JSON.parse(planToJson(plan)))).toBe(true)
      }),
      { numRuns: 50 },
    )
    expect(validate({ format: 'platzwahl-floor-plan', version: 1, name: 'x', floors: [] })).toBe(false)
  })

  it('says what is wrong with a file', () => {
    const whole = planToJson({ name: 'Haus', floors: fc.sample(anyPlan, { numRuns: 1, seed: 1 })[0]!.floors })
    expect(planFromJson(whole.slice(0, -5))).toEqual({ ok: false, at: null })
    expect(planFromJson(whole.replace('"version":1', '"version":2'))).toEqual({ ok: false, at: 'version' })
    expect(readPlanJson('{}', reading())).toMatchObject({ ok: false, problem: { kind: 'damaged' } })
  })

  it('becomes a new building: its spaces have ids of their own', () => {
    const [document] = fc.sample(soundFloor, { numRuns: 1, seed: 3 })
    const text = planToJson({ name: 'Haus', floors: [{ name: 'EG', level: 0, document: document! }] })
    const read = building(readPlanJson(text, reading())).storeys[0]!.document
    expect({ ...read, spaces: [] }).toEqual({ ...document!, spaces: [] })
  })
})

describe('drawings', () => {
  const counted = (d: FloorPlanDocument): Partial<ImportCounts> => {
    const what = (w: string) => d.furniture.filter((f) => f.what === w).length
    return {
      rooms: d.rooms.length,
      walls: d.walls.length,
      doors: d.doors.length,
      windows: d.windows.length,
      columns: what('column'),
      stairs: what('stairs'),
      desks: d.spaces.filter((s) => s.kind === 'desk').length,
      furniture: d.furniture.length - what('column') - what('stairs'),
      texts: d.texts?.length ?? 0,
      lines: d.underlay?.length ?? 0,
    }
  }
  /** Sizes of spaces, whichever way they are described. */
  const sizes = (d: FloorPlanDocument) =>
    d.spaces.map((s) => `${s.kind} ${Math.max(s.width, s.depth)} ${Math.min(s.width, s.depth)}`).sort()

  it.each([
    [
      'SVG',
      (document: FloorPlanDocument) => readSvg({ decode }, encode(sheetToSvg(sheet(document))), reading()),
    ],
    [
      'DXF',
      (document: FloorPlanDocument) =>
        readDxf({ parse: dxf.parseString, decode }, encode(sheetToDxf(sheet(document))), reading()),
    ],
  ])('%s is imported again with the same rooms, walls, openings, spaces and furniture', (_, roundTrip) => {
    fc.assert(
      fc.property(soundFloor, (document) => {
        const again = building(roundTrip(FloorPlanDocument.parse(document)))
        expect(again.counts).toMatchObject(counted(document))
        expect(again.scale.unitsPerMetre).toBeCloseTo(1000, 6)
        const back = again.storeys[0]!.document
        expect(sizes(back)).toEqual(sizes(document))
        expect(back.rooms.map((r) => [r.number, r.name, r.rings.length])).toEqual(
          document.rooms.map((r) => [r.number, r.name, r.rings.length]),
        )
      }),
      { numRuns: 60 },
    )
  })
  const sheet = (document: FloorPlanDocument) =>
    sheetOf('Rathaus', { name: '1. OG', level: 1, document }, 100)

  it('are made of any plan, whatever it holds', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        for (const floor of plan.floors) {
          const drawn = sheetOf(plan.name, floor, 100)
          // Numbers that are none would show in either.
          expect(sheetToSvg(drawn)).not.toMatch(/NaN|Infinity/)
          expect(sheetToDxf(drawn)).not.toMatch(/^(NaN|-?Infinity)\r$/m)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('write how long a dimension is, beside what it measures', () => {
    const [plan] = fc.sample(soundFloor, { numRuns: 1, seed: 7 })
    const document: FloorPlanDocument = {
      ...plan!,
      dimensions: [{ id: 'm', from: [0, 0], to: [0, 4000], offset: 500 }],
    }
    const drawn = sheet(document)
    const shapes = drawn.items.filter((i) => i.layer === 'platzwahl-labels').flatMap((i) => i.shapes)
    const floor = (x: number, y: number) => [x + drawn.shift[0], y + drawn.shift[1]]
    expect(shapes).toContainEqual({ kind: 'line', points: [floor(500, 0), floor(500, 4000)], paint: 'hair' })
    expect(shapes).toContainEqual({ kind: 'line', points: [floor(0, 0), floor(500, 0)], paint: 'hair' })
    expect(sheetToSvg(drawn)).toContain('>4,000 m</text>')
    expect(sheetToDxf(drawn)).toContain('\r\n4,000 m\r\n')
    const english = sheetOf('Town hall', { name: '1', level: 1, document }, 100, SHEET_WORDS.en)
    expect(sheetToSvg(english)).toContain('>4.000 m</text>')
  })

  it('draw walls as thick as they are, mitred at corners', () => {
    expect(
      wallOutline(
        [
          [0, 0],
          [1000, 0],
          [1000, 500],
        ],
        200,
      ),
    ).toEqual([
      [0, 100],
      [900, 100],
      [900, 500],
      [1100, 500],
      [1100, -100],
      [0, -100],
    ])
  })
})

it('CSV lists every space, and nothing in it is a formula', () => {
  const [document] = fc.sample(
    soundFloor.filter((d) => d.spaces.length > 2),
    { numRuns: 1, seed: 5 },
  )
  const [first, second, ...rest] = document!.spaces
  const spaces = [{ ...first!, label: '=1+1' }, { ...second!, label: 'a;"b"' }, ...rest]
  const csv = spacesToCsv({
    name: 'Haus',
    floors: [{ name: 'EG', level: 0, document: { ...document!, spaces } }],
  })
  const lines = csv.trimEnd().split('\r\n')
  expect(lines).toHaveLength(spaces.length + 1)
  expect(lines[0]).toMatch(/^\ufeffbuilding;floor;level;room_number/)
  expect(lines[1]).toContain(`Haus;EG;0;1.0;;'=1+1;${first!.kind};`)
  expect(lines[2]).toContain('"a;""b"""')
})
