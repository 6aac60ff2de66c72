/** From the floor (mm) to the screen (CSS pixels) and back: screen = floor × k + (x, y). */
import type { Point } from '#shared/domain/floor-plan.ts'
import type { Bounds } from '#shared/geometry/turned-rect.ts'

export interface Camera {
  /** Pixels per millimetre. */
  readonly k: number
  readonly x: number
  readonly y: number
}
export interface Size {
  readonly width: number
  readonly height: number
}

export const toScreen = (c: Camera, [x, y]: Point): Point => [x * c.k + c.x, y * c.k + c.y]
export const toFloor = (c: Camera, [x, y]: Point): Point => [(x - c.x) / c.k, (y - c.y) / c.k]

export const inSight = (c: Camera, { width, height }: Size): Bounds => {
  const [minX, minY] = toFloor(c, [0, 0])
  const [maxX, maxY] = toFloor(c, [width, height])
  return { minX, minY, maxX, maxY }
}

export const meets = (a: Bounds, b: Bounds): boolean =>
  a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY

/** A desk in a drawing of a single room should not fill the screen: at most 90 pixels to the metre. */
const CLOSEST_FIT = 0.09

/** Shows all of `bounds` in the middle, with `margin` pixels free on each side. */
export function fitIn(bounds: Bounds, size: Size, margin: Insets): Camera {
  const w = Math.max(1, bounds.maxX - bounds.minX)
  const h = Math.max(1, bounds.maxY - bounds.minY)
  const width = Math.max(40, size.width - margin.left - margin.right)
  const height = Math.max(40, size.height - margin.top - margin.bottom)
  const k = Math.min(width / w, height / h, CLOSEST_FIT)
  return {
    k,
    x: margin.left + width / 2 - (k * (bounds.minX + bounds.maxX)) / 2,
    y: margin.top + height / 2 - (k * (bounds.minY + bounds.maxY)) / 2,
  }
}
export interface Insets {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Zooms by a factor around a point of the screen, which keeps its place. */
export function zoomAt(c: Camera, [px, py]: Point, factor: number): Camera {
  return { k: c.k * factor, x: px - (px - c.x) * factor, y: py - (py - c.y) * factor }
}

/** The least pan that brings a part of the floor into sight, `margin` pixels from the edge. */
export function reveal(c: Camera, size: Size, part: Bounds, margin: number): Camera {
  const [left, top] = toScreen(c, [part.minX, part.minY])
  const [right, bottom] = toScreen(c, [part.maxX, part.maxY])
  return {
    ...c,
    x: c.x + shift(left, right, size.width, margin),
    y: c.y + shift(top, bottom, size.height, margin),
  }
}
function shift(from: number, to: number, size: number, margin: number): number {
  if (to - from > size - 2 * margin) return size / 2 - (from + to) / 2
  if (from < margin) return margin - from
  if (to > size - margin) return size - margin - to
  return 0
}
