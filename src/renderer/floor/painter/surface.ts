/** What the painter takes from the browser. */
import type { Surface } from './painter.ts'

/** Hatching: lines a little over four pixels apart, falling to the left. */
const TILE = 6

export function browserSurface(): Surface {
  let made: { colour: string; dpr: number; pattern: CanvasPattern | null } | null = null
  return {
    newPath: () => new Path2D(),
    hatch(colour, dpr) {
      if (made?.colour !== colour || made.dpr !== dpr) made = { colour, dpr, pattern: hatch(colour, dpr) }
      return made.pattern
    },
  }
}

function hatch(colour: string, dpr: number): CanvasPattern | null {
  const size = Math.max(2, Math.round(TILE * dpr))
  const tile = document.createElement('canvas')
  tile.width = size
  tile.height = size
  const ctx = tile.getContext('2d')
  if (!ctx) return null
  ctx.strokeStyle = colour
  ctx.lineWidth = Math.max(1, 0.9 * dpr)
  ctx.beginPath()
  // The corners belong to the neighbouring tiles' lines.
  for (const shift of [-size, 0, size]) {
    ctx.moveTo(shift - 1, size + 1)
    ctx.lineTo(shift + size + 1, -1)
  }
  ctx.stroke()
  return ctx.createPattern(tile, 'repeat')
}
