/**
 * The drawing as staff see it, painted below all that is edited: prepared anew only when it looks
 * otherwise, and kept as a picture while things are moved over it.
 */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import type { Camera, Size } from '../../floor/painter/camera.ts'
import { createPainter, type Painter } from '../../floor/painter/painter.ts'
import { isSameScene, prepareScene } from '../../floor/painter/scene.ts'
import { browserSurface } from '../../floor/painter/surface.ts'
import type { PlanTheme } from '../../floor/painter/theme.ts'

/** How the board is looked at. */
export interface Sight {
  readonly size: Size
  readonly camera: Camera
  /** Device pixels per CSS pixel. */
  readonly dpr: number
  readonly theme: PlanTheme
}

export interface PlanPicture {
  /** @param stays it is painted again and again as it is, while other things move */
  paint(ctx: CanvasRenderingContext2D, document: FloorPlanDocument, sight: Sight, stays: boolean): void
  /** It is looked at in another way. */
  forget(): void
}

export function createPlanPicture(): PlanPicture {
  const surface = browserSurface()
  let painter: Painter | null = null
  /** What the painter is prepared for. */
  let prepared: FloorPlanDocument | null = null
  let states = new Uint8Array(0)
  let still: HTMLCanvasElement | null = null

  const painterOf = (document: FloorPlanDocument): Painter => {
    const isKnown = painter !== null && prepared !== null && isSameScene(prepared, document)
    prepared = document
    if (painter && isKnown) return painter
    states = Uint8Array.from(document.spaces, (s) => (s.bookable ? SpaceState.free : SpaceState.blocked))
    painter = createPainter(prepareScene(document, surface.newPath), surface)
    return painter
  }
  return {
    paint(ctx, document, { size, camera, dpr, theme }, stays) {
      const { canvas } = ctx
      if (still && stays) {
        ctx.setTransform(1, 0, 0, 1, 0, 0)
        ctx.clearRect(0, 0, canvas.width, canvas.height)
        ctx.drawImage(still, 0, 0)
        return
      }
      painterOf(document).paint(ctx, {
        ...size,
        camera,
        dpr,
        theme,
        occupancy: { states, matches: null },
        marks: { mine: [], team: [] },
        freeWords: null,
        selected: null,
        active: null,
        hovered: null,
      })
      still = stays ? copyOf(canvas) : null
    },
    forget() {
      still = null
    },
  }
}

function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = canvas.ownerDocument.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  copy.getContext('2d')?.drawImage(canvas, 0, 0)
  return copy
}
