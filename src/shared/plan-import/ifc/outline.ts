/** From an element's mesh to its outline on the plan. */
import type { Point, Ring } from '../../domain/floor-plan.ts'
import { convexHull } from '../../geometry/hull.ts'
import { ringArea, ringsArea } from '../../geometry/ring.ts'
import { chainSegments, cutTriangles, dropCollinear, nestRings } from '../../geometry/slice.ts'
import { type ElementMesh, footprint } from './mesh.ts'

/** Metres above an element's own bottom where plans are usually cut. */
const CUT = 1
/** Metres; ends of segments closer than this meet. */
const GRID = 0.001
/** Square metres; smaller loops are slivers of the cut. */
const SLIVER = 0.0005

export interface Outline {
  /** Each an outline and its holes, the largest first. Never empty. */
  readonly pieces: readonly (readonly Ring[])[]
  /** The cut did not close; the outline is the hull of everything seen from above. */
  readonly guessed: boolean
}

/** Cut 1 m above the bottom or at half height, whichever is lower; null when nothing has an area. */
export function outlineOf(mesh: ElementMesh): Outline | null {
  const height = mesh.bottom + Math.min(CUT, (mesh.top - mesh.bottom) / 2)
  const pieces: Ring[][] = []
  let open = 0
  for (const body of mesh.bodies) {
    // A hair off round heights, where faces of the model tend to lie in the plane itself.
    const cut = chainSegments(cutTriangles(body, height + 0.000_37), GRID)
    open += cut.open
    const rings = cut.rings.map((r) => dropCollinear(r, GRID * 0.75)).filter((r) => ringArea(r) > SLIVER)
    pieces.push(...nestRings(rings))
  }
  if (pieces.length > 0 && open === 0)
    return { pieces: pieces.sort((a, b) => ringsArea(b) - ringsArea(a)), guessed: false }
  if (pieces.length > 0) return { pieces, guessed: true }
  const hull: Point[] = convexHull(footprint(mesh))
  return hull.length >= 3 && ringArea(hull) > SLIVER ? { pieces: [[hull]], guessed: true } : null
}
