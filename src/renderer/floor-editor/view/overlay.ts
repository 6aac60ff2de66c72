/** What the editor draws over the plan: pictures, zones, routes, lengths, the choice, guides, the line being drawn. */
import type { FloorPlanDocument, Point } from '#shared/domain/floor-plan.ts'
import { listOf, type PlanObject } from '#shared/floor-edit/objects.ts'
import type { Guide } from '#shared/floor-edit/snapping/guides.ts'
import { inMetres, type Measured } from '#shared/geometry/measured-line.ts'
import type { Bounds } from '#shared/geometry/turned-rect.ts'
import { type Camera, toScreen } from '../../floor/painter/camera.ts'
import { addRing } from '../../floor/painter/scene.ts'
import type { PlanTheme } from '../../floor/painter/theme.ts'
import { type ComparedPaths, paintCompared } from './compared.ts'
import { HANDLE, type Handle } from './handles.ts'
import { label, paintGuide, paintLength } from './lengths.ts'
import type { Picture } from './pictures.ts'

export interface Colours {
  readonly zone: string
  readonly guide: string
  readonly route: string
  readonly warning: string
  readonly action: string
  readonly added: string
  readonly removed: string
  readonly lock: string
  readonly ground: string
}

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return {
    zone: read('--edit-zone'),
    guide: read('--edit-guide'),
    route: read('--edit-route'),
    warning: read('--edit-warning'),
    action: read('--edit-action'),
    added: read('--edit-added'),
    removed: read('--edit-removed'),
    lock: read('--edit-lock'),
    ground: read('--plan-ground'),
  }
}

export interface Overlay {
  readonly document: FloorPlanDocument
  readonly images: ReadonlyMap<string, Picture>
  /** Outlines of what is chosen, in mm; null: nothing is. */
  readonly chosen: Path2D | null
  readonly chosenBox: Bounds | null
  /** By what the one thing chosen is pulled. */
  readonly handles: readonly Handle[]
  /** Where the corner of it that is chosen is, shown even where others stand for it; null: none is. */
  readonly corner: Point | null
  /** It, while it is pulled, as it would be. */
  readonly pulled: PlanObject | null
  /** Lengths of what is pulled or drawn. */
  readonly lengths: readonly Measured[]
  /** Outlines of what else a warning names, in mm; null: none is looked at. */
  readonly involved: Path2D | null
  /** What the draft changes; null: it is not shown. */
  readonly compared: ComparedPaths | null
  /** Chosen things being moved, mm. */
  readonly shift: Point
  readonly isMoving: boolean
  readonly guides: readonly Guide[]
  /** A box being pulled up. */
  readonly box: { readonly bounds: Bounds; readonly isTool: boolean } | null
  /** A line being drawn around what is to be chosen; empty: none is. */
  readonly lasso: readonly Point[]
  /** The line being drawn, to the pointer. */
  readonly line: readonly Point[]
  /** It will be closed. */
  readonly isOutline: boolean
  readonly hovered: Point | null
}

