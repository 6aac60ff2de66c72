/** Finds things by where they are while they come and go: a grid of cells, each with what touches it. */
import type { Bounds } from './turned-rect.ts'

export interface GridIndex<T> {
  add(thing: T, bounds: Bounds): void
  /** @param bounds those it was added with */
  remove(thing: T, bounds: Bounds): void
  /** What may touch an area: each once, whatever its size. */
  near(bounds: Bounds): Set<T>
}

/** @param cell side of a cell, in the unit of the bounds; about the size of the things is best */
export function gridIndex<T>(cell: number): GridIndex<T> {
  const cells = new Map<number, T[]>()
  /** Things over more cells than this are looked at always. */
  const LARGE = 4_096
  const large = new Set<T>()
  const span = (b: Bounds) => ({
    x0: Math.floor(b.minX / cell),
    y0: Math.floor(b.minY / cell),
    x1: Math.floor(b.maxX / cell),
    y1: Math.floor(b.maxY / cell),
  })
  const keyOf = (x: number, y: number) => x * 4_194_304 + y
  const isLarge = (b: Bounds) => {
    const s = span(b)
    return (s.x1 - s.x0 + 1) * (s.y1 - s.y0 + 1) > LARGE
  }
  return {
    add(thing, bounds) {
      if (isLarge(bounds)) {
        large.add(thing)
        return
      }
      const s = span(bounds)
      for (let x = s.x0; x <= s.x1; x++)
        for (let y = s.y0; y <= s.y1; y++) {
          const key = keyOf(x, y)
          const list = cells.get(key)
          if (list) list.push(thing)
          else cells.set(key, [thing])
        }
    },
    remove(thing, bounds) {
      if (large.delete(thing)) return
      const s = span(bounds)
      for (let x = s.x0; x <= s.x1; x++)
        for (let y = s.y0; y <= s.y1; y++) {
          const key = keyOf(x, y)
          const list = cells.get(key)
          const at = list?.indexOf(thing) ?? -1
          if (!list || at < 0) continue
          if (list.length === 1) cells.delete(key)
          else list.splice(at, 1)
        }
    },
    near(bounds) {
      const found = new Set<T>(large)
      const s = span(bounds)
      if ((s.x1 - s.x0 + 1) * (s.y1 - s.y0 + 1) > cells.size) {
        for (const [key, list] of cells) {
          const x = Math.round(key / 4_194_304)
          const y = key - x * 4_194_304
          if (x >= s.x0 && x <= s.x1 && y >= s.y0 && y <= s.y1) for (const t of list) found.add(t)
        }
        return found
      }
      for (let x = s.x0; x <= s.x1; x++)
        for (let y = s.y0; y <= s.y1; y++) for (const t of cells.get(keyOf(x, y)) ?? []) found.add(t)
      return found
    },
  }
}
