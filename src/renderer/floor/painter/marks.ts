/** What is drawn at single desks: ticks, initials, names, and the rings of selection and pointer. */
import type { PlannedSpace, Point } from '#shared/domain/floor-plan.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { type Camera, toScreen } from './camera.ts'
import type { Detail } from './detail.ts'
import type { Frame } from './painter.ts'
import { addRect, type Chunk, type Scene } from './scene.ts'
import type { PlanTheme } from './theme.ts'

export interface Rings {
  readonly selected: number | null
  /** Where the arrow keys are, while the plan has the focus. */
  readonly active: number | null
  readonly hovered: number | null
}

const shorter = (s: PlannedSpace, k: number) => Math.min(s.width, s.depth) * k

export function paintMarks(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  chunks: readonly Chunk[],
  { camera, theme, marks, occupancy }: Frame,
  detail: Detail,
): void {
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = theme.team
  for (const { index, initials } of marks.team) {
    const space = scene.spaces[index]
    if (!space) continue
    const size = detail.initials ? sizeThatFits(ctx, initials, space, camera.k, theme.font) : null
    const [x, y] = toScreen(camera, space.at)
    if (size === null) dot(ctx, x, y, shorter(space, camera.k))
    else {
      ctx.font = `600 ${size}px ${theme.font}`
      ctx.fillText(initials, x, y + size * 0.06)
    }
  }
  for (const { index, queued } of marks.mine) {
    const space = scene.spaces[index]
    if (!space) continue
    if (shorter(space, camera.k) < SMALLEST_TICKED) badge(ctx, space, camera, theme, queued)
    else {
      if (queued) dashedRing(ctx, space, camera, theme)
      tick(ctx, toScreen(camera, space.at), Math.min(16, shorter(space, camera.k) * 0.6), theme)
    }
  }
  if (!detail.names) return
  ctx.font = `500 ${NAME_SIZE}px ${theme.font}`
  for (const chunk of chunks)
    for (const i of chunk.members) {
      const space = scene.spaces[i]
      const state = occupancy.states[i]
      // Hatching, initials, ticks and crosses leave no room to read a name.
      if (!space || state !== SpaceState.free) continue
      if (ctx.measureText(space.label).width > across(space, camera.k) - 6) continue
      ctx.fillStyle = theme.free
      ctx.globalAlpha = occupancy.matches?.[i] === 0 ? 0.3 : 1
      ctx.fillText(space.label, ...toScreen(camera, space.at))
    }
  ctx.globalAlpha = 1
}

const NAME_SIZE = 12
/** Letters below this many pixels are a smear. */
const SMALLEST_LETTERS = 8
/** A desk less deep (pixels) has no room for a tick: one's own would be lost among hundreds. */
const SMALLEST_TICKED = 8

/** Room for a line of text from left to right, in pixels, as the space is turned. */
function across(space: PlannedSpace, k: number): number {
  const turned = Math.abs(Math.sin((space.rotation * Math.PI) / 180))
  return k * (turned > 0.7 ? space.depth : space.width)
}

const letterWidths = new Map<string, number>()

/** The size in which a text stays within a space; null: it would be too small to read. */
function sizeThatFits(
  ctx: CanvasRenderingContext2D,
  text: string,
  space: PlannedSpace,
  k: number,
  font: string,
): number | null {
  let width = letterWidths.get(text)
  if (width === undefined) {
    ctx.font = `600 10px ${font}`
    width = ctx.measureText(text).width / 10
    letterWidths.set(text, width)
  }
  const size = Math.min(13, shorter(space, k) * 0.78, (across(space, k) - 3) / Math.max(width, 0.1))
  return size < SMALLEST_LETTERS ? null : size
}

/** In place of initials. */
function dot(ctx: CanvasRenderingContext2D, x: number, y: number, room: number): void {
  const size = Math.min(4, Math.max(1.6, room * 0.36))
  ctx.fillRect(x - size / 2, y - size / 2, size, size)
}

/** One's own desk where it is too small for a tick: the tick on a disc of its own. */
function badge(
  ctx: CanvasRenderingContext2D,
  space: PlannedSpace,
  camera: Camera,
  theme: PlanTheme,
  queued: boolean,
): void {
  const at = toScreen(camera, space.at)
  ctx.beginPath()
  ctx.arc(at[0], at[1], 8, 0, 2 * Math.PI)
  ctx.fillStyle = theme.mine
  ctx.fill()
  ctx.strokeStyle = theme.floor
  ctx.lineWidth = 2
  ctx.stroke()
  if (queued) {
    ctx.beginPath()
    ctx.arc(at[0], at[1], 11, 0, 2 * Math.PI)
    ctx.strokeStyle = theme.mine
    ctx.lineWidth = 1.4
    ctx.setLineDash([3, 2.5])
    ctx.stroke()
    ctx.setLineDash([])
  }
  tick(ctx, at, 9, theme)
}

function tick(ctx: CanvasRenderingContext2D, [x, y]: Point, size: number, theme: PlanTheme): void {
  ctx.beginPath()
  ctx.moveTo(x - size * 0.45, y)
  ctx.lineTo(x - size * 0.12, y + size * 0.34)
  ctx.lineTo(x + size * 0.48, y - size * 0.34)
  ctx.strokeStyle = theme.onMine
  ctx.lineWidth = Math.max(1.2, size / 7)
  ctx.lineJoin = 'round'
  ctx.lineCap = 'round'
  ctx.stroke()
  ctx.lineJoin = 'miter'
  ctx.lineCap = 'butt'
}

const onScreen = (space: PlannedSpace, camera: Camera, grow: number) => ({
  at: toScreen(camera, space.at),
  width: space.width * camera.k + 2 * grow,
  depth: space.depth * camera.k + 2 * grow,
  rotation: space.rotation,
})

function ring(
  ctx: CanvasRenderingContext2D,
  space: PlannedSpace,
  camera: Camera,
  grow: number,
  radius: number,
): void {
  ctx.beginPath()
  addRect(ctx, onScreen(space, camera, grow), radius)
  ctx.stroke()
}

/** A booking that still waits for its confirmation. */
function dashedRing(
  ctx: CanvasRenderingContext2D,
  space: PlannedSpace,
  camera: Camera,
  theme: PlanTheme,
): void {
  ctx.strokeStyle = theme.mine
  ctx.lineWidth = 1.4
  ctx.setLineDash([3, 2.5])
  ring(ctx, space, camera, 2.5, 5)
  ctx.setLineDash([])
}

export function paintRings(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  { selected, active, hovered }: Rings,
  theme: PlanTheme,
  camera: Camera,
): void {
  const at = (index: number | null) => (index === null ? undefined : scene.spaces[index])
  const over = at(hovered)
  if (over && hovered !== selected) {
    ctx.strokeStyle = theme.ring
    ctx.lineWidth = 1
    ring(ctx, over, camera, 3, 5)
  }
  const chosen = at(selected)
  if (chosen) {
    // A gap in the floor's colour keeps the ring apart from the desk and its neighbours.
    ctx.strokeStyle = theme.floor
    ctx.lineWidth = 3
    ring(ctx, chosen, camera, 3, 5)
    ctx.strokeStyle = theme.ring
    ctx.lineWidth = 2.4
    ring(ctx, chosen, camera, 5.5, 7)
  }
  const focus = at(active)
  if (focus) {
    ctx.strokeStyle = theme.text
    ctx.lineWidth = 2
    ctx.setLineDash([2, 2])
    ring(ctx, focus, camera, active === selected ? 9 : 5.5, 8)
    ctx.setLineDash([])
  }
}
