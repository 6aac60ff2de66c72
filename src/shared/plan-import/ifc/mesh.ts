/** Meshes of an IFC model as triangles on the plan. */
import type { IfcAPI, PlacedGeometry } from 'web-ifc'
import type { Point } from '../../domain/floor-plan.ts'
import type { Triangles } from '../../geometry/slice.ts'
import type { IfcId, IfcModel } from './model.ts'

/** One element's bodies, each a closed mesh of its own as a rule. Metres, x right, y down, height up. */
export interface ElementMesh {
  readonly bodies: readonly Triangles[]
  readonly bottom: number
  readonly top: number
}

/** Meshes by element; elements without triangles are absent. Corners that are no numbers drop their triangle. */
export function readMeshes(model: IfcModel, ids: readonly IfcId[]): Map<IfcId, ElementMesh> {
  const meshes = new Map<IfcId, ElementMesh>()
  if (ids.length === 0) return meshes
  model.api.StreamMeshes(model.id, [...ids], (mesh) => {
    const bodies: Triangles[] = []
    for (let i = 0; i < mesh.geometries.size(); i++) {
      const body = readBody(model.api, model.id, mesh.geometries.get(i))
      if (body.length > 0) bodies.push(body)
    }
    if (bodies.length > 0) meshes.set(mesh.expressID, { bodies, ...heights(bodies) })
  })
  return meshes
}

function readBody(api: IfcAPI, modelId: number, placed: PlacedGeometry): Triangles {
  const geometry = api.GetGeometry(modelId, placed.geometryExpressID)
  // Views into the reader's memory, gone at its next call: read before anything else.
  const vertices = api.GetVertexArray(geometry.GetVertexData(), geometry.GetVertexDataSize())
  const indices = api.GetIndexArray(geometry.GetIndexData(), geometry.GetIndexDataSize())
  const m = placed.flatTransformation
  const at = (i: number) => m[i] ?? 0
  const triangles = new Float64Array(indices.length * 3)
  let used = 0
  for (let i = 0; i + 2 < indices.length; i += 3) {
    let whole = true
    for (let k = 0; k < 3; k++) {
      const v = (indices[i + k] ?? 0) * 6
      const [x, y, z] = [vertices[v] ?? 0, vertices[v + 1] ?? 0, vertices[v + 2] ?? 0]
      // The reader's y is up and its z is south, which on a plan with y down is y.
      const planX = at(0) * x + at(4) * y + at(8) * z + at(12)
      const height = at(1) * x + at(5) * y + at(9) * z + at(13)
      const planY = at(2) * x + at(6) * y + at(10) * z + at(14)
      triangles[used + k * 3] = planX
      triangles[used + k * 3 + 1] = planY
      triangles[used + k * 3 + 2] = height
      whole &&= Number.isFinite(planX + planY + height)
    }
    if (whole) used += 9
  }
  geometry.delete()
  return triangles.slice(0, used)
}

function heights(bodies: readonly Triangles[]): { bottom: number; top: number } {
  let [bottom, top] = [Infinity, -Infinity]
  for (const body of bodies)
    for (let i = 2; i < body.length; i += 3) {
      bottom = Math.min(bottom, body[i] ?? bottom)
      top = Math.max(top, body[i] ?? top)
    }
  return { bottom, top }
}

/** All corners of the mesh seen from above. */
export function footprint(mesh: ElementMesh): Point[] {
  const points: Point[] = []
  for (const body of mesh.bodies)
    for (let i = 0; i + 2 < body.length; i += 3) points.push([body[i] ?? 0, body[i + 1] ?? 0])
  return points
}