export function paintOverlay(
  ctx: CanvasRenderingContext2D,
  o: Overlay,
  camera: Camera,
  dpr: number,
  theme: PlanTheme,
  colours: Colours,
  decimal: string,
): void {
  const { k } = camera
  const isDark = ctx.canvas.ownerDocument.documentElement.dataset.kernTheme === 'dark'
  ctx.setTransform(k * dpr, 0, 0, k * dpr, camera.x * dpr, camera.y * dpr)
  for (const image of listOf(o.document, 'image')) {
    const bitmap = o.images.get(image.id)?.bitmap
    if (!bitmap) continue
    ctx.save()
    ctx.globalAlpha = image.opacity
    // Its paper lets through what is drawn; on a dark ground paper and ink change places.
    ctx.globalCompositeOperation = isDark ? 'screen' : 'multiply'
    if (isDark) ctx.filter = 'invert(1)'
    ctx.translate(image.at[0], image.at[1])
    ctx.rotate((image.rotation * Math.PI) / 180)
    ctx.drawImage(bitmap, -image.width / 2, -image.depth / 2, image.width, image.depth)
    ctx.restore()
  }
  for (const route of listOf(o.document, 'route')) {
    ctx.strokeStyle = colours.route
    ctx.globalAlpha = 0.18
    ctx.lineWidth = route.width
    strokeLine(ctx, route.axis)
    ctx.globalAlpha = 1
    ctx.lineWidth = 1.5 / k
    ctx.setLineDash([8 / k, 5 / k])
    strokeLine(ctx, route.axis)
    ctx.setLineDash([])
  }
  ctx.strokeStyle = colours.zone
  ctx.lineWidth = 1.6 / k
  ctx.setLineDash([8 / k, 4 / k])
  for (const zone of o.document.zones) {
    ctx.beginPath()
    for (const ring of zone.rings) addRing(ctx, ring)
    ctx.stroke()
  }
  ctx.setLineDash([])

  ctx.setTransform(dpr, 0, 0, dpr, 0, 0)
  ctx.textBaseline = 'alphabetic'
  ctx.textAlign = 'left'
  ctx.fillStyle = colours.zone
  ctx.font = `400 12px ${theme.font}`
  for (const zone of o.document.zones) {
    const first = zone.rings[0]
    if (!first) continue
    const left = Math.min(...first.map((p) => p[0]))
    const bottom = Math.max(...first.map((p) => p[1]))
    const room = (Math.max(...first.map((p) => p[0])) - left) * k - 10
    // At its lower left: the upper one is the room's. A name that does not fit would run into its neighbour's.
    const [x, y] = toScreen(camera, [left, bottom])
    if (k > 0.02 && room > 30 && ctx.measureText(zone.name).width <= room)
      ctx.fillText(zone.name, x + 6, y - 6)
  }
  for (const d of listOf(o.document, 'dimension'))
    if (d.id !== o.pulled?.object.id) paintLength(ctx, d, camera, theme.text, theme, decimal)

  if (o.compared) {
    ctx.setTransform(k * dpr, 0, 0, k * dpr, camera.x * dpr, camera.y * dpr)
    paintCompared(ctx, o.compared, camera, colours)
  }
  if (o.involved) {
    ctx.setTransform(k * dpr, 0, 0, k * dpr, camera.x * dpr, camera.y * dpr)
    ctx.strokeStyle = colours.warning
    ctx.lineWidth = 2 / k
    ctx.setLineDash([5 / k, 3 / k])
    ctx.stroke(o.involved)
    ctx.setLineDash([])
  }
  if (o.chosen) {
    ctx.setTransform(k * dpr, 0, 0, k * dpr, camera.x * dpr, camera.y * dpr)
    ctx.translate(o.shift[0], o.shift[1])
    if (o.isMoving) {
      ctx.fillStyle = theme.freeFill
      ctx.globalAlpha = 0.85
      ctx.fill(o.chosen)
      ctx.globalAlpha = 1
    }
    ctx.strokeStyle = colours.action
    ctx.lineWidth = 2 / k
    ctx.stroke(o.chosen)
  }
  ctx.setTransform(dpr, 0, 0, dpr, 0, 0)
  if (o.chosenBox) paintBox(ctx, shifted(o.chosenBox, o.shift), camera, colours)
  for (const { at, is } of o.handles) paintHandle(ctx, at, is, camera, colours)
  if (o.corner) paintHandle(ctx, o.corner, 'chosen', camera, colours)
  for (const guide of o.guides) paintGuide(ctx, guide, camera, colours, theme, decimal)
  if (o.box) {
    const [x0, y0] = toScreen(camera, [o.box.bounds.minX, o.box.bounds.minY])
    const [x1, y1] = toScreen(camera, [o.box.bounds.maxX, o.box.bounds.maxY])
    ctx.strokeStyle = colours.action
    ctx.lineWidth = 1.5
    ctx.setLineDash(o.box.isTool ? [] : [4, 3])
    ctx.strokeRect(x0, y0, x1 - x0, y1 - y0)
    ctx.setLineDash([])
    if (o.box.isTool) {
      const { minX, minY, maxX, maxY } = o.box.bounds
      label(
        ctx,
        `${inMetres(maxX - minX, decimal)} × ${inMetres(maxY - minY, decimal)} m`,
        (x0 + x1) / 2,
        y1 + 16,
        colours.action,
        theme,
        colours.ground,
      )
    }
  }
  if (o.lasso.length > 1) {
    ctx.strokeStyle = colours.action
    ctx.lineWidth = 1.5
    ctx.setLineDash([4, 3])
    ctx.beginPath()
    addRing(
      ctx,
      o.lasso.map((p) => toScreen(camera, p)),
    )
    ctx.stroke()
    ctx.setLineDash([])
  }
  if (o.line.length > 1) {
    const line = o.line.map((p) => toScreen(camera, p))
    ctx.strokeStyle = colours.action
    if (o.isOutline) {
      ctx.lineWidth = 1
      ctx.setLineDash([4, 3])
      strokeLine(
        ctx,
        [line[0], line[line.length - 1]].filter((p) => p !== undefined),
      )
      ctx.setLineDash([])
    }
    ctx.lineWidth = 2
    strokeLine(ctx, line)
  }
  for (const length of o.lengths)
    paintLength(ctx, length, camera, colours.action, theme, decimal, colours.ground)
  if (o.hovered) {
    const [x, y] = toScreen(camera, o.hovered)
    ctx.strokeStyle = colours.action
    ctx.lineWidth = 1.5
    ctx.beginPath()
    ctx.arc(x, y, 4, 0, 7)
    ctx.stroke()
  }
}

