import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, fromAt, minutesOfNo, noAt, patchCells, readCells, toAt, toBlob } from './occupancy-cells.ts'

/** A floor and day as one would write it down: each space with its periods, ascending. */
const minutes = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 })
  .map((cuts) => cuts.sort((a, b) => a - b).slice(0, cuts.length - (cuts.length % 2)))
const numbers = fc.integer({ min: 1, max: 2_147_483_647 })
const floors = fc.dictionary(numbers.map(String), minutes, { maxKeys: 30 })

const triples = (floor: Record<string, number[]>): number[] =>
  Object.entries(floor).flatMap(([no, m]) =>
    m.flatMap((from, i) => (i % 2 === 0 ? [Number(no), from, m[i + 1]!] : [])),
  )

test('patching leads where writing everything anew leads', () => {
  fc.assert(
    fc.property(floors, fc.array(floors, { maxLength: 4 }), (start, patches) => {
      let cells = cellsOf(triples(start))
      const model = { ...start }
      for (const patch of patches) {
        Object.assign(model, patch)
        cells = patchCells(cells, new Map(Object.entries(patch).map(([no, m]) => [Number(no), m])))
      }
      expect(toBlob(cells)).toEqual(toBlob(cellsOf(triples(model))))
      for (const [no, m] of Object.entries(model)) expect(minutesOfNo(cells, Number(no))).toEqual(m)
    }),
  )
})

test('cells survive the way through the file, at whatever address they come back', () => {
  fc.assert(
    fc.property(floors, fc.nat(3), (floor, offset) => {
      const cells = cellsOf(triples(floor))
      const blob = toBlob(cells)
      const moved = new Uint8Array(blob.length + offset)
      moved.set(blob, offset)
      const read = readCells(moved.subarray(offset))
      expect(read.length).toBe(cells.length)
      for (let i = 0; i < read.length; i++) {
        expect([noAt(read, i), fromAt(read, i), toAt(read, i)]).toEqual([
          noAt(cells, i),
          fromAt(cells, i),
          toAt(cells, i),
        ])
      }
    }),
  )
})

test('cells are eight bytes, little-endian, by number and beginning', () => {
  const blob = toBlob(cellsOf([258, 600, 1440, 1, 780, 900, 1, 0, 480]))
  expect(Buffer.from(blob).toString('hex')).toBe(
    '01000000' + '0000e001' + '01000000' + '0c038403' + '02010000' + '5802a005',
  )
})
