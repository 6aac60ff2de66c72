import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Direction, readingOrder, step } from './reading-order.ts'
import type { TurnedRect } from './turned-rect.ts'

const desk = (x: number, y: number, rotation = 0): TurnedRect => ({
  at: [x, y],
  width: 1600,
  depth: 800,
  rotation,
})
const desks = fc.array(
  fc
    .tuple(
      fc.integer({ min: 0, max: 40_000 }),
      fc.integer({ min: 0, max: 40_000 }),
      fc.integer({ min: 0, max: 359 }),
    )
    .map(([x, y, r]) => desk(x, y, r)),
  { minLength: 1, maxLength: 60 },
)
const grid = [0, 1, 2].flatMap((row) => [0, 1, 2, 3].map((col) => desk(col * 2000, row * 2000)))

describe('reading order', () => {
  it('goes over rows from top to bottom, each from left to right', () => {
    const shuffled = [5, 0, 11, 3, 7, 1, 9, 2, 4, 10, 6, 8]
    const o = readingOrder(shuffled.map((i) => grid[i]!))
    expect([...o.order].map((k) => shuffled[k])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  it('keeps a row together when its desks stand a little uneven', () => {
    const o = readingOrder([desk(4000, 0), desk(2000, 300), desk(0, 100), desk(0, 1000)])
    expect([...o.order]).toEqual([2, 1, 0, 3])
  })

  it('holds every space once', () => {
    fc.assert(
      fc.property(desks, (spaces) => {
        const o = readingOrder(spaces)
        expect([...o.order].sort((a, b) => a - b)).toEqual(spaces.map((_, i) => i))
        o.order.forEach((i, k) => {
          expect(o.rank[i]).toBe(k)
        })
      }),
    )
  })
})

describe('arrow keys', () => {
  const o = readingOrder(grid)
  const go = (from: number, ...keys: Direction[]) =>
    keys.reduce<number | null>((at, key) => (at === null ? null : step(o, at, key)), from)

  it('go to the desk beside, above and below', () => {
    expect(go(5, 'left')).toBe(4)
    expect(go(5, 'right')).toBe(6)
    expect(go(5, 'up')).toBe(1)
    expect(go(5, 'down')).toBe(9)
    expect(go(5, 'up', 'down', 'left', 'right')).toBe(5)
  })

  it('go on to the next row and end at the edges', () => {
    expect(go(3, 'right')).toBe(4)
    expect(go(0, 'left')).toBeNull()
    expect(go(11, 'right')).toBeNull()
    expect(go(1, 'up')).toBeNull()
    expect(go(10, 'down')).toBeNull()
  })

  it('prefer the desk straight above over a nearer row far to the side', () => {
    const o = readingOrder([desk(0, 0), desk(30_000, 2000), desk(0, 4000)])
    expect(step(o, 2, 'up')).toBe(0)
  })

  it('reach every space, and right undoes left', () => {
    fc.assert(
      fc.property(desks, (spaces) => {
        const o = readingOrder(spaces)
        const seen = new Set<number>()
        for (let at: number | null = o.order[0] ?? null; at !== null; at = step(o, at, 'right')) {
          seen.add(at)
          const next = step(o, at, 'right')
          if (next !== null) expect(step(o, next, 'left')).toBe(at)
        }
        expect(seen.size).toBe(spaces.length)
      }),
    )
  })

  it('up leads up and down leads down wherever a row is left there', () => {
    fc.assert(
      fc.property(desks, (spaces) => {
        const o = readingOrder(spaces)
        spaces.forEach((_, i) => {
          const row = o.rowOf[i]!
          const up = step(o, i, 'up')
          const down = step(o, i, 'down')
          if (row === 0) expect(up).toBeNull()
          else expect(o.rowOf[up!]).toBeLessThan(row)
          if (row === o.rows.length - 2) expect(down).toBeNull()
          else expect(o.rowOf[down!]).toBeGreaterThan(row)
        })
      }),
    )
  })
})
