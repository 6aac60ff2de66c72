/** Puts the elements of an IFC model on their floors: millimetres, a common origin, ids and labels. */
import {
  FloorPlanDocument,
  type Furniture,
  type Point,
  type Ring,
  type Room,
} from '../../domain/floor-plan.ts'
import type { SpaceId } from '../../domain/ids.ts'
import { boundsOfPoints } from '../../geometry/ring.ts'
import type { TurnedRect } from '../../geometry/turned-rect.ts'
import { printable } from '../bytes.ts'
import { placeDesks } from '../desks.ts'
import { failed, type ImportCounts, type ImportedStorey, type ImportResult } from '../imported.ts'
import { furnitureKind, isDesk } from '../kinds.ts'
import { doorLeaves, tidy } from '../placing.ts'
import { LENGTH_UNITS, PER_METRE, type Scale } from '../scale.ts'
import type { Elements, Outlined, Placed } from './elements.ts'
import type { IfcModel } from './model.ts'
import type { Storey } from './storeys.ts'

export function layOutStoreys(
  model: IfcModel,
  storeys: readonly Storey[],
  elements: Elements,
  newSpaceId: () => SpaceId,
): ImportResult {
  const toMm = frameOf(elements)
  const laidOut: ImportedStorey[] = []
  for (const storey of storeys) {
    const drawn = layOut(model, storey, elements, toMm, newSpaceId)
    const checked = FloorPlanDocument.safeParse(drawn)
    if (!checked.success) {
      const at = checked.error.issues[0]?.path.join('.') ?? ''
      return failed({ kind: 'damaged', format: 'ifc', detail: `${printable(storey.name)}: no plan at ${at}` })
    }
    laidOut.push({ name: storey.name, level: storey.level, document: checked.data })
  }
  const spaces = laidOut.flatMap((s) => s.document.spaces)
  const counts: ImportCounts = {
    storeys: storeys.length,
    rooms: elements.rooms.length,
    walls: elements.walls.length,
    doors: elements.doors.length,
    windows: elements.windows.length,
    columns: elements.columns.length,
    stairs: elements.stairs.length,
    desks: spaces.length,
    furniture: elements.furnishings.length - spaces.length,
    texts: 0,
    lines: 0,
  }
  const outside = spaces.filter((s) => s.roomId === null).length
  const warnings = outside
    ? [...elements.warnings, { kind: 'desksOutsideRooms' as const, count: outside }]
    : elements.warnings
  return {
    ok: true,
    building: {
      format: 'ifc',
      name: buildingName(model),
      storeys: laidOut,
      counts,
      contents: {},
      scale: scaleOf(1 / model.metresPerUnit()),
      drawnAt: null,
      layers: [],
      blocks: [],
      warnings,
    },
  }
}

type ToMm = (p: Point) => [number, number]

/** Millimetres from the upper left corner of everything, so that storeys lie exactly above each other. */
function frameOf(elements: Elements): ToMm {
  const outlines = [...elements.walls, ...elements.curtainWalls, ...elements.rooms]
  const corners = boundsOfPoints(outlines.flatMap((e) => e.outline.pieces.flat(2)))
  const [x0, y0] = [Math.floor(corners?.minX ?? 0), Math.floor(corners?.minY ?? 0)]
  return ([x, y]) => [Math.round((x - x0) * 1000), Math.round((y - y0) * 1000)]
}

function layOut(
  model: IfcModel,
  storey: Storey,
  elements: Elements,
  toMm: ToMm,
  newSpaceId: () => SpaceId,
): FloorPlanDocument {
  const here = <T extends { storey: Storey }>(list: readonly T[]) => list.filter((e) => e.storey === storey)
  const ring = (r: Ring) => r.map(toMm)
  const rect = (r: TurnedRect): TurnedRect => ({
    ...r,
    at: toMm(r.at),
    width: r.width * 1000,
    depth: r.depth * 1000,
  })
  const numbered = (prefix: string, id: number, i: number) => `${prefix}${id}${i > 0 ? `.${i + 1}` : ''}`
  const walls = (list: readonly Outlined[]) =>
    here(list).flatMap(({ id, outline }) =>
      outline.pieces.map((piece, i) => ({ id: numbered('w', id, i), shape: { rings: piece.map(ring) } })),
    )
  const furnish = (prefix: string, list: readonly Placed[], what?: Furniture['what']): Furniture[] =>
    here(list).map((e) => ({
      id: `${prefix}${e.id}`,
      ...tidy(rect(e.rect)),
      what: what ?? furnitureKind(model.description(e.id)),
      name: label(model.text(e.id, 'ObjectType') || model.text(e.id, 'Name')),
    }))

  const rooms = byNumber(
    here(elements.rooms).map(({ id, outline }): Room => {
      const number = model.text(id, 'Name')
      const name = model.text(id, 'LongName')
      return {
        id: `r${id}`,
        rings: (outline.pieces[0] ?? []).map(ring),
        number: label(number),
        name: label(name === number ? '' : name),
      }
    }),
  )
  const desk = (e: Placed) => isDesk(model.description(e.id))
  const furniture = furnish(
    'f',
    elements.furnishings.filter((e) => !desk(e)),
  )
  const tables = here(elements.furnishings.filter(desk)).map((e) => rect(e.rect))
  return {
    format: 1,
    walls: [...walls(elements.walls), ...walls(elements.curtainWalls)],
    doors: here(elements.doors).flatMap((e) =>
      doorLeaves(rect(e.rect), model.doorOperation(e.id)).map((leaf, i) => ({
        id: numbered('d', e.id, i),
        ...tidy(leaf.rect),
        hinge: leaf.hinge,
        opens: leaf.opens,
      })),
    ),
    windows: here(elements.windows).map((e) => ({ id: `n${e.id}`, ...tidy(rect(e.rect)) })),
    rooms,
    zones: [],
    spaces: placeDesks(
      tables,
      rooms,
      furniture.filter((f) => f.what === 'chair'),
      newSpaceId,
    ),
    furniture: [
      ...furnish('t', elements.stairs, 'stairs'),
      ...furnish('c', elements.columns, 'column'),
      ...furnish('s', elements.sanitary, 'sanitary'),
      ...furniture,
    ],
  }
}

const numeric = new Intl.Collator('en', { numeric: true })
const byNumber = (rooms: readonly Room[]): Room[] =>
  [...rooms].sort((a, b) => numeric.compare(a.number, b.number) || numeric.compare(a.id, b.id))

function scaleOf(unitsPerMetre: number): Scale {
  const unit = LENGTH_UNITS.find((u) => Math.abs(PER_METRE[u] / unitsPerMetre - 1) < 1e-6) ?? 'unit'
  return { unitsPerMetre, unit, certainty: 'certain', evidence: null }
}

const label = (text: string): string => text.slice(0, 120)

/** Null where a template was never filled in ("// NAME //"). */
function buildingName(model: IfcModel): string | null {
  for (const id of model.idsOf('IFCBUILDING'))
    for (const name of [model.text(id, 'LongName'), model.text(id, 'Name')])
      if (/^[\p{L}\p{N}]/u.test(name)) return name.slice(0, 120)
  return null
}
