/** Gathers the elements of an IFC model that a plan shows, with their shapes in metres. */
import type { Point } from '../../domain/floor-plan.ts'
import { boundsOfPoints } from '../../geometry/ring.ts'
import type { TurnedRect } from '../../geometry/turned-rect.ts'
import type { ImportWarning, WarningKind } from '../imported.ts'
import { isSanitary } from '../kinds.ts'
import { rectangleOf } from '../placing.ts'
import { type ElementMesh, footprint, readMeshes } from './mesh.ts'
import type { IfcId, IfcModel } from './model.ts'
import { type Outline, outlineOf } from './outline.ts'
import { type Storey, storeyAtHeight } from './storeys.ts'

export interface Outlined {
  readonly id: IfcId
  readonly storey: Storey
  readonly outline: Outline
}
export interface Placed {
  readonly id: IfcId
  readonly storey: Storey
  /** Metres. */
  readonly rect: TurnedRect
}

export interface Elements {
  readonly walls: readonly Outlined[]
  /** Walls of glass and other parts, drawn as walls but not counted as such. */
  readonly curtainWalls: readonly Outlined[]
  readonly rooms: readonly Outlined[]
  readonly doors: readonly Placed[]
  readonly windows: readonly Placed[]
  readonly furnishings: readonly Placed[]
  readonly sanitary: readonly Placed[]
  readonly stairs: readonly Placed[]
  readonly columns: readonly Placed[]
  readonly warnings: readonly ImportWarning[]
}

/** Metres from the middle of the building; farther things are stray. */
const REACH = 450

export function collectElements(model: IfcModel, storeys: readonly Storey[]): Elements {
  const ids = {
    walls: model.idsOf('IFCWALL', 'IFCWALLSTANDARDCASE', 'IFCWALLELEMENTEDCASE'),
    curtainWalls: model.idsOf('IFCCURTAINWALL'),
    rooms: model.idsOf('IFCSPACE'),
    doors: model.idsOf('IFCDOOR', 'IFCDOORSTANDARDCASE'),
    windows: model.idsOf('IFCWINDOW', 'IFCWINDOWSTANDARDCASE'),
    furnishings: model.idsOf('IFCFURNISHINGELEMENT', 'IFCFURNITURE', 'IFCSYSTEMFURNITUREELEMENT'),
    sanitary: model
      .idsOf('IFCFLOWTERMINAL', 'IFCSANITARYTERMINAL')
      .filter((id) => isSanitary(model.description(id))),
    stairs: model.idsOf('IFCSTAIR'),
    columns: model.idsOf('IFCCOLUMN', 'IFCCOLUMNSTANDARDCASE'),
  }
  const counts = new Map<WarningKind, number>()
  const warn = (kind: WarningKind, n = 1) => counts.set(kind, (counts.get(kind) ?? 0) + n)

  const all = Object.values(ids).flat()
  const wanted = new Set(all.flatMap((id) => model.withParts(id)))
  for (const id of [...ids.doors, ...ids.windows]) {
    const opening = model.openingOf(id)
    if (opening !== null) wanted.add(opening)
  }
  const meshes = readMeshes(model, [...wanted])
  const near = nearby(meshes)

  /** The mesh of an element with all its parts; null (and a warning) when there is none to use. */
  const meshOf = (id: IfcId): ElementMesh | null => {
    const parts = model.withParts(id).flatMap((part) => meshes.get(part) ?? [])
    if (parts.length === 0) return null
    const mesh = {
      bodies: parts.flatMap((p) => p.bodies),
      bottom: Math.min(...parts.map((p) => p.bottom)),
      top: Math.max(...parts.map((p) => p.top)),
    }
    if (near(mesh)) return mesh
    warn('farAway')
    return null
  }
  const byId = new Map(storeys.map((s) => [s.id, s]))
  const storeyIds = new Set(byId.keys())
  const storeyOf = (id: IfcId, mesh: ElementMesh): Storey | null => {
    const stated = byId.get(model.ancestorIn(id, storeyIds) ?? Number.NaN)
    if (stated) return stated
    warn('withoutStorey')
    return storeyAtHeight(storeys, mesh.bottom)
  }

  const shaped = <T>(list: readonly IfcId[], shapeOf: (id: IfcId, mesh: ElementMesh) => T | null) =>
    list.flatMap((id) => {
      const mesh = meshOf(id)
      const shape = mesh && shapeOf(id, mesh)
      const storey = shape && storeyOf(id, mesh)
      if (storey) return { id, storey, shape }
      warn('withoutShape')
      return []
    })
  const outlined = (list: readonly IfcId[]): Outlined[] =>
    shaped(list, (_, mesh) => outlineOf(mesh)).map(({ id, storey, shape }) => {
      if (shape.guessed) warn('outlineGuessed')
      return { id, storey, outline: shape }
    })
  const placed = (list: readonly IfcId[], points: (id: IfcId, mesh: ElementMesh) => Point[], axis: boolean) =>
    shaped(list, (id, mesh) => rectangleOf(points(id, mesh), axis ? model.axisOf(id) : null)).map(
      ({ id, storey, shape }): Placed => ({ id, storey, rect: shape }),
    )
  /** The hole in the wall says better than the leaf what is open: it is as deep as the wall. */
  const holeOrSelf = (id: IfcId, mesh: ElementMesh): Point[] => {
    const hole = meshes.get(model.openingOf(id) ?? Number.NaN)
    return footprint(hole && near(hole) ? hole : mesh)
  }
  const self = (_: IfcId, mesh: ElementMesh) => footprint(mesh)

  const elements = {
    walls: outlined(ids.walls),
    curtainWalls: outlined(ids.curtainWalls),
    rooms: outlined(ids.rooms),
    doors: placed(ids.doors, holeOrSelf, true),
    windows: placed(ids.windows, holeOrSelf, true),
    furnishings: placed(ids.furnishings, self, false),
    sanitary: placed(ids.sanitary, self, false),
    stairs: placed(ids.stairs, self, false),
    columns: placed(ids.columns, self, false),
  }
  const buildings = model.idsOf('IFCBUILDING').length
  if (buildings > 1) warn('severalBuildings', buildings)
  const inPieces = elements.rooms.filter((r) => r.outline.pieces.length > 1).length
  if (inPieces > 0) warn('roomInPieces', inPieces)
  if (model.unreadable > 0) warn('unreadableLines', model.unreadable)
  return { ...elements, warnings: [...counts].map(([kind, count]) => ({ kind, count })) }
}

/** Tells meshes near the middle of the building (the median of all) from stray ones. */
function nearby(meshes: ReadonlyMap<IfcId, ElementMesh>): (mesh: ElementMesh) => boolean {
  const first = [...meshes.values()].flatMap((m) => {
    const body = m.bodies[0]
    return body ? ([[body[0] ?? 0, body[1] ?? 0]] as const) : []
  })
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0
  const [x, y] = [median(first.map((p) => p[0])), median(first.map((p) => p[1]))]
  return (mesh) => {
    const b = boundsOfPoints(footprint(mesh))
    return b !== null && b.minX > x - REACH && b.maxX < x + REACH && b.minY > y - REACH && b.maxY < y + REACH
  }
}
