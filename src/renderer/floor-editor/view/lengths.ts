/** Lengths upon the board: of dimensions, of what is drawn, and between what is snapped to. */
import type { Guide } from '#shared/floor-edit/snapping/guides.ts'
import { inMetres, type Measured, measuredLine } from '#shared/geometry/measured-line.ts'
import { type Camera, toScreen } from '../../floor/painter/camera.ts'
import type { PlanTheme } from '../../floor/painter/theme.ts'
import type { Colours } from './overlay.ts'

export function paintGuide(
  ctx: CanvasRenderingContext2D,
  guide: Guide,
  camera: Camera,
  colours: Colours,
  theme: PlanTheme,
  decimal: string,
): void {
  const [x0, y0] = toScreen(camera, guide.from)
  const [x1, y1] = toScreen(camera, guide.to)
  ctx.strokeStyle = colours.guide
  ctx.lineWidth = 1
  if (guide.why === 'point' || guide.why === 'line') {
    ctx.beginPath()
    ctx.moveTo(x0 - 6, y0 - 6)
    ctx.lineTo(x0 + 6, y0 + 6)
    ctx.moveTo(x0 + 6, y0 - 6)
    ctx.lineTo(x0 - 6, y0 + 6)
    ctx.stroke()
    return
  }
  const long = Math.hypot(x1 - x0, y1 - y0)
  const on = guide.why === 'gap' || long === 0 ? 0 : 30 / long
  const [ex, ey] = [(x1 - x0) * on, (y1 - y0) * on]
  ctx.setLineDash(guide.why === 'gap' ? [] : [5, 4])
  ctx.beginPath()
  ctx.moveTo(x0 - ex, y0 - ey)
  ctx.lineTo(x1 + ex, y1 + ey)
  ctx.stroke()
  ctx.setLineDash([])
  if (guide.why === 'gap' && guide.length !== null)
    label(
      ctx,
      inMetres(guide.length, decimal),
      (x0 + x1) / 2,
      (y0 + y1) / 2 - 4,
      colours.guide,
      theme,
      colours.ground,
    )
}

/** A measured line with what leads to it, a stroke at each end, and its length where there is room. */
export function paintLength(
  ctx: CanvasRenderingContext2D,
  measured: Measured,
  camera: Camera,
  colour: string,
  theme: PlanTheme,
  decimal: string,
  /** Behind its words; null: nothing is. */
  ground: string | null = null,
): void {
  const { from, to, witnesses, length } = measuredLine(measured)
  const [x0, y0] = toScreen(camera, from)
  const [x1, y1] = toScreen(camera, to)
  const long = Math.hypot(x1 - x0, y1 - y0)
  if (long < 4) return
  const [ux, uy] = [(x1 - x0) / long, (y1 - y0) / long]
  ctx.strokeStyle = colour
  ctx.lineWidth = 1
  ctx.beginPath()
  for (const [a, b] of [[from, to], ...witnesses] as const) {
    ctx.moveTo(...toScreen(camera, a))
    ctx.lineTo(...toScreen(camera, b))
  }
  for (const [x, y] of [
    [x0, y0],
    [x1, y1],
  ] as const) {
    ctx.moveTo(x - uy * 5, y + ux * 5)
    ctx.lineTo(x + uy * 5, y - ux * 5)
  }
  ctx.stroke()
  if (long > 34)
    label(ctx, `${inMetres(length, decimal)} m`, (x0 + x1) / 2, (y0 + y1) / 2 - 5, colour, theme, ground)
}

export function label(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  theme: PlanTheme,
  ground: string | null,
): void {
  ctx.font = `500 12px ${theme.font}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'alphabetic'
  if (ground) {
    const width = ctx.measureText(text).width + 8
    ctx.fillStyle = ground
    ctx.fillRect(x - width / 2, y - 12, width, 16)
  }
  ctx.fillStyle = colour
  ctx.fillText(text, x, y)
  ctx.textAlign = 'left'
}
