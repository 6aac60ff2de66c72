/** Rulers along the upper and left edge of the board: metres of the floor, and where the pointer is. */
import type { Point } from '#shared/domain/floor-plan.ts'
import type { Colours } from './overlay.ts'
import type { Sight } from './plan-picture.ts'

/** How broad a ruler is, and how far its numbers stay apart, pixels. */
export const RULER = 20
const APART = 64
const LONG = 7
const SHORT = 4

export interface Tick {
  /** Pixels from the beginning of the ruler. */
  readonly at: number
  /** What it says in metres; null: it stands between numbers. */
  readonly metres: string | null
}

/** Steps between numbers, in tenths of a power of ten, and in how many parts each is cut. */
const STEPS = [
  { step: 1, parts: 5 },
  { step: 2, parts: 4 },
  { step: 5, parts: 5 },
] as const

/**
 * @param k pixels per mm
 * @param from where the floor's origin is, in pixels from the beginning
 * @param length of the ruler, pixels
 */
export function ticksOf(k: number, from: number, length: number, decimal: string): Tick[] {
  let power = 1
  while (power * 10 * k < APART) power *= 10
  const { step, parts } = STEPS.find((s) => s.step * power * k >= APART) ?? { step: 10, parts: 5 }
  const between = step * power
  const digits = between >= 1_000 ? 0 : between >= 100 ? 1 : between >= 10 ? 2 : 3
  const mm = between / parts
  const first = Math.ceil(-from / k / mm)
  const last = Math.floor((length - from) / k / mm)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const n = first + i
    return {
      at: from + n * mm * k,
      metres: n % parts === 0 ? ((n * mm) / 1000).toFixed(digits).replace('.', decimal) : null,
    }
  })
}

/** @param pointed where the pointer is on the board, pixels */
export function paintRulers(
  ctx: CanvasRenderingContext2D,
  { camera, size, dpr, theme }: Sight,
  pointed: Point | null,
  colours: Colours,
  decimal: string,
): void {
  ctx.font = `400 10px ${theme.font}`
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  for (const isUpright of [false, true]) {
    const [origin, length] = isUpright ? [camera.y, size.height] : [camera.x, size.width]
    // The upright one is the other one, turned by a quarter.
    if (isUpright) ctx.setTransform(0, dpr, dpr, 0, 0, 0)
    else ctx.setTransform(dpr, 0, 0, dpr, 0, 0)
    ctx.fillStyle = colours.ground
    ctx.fillRect(0, 0, length, RULER)
    ctx.strokeStyle = theme.line
    ctx.lineWidth = 1
    ctx.beginPath()
    ctx.moveTo(0, RULER - 0.5)
    ctx.lineTo(length, RULER - 0.5)
    const ticks = ticksOf(camera.k, origin, length, decimal).filter((tick) => tick.at >= RULER)
    for (const { at, metres } of ticks) {
      ctx.moveTo(Math.round(at) + 0.5, RULER - (metres === null ? SHORT : LONG))
      ctx.lineTo(Math.round(at) + 0.5, RULER)
    }
    ctx.stroke()
    ctx.fillStyle = theme.text
    for (const { at, metres } of ticks) {
      if (metres === null) continue
      if (isUpright) {
        // Read from the right, as on a drawing.
        ctx.setTransform(0, -dpr, dpr, 0, 0, at * dpr)
        ctx.fillText(metres, 3, 10)
      } else ctx.fillText(metres, at + 3, 10)
    }
    const place = pointed?.[isUpright ? 1 : 0]
    if (place === undefined || place < RULER) continue
    if (isUpright) ctx.setTransform(0, dpr, dpr, 0, 0, 0)
    ctx.fillStyle = colours.action
    ctx.beginPath()
    ctx.moveTo(place - 5, RULER - 8)
    ctx.lineTo(place + 5, RULER - 8)
    ctx.lineTo(place, RULER)
    ctx.closePath()
    ctx.fill()
  }
  ctx.setTransform(dpr, 0, 0, dpr, 0, 0)
  ctx.fillStyle = colours.ground
  ctx.fillRect(0, 0, RULER - 0.5, RULER - 0.5)
  ctx.fillStyle = theme.text
  ctx.fillText('m', 6, 13)
}
