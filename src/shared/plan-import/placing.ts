/** Rectangles for what a plan places as a whole: doors, windows, furniture. */
import type { Point } from '../domain/floor-plan.ts'
import { minAreaRectangle } from '../geometry/hull.ts'
import type { TurnedRect } from '../geometry/turned-rect.ts'

/** The rectangle around points that lies along a direction; `width` is measured along it. */
export function rectangleAlong(points: readonly Point[], [ux, uy]: Point): TurnedRect | null {
  let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x, y] of points) {
    const [u, v] = [x * ux + y * uy, y * ux - x * uy]
    minU = Math.min(minU, u)
    maxU = Math.max(maxU, u)
    minV = Math.min(minV, v)
    maxV = Math.max(maxV, v)
  }
  const [width, depth] = [maxU - minU, maxV - minV]
  if (!(width > 0) || !(depth > 0)) return null
  const [cu, cv] = [(minU + maxU) / 2, (minV + maxV) / 2]
  return {
    at: [cu * ux - cv * uy, cu * uy + cv * ux],
    width,
    depth,
    rotation: (Math.atan2(uy, ux) * 180) / Math.PI,
  }
}

/** Along its own axis where that is known, else as tightly as possible. */
export const rectangleOf = (points: readonly Point[], axis: Point | null): TurnedRect | null =>
  (axis && rectangleAlong(points, axis)) ?? minAreaRectangle(points)

/** The same rectangle in whole millimetres, its turn in [0, 360) and straight when nearly so. */
export function tidy(r: TurnedRect): {
  at: [number, number]
  width: number
  depth: number
  rotation: number
} {
  const quarter = Math.round(r.rotation / 90) * 90
  const turn = Math.abs(r.rotation - quarter) < 0.05 ? quarter : Math.round(r.rotation * 100) / 100
  return {
    at: [Math.round(r.at[0]), Math.round(r.at[1])],
    width: Math.max(1, Math.round(r.width)),
    depth: Math.max(1, Math.round(r.depth)),
    rotation: ((turn % 360) + 360) % 360,
  }
}

/** The two leaves of a double door, hinged at its outer ends; the rectangle itself for others. */
export function doorLeaves(
  r: TurnedRect,
  operation: string,
): { rect: TurnedRect; hinge: 'left' | 'right' | null; opens: 'up' | null }[] {
  if (/DOUBLE_DOOR.*SWING/.test(operation)) {
    const a = (r.rotation * Math.PI) / 180
    const [dx, dy] = [(Math.cos(a) * r.width) / 4, (Math.sin(a) * r.width) / 4]
    const leaf = (sign: number): TurnedRect => ({
      ...r,
      at: [r.at[0] + sign * dx, r.at[1] + sign * dy],
      width: r.width / 2,
    })
    return [
      { rect: leaf(-1), hinge: 'left', opens: 'up' },
      { rect: leaf(1), hinge: 'right', opens: 'up' },
    ]
  }
  // IFC: the door opens towards the positive y of its own placement, seen along which the hinge
  // is on the side the operation names. With x along the door's width that y is our "up".
  const side = /^(SINGLE|DOUBLE)_SWING_(LEFT|RIGHT)/.exec(operation)?.[2]
  if (!side) return [{ rect: r, hinge: null, opens: null }]
  return [{ rect: r, hinge: side === 'LEFT' ? 'left' : 'right', opens: 'up' }]
}
