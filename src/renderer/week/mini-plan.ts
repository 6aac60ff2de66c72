/** The surroundings of one desk, cut out of a floor plan. Pure. */
import type { FloorPlanDocument, PlannedSpace, Point, Ring } from '#shared/domain/floor-plan.ts'

/** What is cut out, in millimetres of the floor: room for a few desks on each side. */
export const CROP = { width: 14_000, height: 7_000 } as const

export interface MiniPlan {
  viewBox: string
  /** Outlines of walls, as SVG paths. */
  solid: string
  /** Centre lines of walls with their thickness. */
  lines: { d: string; width: number }[]
  desks: { space: PlannedSpace; mine: boolean }[]
  /** Centre of the desk. */
  at: Point
}

const path = (points: Ring, closed: boolean): string =>
  points.length === 0
    ? ''
    : `M${points.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join('L')}${closed ? 'Z' : ''}`

/** Whether any part of a polyline may lie in the box (by its bounds). */
function touches(points: Ring, box: Box): boolean {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    x0 = Math.min(x0, x)
    y0 = Math.min(y0, y)
    x1 = Math.max(x1, x)
    y1 = Math.max(y1, y)
  }
  return x0 <= box.x + box.w && x1 >= box.x && y0 <= box.y + box.h && y1 >= box.y
}
interface Box {
  x: number
  y: number
  w: number
  h: number
}

const cut = new WeakMap<FloorPlanDocument, Map<number, MiniPlan | null>>()

/** @param index of the desk in plan order; the cut is kept with the document */
export function miniPlan(document: FloorPlanDocument, index: number): MiniPlan | null {
  let known = cut.get(document)
  if (!known) {
    known = new Map()
    cut.set(document, known)
  }
  let plan = known.get(index)
  if (plan === undefined) {
    plan = cutOut(document, index)
    known.set(index, plan)
  }
  return plan
}

function cutOut(document: FloorPlanDocument, index: number): MiniPlan | null {
  const desk = document.spaces[index]
  if (!desk) return null
  const box: Box = {
    x: desk.at[0] - CROP.width / 2,
    y: desk.at[1] - CROP.height / 2,
    w: CROP.width,
    h: CROP.height,
  }
  const solid: string[] = []
  const lines: MiniPlan['lines'] = []
  for (const { shape } of document.walls) {
    if ('rings' in shape) {
      if (shape.rings.some((r) => touches(r, box))) solid.push(shape.rings.map((r) => path(r, true)).join(''))
    } else if (touches(shape.axis, box)) lines.push({ d: path(shape.axis, false), width: shape.thickness })
  }
  // Imported plans may have rooms without walls between them; their outlines say enough.
  if (solid.length === 0 && lines.length === 0)
    for (const room of document.rooms)
      for (const ring of room.rings) if (touches(ring, box)) lines.push({ d: path(ring, true), width: 60 })
  const near = (s: PlannedSpace) => {
    const reach = (s.width + s.depth) / 2
    return (
      Math.abs(s.at[0] - desk.at[0]) < box.w / 2 + reach && Math.abs(s.at[1] - desk.at[1]) < box.h / 2 + reach
    )
  }
  return {
    viewBox: `${Math.round(box.x)} ${Math.round(box.y)} ${box.w} ${box.h}`,
    solid: solid.join(''),
    lines,
    desks: document.spaces.flatMap((space, i) => (near(space) ? [{ space, mine: i === index }] : [])),
    at: desk.at,
  }
}
