/** What the draft changes, drawn over the plan: told apart by form as well as by colour. */
import type { Comparison } from '#shared/floor-edit/compare.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { boundsOfObject } from '#shared/floor-edit/transform.ts'
import type { Camera } from '../../floor/painter/camera.ts'
import { outlineOf } from './outline.ts'
import type { Colours } from './overlay.ts'

/** Outlines in mm. */
export interface ComparedPaths {
  readonly added: Path2D
  /** With a cross over each. */
  readonly removed: Path2D
  /** Where something was that is elsewhere, or something else, now. */
  readonly before: Path2D
  readonly after: Path2D
}

export const comparedPaths = ({ added, removed, changed }: Comparison): ComparedPaths => ({
  added: outlineOf(added),
  removed: crossed(removed),
  before: outlineOf(changed.map((c) => c.before)),
  after: outlineOf(changed.map((c) => c.after)),
})

function crossed(objects: readonly PlanObject[]): Path2D {
  const path = outlineOf(objects)
  for (const o of objects) {
    const { minX, minY, maxX, maxY } = boundsOfObject(o)
    path.moveTo(minX, minY)
    path.lineTo(maxX, maxY)
    path.moveTo(maxX, minY)
    path.lineTo(minX, maxY)
  }
  return path
}

/** The context is set to the millimetres of the floor. */
export function paintCompared(
  ctx: CanvasRenderingContext2D,
  { added, removed, before, after }: ComparedPaths,
  { k }: Pick<Camera, 'k'>,
  colours: Colours,
): void {
  const dashes = [5 / k, 3 / k]
  const stroke = (path: Path2D, colour: string, dash: number[]) => {
    ctx.strokeStyle = colour
    ctx.setLineDash(dash)
    ctx.stroke(path)
  }
  ctx.lineWidth = 2.5 / k
  ctx.fillStyle = colours.added
  ctx.globalAlpha = 0.25
  ctx.fill(added)
  ctx.globalAlpha = 1
  stroke(added, colours.added, [])
  stroke(removed, colours.removed, dashes)
  stroke(before, colours.action, dashes)
  stroke(after, colours.action, [])
  ctx.setLineDash([])
}
