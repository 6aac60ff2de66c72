/** What is drawn at single desks: ticks, initials, names, and the rings of selection and pointer. */
import type { PlannedSpace } from '#shared/domain/floor-plan.ts'
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
  for (const { index, queued } of marks.mine) {
    const space = scene.spaces[index]
    if (!space) continue
    if (queued) dashedRing(ctx, space, camera, theme)
    tick(ctx, space, camera, theme)
  }
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  if (detail.initials) {
    ctx.fillStyle = theme.team
    for (const { index, initials } of marks.team) {
      const space = scene.spaces[index]
      if (!space) continue
      const size = Math.min(13, Math.max(7, shorter(space, camera.k) * 0.46))
      ctx.font = `600 ${size}px ${theme.font}`
      const [x, y] = toScreen(camera, space.at)
      ctx.fillText(initials, x, y + size * 0.06)
    }
  }
  if (!detail.names) return
  ctx.font = `500 12px ${theme.font}`
  for (const chunk of chunks)
    for (const i of chunk.members) {
      const space = scene.spaces[i]
      const state = occupancy.states[i]
      // Hatching, initials, ticks and crosses leave no room to read a name.
      if (!space || state !== SpaceState.free) continue
      ctx.fillStyle = theme.free
      ctx.globalAlpha = occupancy.matches?.[i] === 0 ? 0.3 : 1
      ctx.fillText(space.label, ...toScreen(camera, space.at))
    }
  ctx.globalAlpha = 1
}

function tick(ctx: CanvasRenderingContext2D, space: PlannedSpace, camera: Camera, theme: PlanTheme): void {
  const size = Math.min(16, shorter(space, camera.k) * 0.6)
  if (size < 4) return
  const [x, y] = toScreen(camera, space.at)
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