const shifted = (b: Bounds, [dx, dy]: Point): Bounds => ({
  minX: b.minX + dx,
  minY: b.minY + dy,
  maxX: b.maxX + dx,
  maxY: b.maxY + dy,
})

function strokeLine(ctx: CanvasRenderingContext2D, axis: readonly Point[]): void {
  ctx.beginPath()
  axis.forEach(([x, y], i) => {
    if (i === 0) ctx.moveTo(x, y)
    else ctx.lineTo(x, y)
  })
  ctx.stroke()
}

/** What is pulled is a square, where a corner can be put in a small ring; the corner that is chosen is filled. */
function paintHandle(
  ctx: CanvasRenderingContext2D,
  at: Point,
  is: Handle['is'] | 'chosen',
  camera: Camera,
  colours: Colours,
): void {
  const [x, y] = toScreen(camera, at)
  const half = HANDLE.size / 2 + (is === 'chosen' ? 2 : 0)
  ctx.fillStyle = is === 'chosen' ? colours.action : colours.ground
  ctx.strokeStyle = is === 'chosen' ? colours.ground : colours.action
  ctx.lineWidth = 1.5
  ctx.beginPath()
  if (is === 'side') ctx.arc(x, y, 3, 0, 7)
  else ctx.rect(x - half, y - half, 2 * half, 2 * half)
  ctx.fill()
  ctx.stroke()
}

/** Screen radius of the handle above the choice that turns it, and how far above. */
export const TURN = { radius: 5, above: 24 } as const

function paintBox(ctx: CanvasRenderingContext2D, b: Bounds, camera: Camera, colours: Colours): void {
  const [x0, y0] = toScreen(camera, [b.minX, b.minY])
  const [x1, y1] = toScreen(camera, [b.maxX, b.maxY])
  const m = 6
  ctx.strokeStyle = colours.action
  ctx.lineWidth = 1.2
  ctx.setLineDash([4, 3])
  ctx.strokeRect(x0 - m, y0 - m, x1 - x0 + 2 * m, y1 - y0 + 2 * m)
  ctx.setLineDash([])
  const middle = (x0 + x1) / 2
  ctx.beginPath()
  ctx.moveTo(middle, y0 - m)
  ctx.lineTo(middle, y0 - TURN.above + TURN.radius)
  ctx.stroke()
  ctx.fillStyle = colours.ground
  ctx.lineWidth = 2
  ctx.beginPath()
  ctx.arc(middle, y0 - TURN.above, TURN.radius, 0, 7)
  ctx.fill()
  ctx.stroke()
}
