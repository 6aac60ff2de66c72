/** A small padlock at what is locked, so that nobody wonders why it is not taken hold of. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { isLocked } from '#shared/floor-edit/locks.ts'
import { objectsOf } from '#shared/floor-edit/objects.ts'
import { boundsOfObject } from '#shared/floor-edit/transform.ts'
import type { Bounds } from '#shared/geometry/turned-rect.ts'
import { toScreen } from '../../floor/painter/camera.ts'
import type { Colours } from './overlay.ts'
import type { Sight } from './plan-picture.ts'

/** Of the lock's body, and how large a thing must be on the screen to bear one, pixels. */
const BODY = { width: 9, height: 7 } as const
const LEAST = 14

export const lockedIn = (document: FloorPlanDocument): readonly Bounds[] =>
  [...objectsOf(document)].filter((o) => isLocked(o.object)).map(boundsOfObject)

export function paintLocks(
  ctx: CanvasRenderingContext2D,
  locked: readonly Bounds[],
  { camera, size, dpr }: Sight,
  colours: Colours,
): void {
  ctx.setTransform(dpr, 0, 0, dpr, 0, 0)
  ctx.lineJoin = 'round'
  for (const { minX, minY, maxX, maxY } of locked) {
    if (Math.max(maxX - minX, maxY - minY) * camera.k < LEAST) continue
    // At the lower right: the upper corners are those of names and warnings.
    const [x, y] = toScreen(camera, [maxX, maxY])
    if (x < 0 || y < 0 || x > size.width + BODY.width || y > size.height + 2 * BODY.height) continue
    paintLock(ctx, x - BODY.width - 2, y - BODY.height - 2, colours)
  }
  ctx.lineJoin = 'miter'
}

/** @param x of the body's upper left corner */
function paintLock(ctx: CanvasRenderingContext2D, x: number, y: number, colours: Colours): void {
  const middle = x + BODY.width / 2
  ctx.beginPath()
  ctx.rect(x, y, BODY.width, BODY.height)
  ctx.moveTo(middle - 3, y)
  ctx.lineTo(middle - 3, y - 2)
  ctx.arc(middle, y - 2, 3, Math.PI, 0)
  ctx.lineTo(middle + 3, y)
  // The ground around it keeps it apart from lines below.
  ctx.strokeStyle = colours.ground
  ctx.lineWidth = 5
  ctx.stroke()
  ctx.strokeStyle = colours.lock
  ctx.lineWidth = 1.6
  ctx.stroke()
  ctx.fillStyle = colours.lock
  ctx.fillRect(x, y, BODY.width, BODY.height)
}
