/** Outlines of objects, as what is chosen and what is moved is shown by them. In mm. */
import type { Point } from '#shared/domain/floor-plan.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { boundsOfObject, textFrame } from '#shared/floor-edit/transform.ts'
import { measuredLine } from '#shared/geometry/measured-line.ts'
import { addRect, addRing, type PathSink } from '../../floor/painter/scene.ts'

export function outlineOf(objects: readonly PlanObject[]): Path2D {
  const path = new Path2D()
  for (const o of objects) addOutline(path, o)
  return path
}

function addOutline(path: PathSink, o: PlanObject): void {
  switch (o.kind) {
    case 'wall': {
      const { shape } = o.object
      if ('rings' in shape) for (const ring of shape.rings) addRing(path, ring)
      else addWall(path, shape.axis, shape.thickness)
      return
    }
    case 'room':
    case 'zone':
      for (const ring of o.object.rings) addRing(path, ring)
      return
    case 'route':
      addWall(path, o.object.axis, o.object.width)
      return
    case 'dimension': {
      const { from, to, witnesses } = measuredLine(o.object)
      for (const [a, b] of [[from, to], ...witnesses] as const) {
        path.moveTo(...a)
        path.lineTo(...b)
      }
      return
    }
    case 'text':
      addRect(path, textFrame(o.object))
      return
    case 'underlay': {
      const b = boundsOfObject(o)
      path.rect(b.minX, b.minY, b.maxX - b.minX, b.maxY - b.minY)
      return
    }
    default:
      addRect(path, o.object)
  }
}

/** Each stretch of a wall as the rectangle it fills. */
function addWall(path: PathSink, axis: readonly Point[], thickness: number): void {
  axis.forEach((a, i) => {
    const b = axis[i + 1]
    if (!b) return
    addRect(path, {
      at: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
      width: Math.hypot(b[0] - a[0], b[1] - a[1]) + thickness,
      depth: thickness,
      rotation: (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI,
    })
  })
}
