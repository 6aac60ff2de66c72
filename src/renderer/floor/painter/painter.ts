/**
 * Paints a prepared floor on a 2D context. All desks of one style are one path per chunk, so a
 * frame is a few hundred calls however many desks there are.
 */
import { SpaceState } from '#shared/domain/space-state.ts'
import { chunkChanged, DIM, type Occupancy, type StyledPath, type Tracing, traceChunk } from './batches.ts'
import { type Camera, inSight, meets, type Size } from './camera.ts'
import { detailAt } from './detail.ts'
import { paintMarks, paintRings, type Rings } from './marks.ts'
import type { Chunk, NewPath, Scene } from './scene.ts'
import { paintLabels, paintStructure, paintTexts } from './structure.ts'
import type { PlanTheme } from './theme.ts'

/** What is written on or marked at single desks. */
export interface DeskMarks {
  readonly mine: readonly { readonly index: number; readonly queued: boolean }[]
  readonly team: readonly { readonly index: number; readonly initials: string }[]
}

export interface Frame extends Size, Rings {
  readonly camera: Camera
  /** Device pixels per CSS pixel. */
  readonly dpr: number
  readonly theme: PlanTheme
  readonly occupancy: Occupancy
  readonly marks: DeskMarks
  /** "11 frei", for rooms whose desks are too small to read; null: rooms are not counted. */
  readonly freeWords: ((n: number) => string) | null
}

export interface Surface {
  readonly newPath: NewPath
  /** Diagonal lines in a colour, repeating; null where the context cannot. */
  hatch(colour: string, dpr: number): CanvasPattern | null
}

interface Traced {
  occupancy: Occupancy
  paths: StyledPath[]
}

export interface Painter {
  paint(ctx: CanvasRenderingContext2D, frame: Frame): void
}

/** Later ones lie on top. */
const ORDER = [
  SpaceState.blocked,
  SpaceState.closed,
  SpaceState.taken,
  SpaceState.reserved,
  SpaceState.team,
  SpaceState.free,
  SpaceState.mine,
].flatMap((s) => [s + DIM, s])

export function createPainter(scene: Scene, surface: Surface): Painter {
  /** By level of detail and chunk: zooming to and fro traces nothing twice. */
  const traced = new Map<Tracing, Map<Chunk, Traced>>()

  const pathsOf = (chunk: Chunk, occupancy: Occupancy, tracing: Tracing): StyledPath[] => {
    let level = traced.get(tracing)
    if (!level) {
      level = new Map()
      traced.set(tracing, level)
    }
    const known = level.get(chunk)
    if (known && !chunkChanged(chunk.members, known.occupancy, occupancy)) {
      known.occupancy = occupancy
      return known.paths
    }
    const paths = traceChunk(scene, chunk.members, occupancy, tracing, surface.newPath)
    level.set(chunk, { occupancy, paths })
    return paths
  }

  return {
    paint(ctx, frame) {
      const { camera, dpr, width, height, theme } = frame
      const detail = detailAt(scene.deskWidth * camera.k)
      const view = inSight(camera, frame)
      ctx.setTransform(1, 0, 0, 1, 0, 0)
      ctx.globalAlpha = 1
      ctx.clearRect(0, 0, Math.ceil(width * dpr), Math.ceil(height * dpr))
      ctx.setTransform(camera.k * dpr, 0, 0, camera.k * dpr, camera.x * dpr, camera.y * dpr)
      paintStructure(ctx, scene, theme, camera.k)

      const chunks = scene.chunks.filter((c) => meets(c.bounds, view))
      if (detail.chairs) {
        ctx.fillStyle = theme.chair
        for (const c of chunks) ctx.fill(c.chairs)
      }
      const byStyle = new Map<number, StyledPath[]>()
      for (const c of chunks)
        for (const path of pathsOf(c, frame.occupancy, detail.tracing)) {
          const same = byStyle.get(path.style)
          if (same) same.push(path)
          else byStyle.set(path.style, [path])
        }
      const hatch = detail.hatch ? surface.hatch(theme.taken, dpr) : null
      // Hatching keeps its width on the screen and stays with the floor when that is moved.
      hatch?.setTransform({ a: 1 / (camera.k * dpr), b: 0, c: 0, d: 1 / (camera.k * dpr), e: 0, f: 0 })
      for (const style of ORDER) {
        const paths = byStyle.get(style)
        if (paths) paintStyle(ctx, style, paths, theme, detail, hatch, camera.k)
      }
      ctx.globalAlpha = 1
      ctx.setTransform(dpr, 0, 0, dpr, 0, 0)
      paintLabels(ctx, scene, frame, detail.counts ? frame.freeWords : null)
      paintTexts(ctx, scene, frame)
      paintMarks(ctx, scene, chunks, frame, detail)
      paintRings(ctx, scene, frame, theme, camera)
    },
  }
}

function paintStyle(
  ctx: CanvasRenderingContext2D,
  style: number,
  paths: readonly StyledPath[],
  theme: PlanTheme,
  detail: ReturnType<typeof detailAt>,
  hatch: CanvasPattern | null,
  k: number,
): void {
  const state = style % DIM
  ctx.globalAlpha = style >= DIM ? 0.3 : 1
  const fill = (colour: string | CanvasPattern) => {
    ctx.fillStyle = colour
    for (const p of paths) ctx.fill(p.boxes)
  }
  const stroke = (colour: string, pixels: number) => {
    ctx.strokeStyle = colour
    ctx.lineWidth = pixels / k
    for (const p of paths) ctx.stroke(p.boxes)
  }
  if (state === SpaceState.free) {
    fill(theme.freeFill)
    stroke(theme.free, detail.bold)
  } else if (state === SpaceState.mine) {
    fill(theme.mine)
  } else if (state === SpaceState.team) {
    fill(theme.teamFill)
    stroke(theme.team, detail.thin)
  } else if (state === SpaceState.taken) {
    if (hatch) {
      fill(theme.takenFill)
      fill(hatch)
      stroke(theme.taken, detail.thin)
    } else {
      const alpha = ctx.globalAlpha
      ctx.globalAlpha = alpha * 0.55
      fill(theme.taken)
      ctx.globalAlpha = alpha
    }
  } else if (state === SpaceState.blocked) {
    if (detail.dashes) ctx.setLineDash([3 / k, 2 / k])
    if (detail.boxed) stroke(theme.blocked, detail.thin)
    ctx.setLineDash([])
    ctx.strokeStyle = theme.blocked
    ctx.lineWidth = (detail.thin * 0.9) / k
    for (const p of paths) if (p.marks) ctx.stroke(p.marks)
  } else if (state === SpaceState.closed) {
    if (detail.boxed) {
      fill(theme.freeFill)
      stroke(theme.closed, detail.thin)
    }
    ctx.strokeStyle = theme.closed
    ctx.lineWidth = (detail.bold * 1.1) / k
    for (const p of paths) if (p.marks) ctx.stroke(p.marks)
  } else {
    if (detail.boxed) {
      fill(theme.freeFill)
      stroke(theme.reserved, detail.thin)
    }
    ctx.fillStyle = theme.reserved
    for (const p of paths) if (p.marks) ctx.fill(p.marks)
  }
}
