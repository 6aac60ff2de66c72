import { expect, test } from 'vitest'
import {
  EMPTY_PLAN,
  type FloorPlanDocument,
  type PlannedSpace,
  type Room,
} from '#shared/domain/floor-plan.ts'
import { ALL_SPACES, wantedOf } from '#shared/floor-edit/choose.ts'
import { between, holding, inOrder, rowsOf } from './rows.ts'

const ring: Room['rings'] = [
  [
    [0, 0],
    [1, 0],
    [1, 1],
  ],
]
const desk = (n: number, fields: Partial<PlannedSpace>): PlannedSpace => ({
  id: `desk-${n}` as PlannedSpace['id'],
  kind: 'desk',
  at: [0, 0],
  width: 1600,
  depth: 800,
  rotation: 0,
  label: `${n}`,
  roomId: null,
  zoneId: null,
  features: [],
  bookable: true,
  ...fields,
})
const plan: FloorPlanDocument = {
  ...EMPTY_PLAN,
  rooms: [
    { id: 'a', rings: ring, number: '2.14', name: 'Stadtplanung' },
    { id: 'b', rings: ring, number: '2.3', name: '' },
  ],
  spaces: [
    desk(10, { roomId: 'a', features: ['accessible', 'docking'] }),
    desk(2, { roomId: 'a', bookable: false, width: 1800 }),
    desk(1, { roomId: 'b' }),
    desk(3, { kind: 'parking' }),
  ],
}
const rows = rowsOf(plan, wantedOf(plan, ALL_SPACES), {
  sort: (o) => (o.kind === 'space' ? o.object.kind : o.kind),
  feature: (f) => f,
})
const names = (of: readonly { name: string | null }[]) => of.map((r) => r.name)

test('a row has the words of its space; what is accessible stands in a column of its own', () => {
  expect(rows[0]).toMatchObject({
    name: '10',
    room: '2.14 Stadtplanung',
    sort: 'desk',
    features: 'docking',
    accessible: true,
    bookable: true,
  })
})

test('rows are ordered by a column, numbers as numbers, and what is alike by room and label', () => {
  const by = (column: Parameters<typeof inOrder>[1]['by'], isDown = false) =>
    names(inOrder(rows, { by: column, isDown }, 'de'))
  expect(by('name')).toEqual(['1', '2', '3', '10'])
  expect(by('name', true)).toEqual(['10', '3', '2', '1'])
  expect(by('room')).toEqual(['3', '1', '2', '10'])
  expect(by('bookable')).toEqual(['2', '3', '1', '10'])
  expect(by('size', true)[0]).toBe('2')
  expect(by('accessible', true)[0]).toBe('10')
})

test('a text is looked for in all words, whatever its case', () => {
  expect(names(holding(rows, ' STADT '))).toEqual(['10', '2'])
  expect(names(holding(rows, 'parking'))).toEqual(['3'])
  expect(holding(rows, '')).toBe(rows)
})

test('a stretch of rows has both of its ends, from whichever it began', () => {
  expect(names(between(rows, 'desk-2', 'desk-3'))).toEqual(['2', '1', '3'])
  expect(names(between(rows, 'desk-3', 'desk-2'))).toEqual(['2', '1', '3'])
  expect(between(rows, 'desk-3', 'gone')).toEqual([])
})
