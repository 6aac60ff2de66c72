import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  EMPTY_PLAN,
  FloorPlanDocument,
  MOST_OBJECTS,
  type PlannedSpace,
  REACH,
  type Room,
} from '../domain/floor-plan.ts'
import { applyEdit, inverse } from './edit.ts'
import { objectsOf } from './objects.ts'
import { takeIn } from './take-in.ts'
import { madeUp, someDrawing } from './testing/made-up.ts'

let ids = 0
const newId = () => `10000000-0000-4000-8000-${String(ids++).padStart(12, '0')}`
const uuid = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}` as PlannedSpace['id']

const room = (id: string, number: string, x: number): Room => ({
  id,
  rings: [
    [
      [x, 0],
      [x + 5000, 0],
      [x + 5000, 4000],
      [x, 4000],
    ],
  ],
  number,
  name: '',
})
const desk = (n: number, label: string, roomId: string, x: number): PlannedSpace => ({
  id: uuid(n),
  kind: 'desk',
  at: [x, 2000],
  width: 1600,
  depth: 800,
  rotation: 0,
  label,
  roomId,
  zoneId: null,
  features: [],
  bookable: true,
})

describe('taking a drawing into another', () => {
  const here: FloorPlanDocument = {
    ...EMPTY_PLAN,
    rooms: [room('a', '2.01', 0), room('b', '2.02', 5000)],
    zones: [{ ...(madeUp('zone', 1).object as FloorPlanDocument['zones'][number]), name: 'Ruhe' }],
    spaces: [
      { ...desk(1, '1', 'a', 1000), features: ['two-screens'], bookable: false },
      desk(2, '2', 'a', 3000),
      desk(3, '1', 'b', 6000),
    ],
  }
  const there: FloorPlanDocument = {
    ...EMPTY_PLAN,
    rooms: [room('r1', '2.01', 10_000), room('r2', '2.02', 15_000)],
    spaces: [desk(11, '1', 'r1', 11_000), desk(12, '1', 'r2', 16_000), desk(13, '9', 'r2', 18_000)],
  }

  it('takes nothing where the two together were too much or too far for one drawing', () => {
    const rooms = (n: number) => Array.from({ length: n }, (_, i) => room(`m${i}`, '', 0))
    const many = { ...EMPTY_PLAN, rooms: rooms(MOST_OBJECTS.room) }
    expect(takeIn(EMPTY_PLAN, many, 'add', newId)).not.toBeNull()
    expect(takeIn(here, many, 'add', newId)).toBeNull()
    expect(takeIn(here, many, 'replace', newId)).not.toBeNull()
    const line: [number, number][] = [
      [0, 0],
      [9, 9],
    ]
    const lines = (n: number) => ({
      ...EMPTY_PLAN,
      underlay: Array.from({ length: n }, () => ({ layer: '', points: line })),
    })
    expect(takeIn(lines(MOST_OBJECTS.underlay - 10), lines(10), 'add', newId)).not.toBeNull()
    expect(takeIn(lines(MOST_OBJECTS.underlay - 10), lines(11), 'add', newId)).toBeNull()
    const wide = { ...EMPTY_PLAN, rooms: [room('w', '', -REACH), room('e', '', REACH - 5000)] }
    expect(takeIn(here, wide, 'replace', newId)).not.toBeNull()
    expect(takeIn(here, wide, 'add', newId)).toBeNull()
  })

  it('replaces: the same desk in the same room stays itself, with what only was known here', () => {
    const taken = takeIn(here, there, 'replace', newId)
    const next = applyEdit(here, taken?.edit ?? [])
    const known = next.spaces.find((s) => s.id === uuid(1))
    expect(known).toMatchObject({ label: '1', roomId: 'a', features: ['two-screens'], bookable: false })
    expect(next.spaces.map((s) => s.label).sort()).toEqual(['1', '1', '9'])
    expect(
      next.spaces.some((s) => s.id === uuid(3)),
      'the one in 2.02',
    ).toBe(true)
    expect(taken).toMatchObject({ kept: 2, gone: 1 })
    expect(next.rooms.map((r) => r.id).sort()).toEqual(['a', 'b'])
  })

  it('replaces: it lies where the old one lay, and zones that it does not know stay', () => {
    const next = applyEdit(here, takeIn(here, there, 'replace', newId)?.edit ?? [])
    expect(next.spaces.find((s) => s.id === uuid(1))?.at).toEqual([1000, 2000])
    expect(next.zones).toEqual(here.zones)
  })

  it('does not take a desk for another where a label is there twice', () => {
    const twice = { ...there, spaces: [desk(11, '1', 'r1', 11_000), desk(12, '1', 'r1', 13_000)] }
    expect(takeIn(here, twice, 'replace', newId)).toMatchObject({ kept: 0, gone: 3 })
  })

  it('adds beside what is drawn, and nothing there changes', () => {
    const next = applyEdit(here, takeIn(here, there, 'add', newId)?.edit ?? [])
    expect(next.spaces.slice(0, 3)).toEqual(here.spaces)
    expect(next.spaces).toHaveLength(6)
    expect(Math.min(...next.rooms.slice(2).flatMap((r) => r.rings.flat().map((p) => p[0])))).toBe(12_000)
    for (const space of next.spaces) expect(next.rooms.some((r) => r.id === space.roomId)).toBe(true)
  })

  it('puts what is only to be traced under what is drawn, with the lines that lie there', () => {
    const lines = (x: number) => [
      {
        layer: '',
        points: [
          [x, x],
          [x + 9000, x],
        ] as [number, number][],
      },
    ]
    const drawn = { ...here, underlay: lines(0) }
    const next = applyEdit(
      drawn,
      takeIn(drawn, { ...EMPTY_PLAN, underlay: lines(70) }, 'add', newId)?.edit ?? [],
    )
    expect(next.underlay).toHaveLength(2)
    expect(next.underlay?.[1]?.points[0]).toEqual([0, 0])
  })

  it('is refused when there would be more than a plan can hold', () => {
    const many = Array.from({ length: 15 }, (_, n) => madeUp('image', n).object)
    const pictures = { ...EMPTY_PLAN, images: many as NonNullable<FloorPlanDocument['images']> }
    expect(takeIn(pictures, pictures, 'add', newId)).toBeNull()
  })

  it('is one edit that can be taken back, whatever is taken into whatever', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), fc.constantFrom('add' as const, 'replace' as const), (a, b, how) => {
        const [mine, other] = [someDrawing(a), someDrawing(b)]
        const taken = takeIn(mine, other, how, newId)
        const next = applyEdit(mine, taken?.edit ?? [])
        expect(FloorPlanDocument.safeParse(next).success).toBe(true)
        expect([...objectsOf(next)].length).toBeGreaterThanOrEqual([...objectsOf(other)].length)
        const back = applyEdit(next, inverse(taken?.edit ?? []))
        expect(back).toEqual(mine)
      }),
    )
  })
})
