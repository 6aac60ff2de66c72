/** Finds the rooms that walls, openings and closed doors enclose, from the texts that stand in them. */
import type { Point, Room } from '../../domain/floor-plan.ts'
import { boundsOfPoints, ringArea } from '../../geometry/ring.ts'
import type { DrawnText } from './drawing.ts'
import { roomLabel } from './labels.ts'
import { fitOutline } from './outline-fit.ts'
import { OUTSIDE, Raster } from './raster.ts'
import { type Segment, SegmentIndex } from './segments.ts'

/** mm²; smaller areas are inside walls and fittings. */
const SMALLEST_ROOM = 500_000
/** mm²; smaller holes are furniture. */
const SMALLEST_HOLE = 300_000
const MOST_ROOMS = 5_000

export interface FloodedRooms {
  readonly rooms: readonly Room[]
  /** Texts that name a room. */
  readonly used: ReadonlySet<DrawnText>
  /** Texts like those that name rooms, but where the lines do not close. */
  readonly leaks: number
}

/** @param barriers what stops the flood, in millimetres */
export function floodRooms(barriers: readonly Segment[], texts: readonly DrawnText[]): FloodedRooms {
  const none: FloodedRooms = { rooms: [], used: new Set(), leaks: 0 }
  const bounds = boundsOfPoints(ends(barriers))
  if (!bounds || barriers.length < 3) return none
  const raster = new Raster(bounds)
  for (const barrier of barriers) if (!raster.draw(barrier)) return none
  raster.floodOutside()

  const byArea = new Map<number, DrawnText[]>()
  const outside: DrawnText[] = []
  for (const text of texts) {
    const within =
      text.at[0] > bounds.minX &&
      text.at[0] < bounds.maxX &&
      text.at[1] > bounds.minY &&
      text.at[1] < bounds.maxY
    const area = within ? raster.areaAt(text.at) : null
    if (area === null) continue
    if (area === OUTSIDE) outside.push(text)
    else if (byArea.size < MOST_ROOMS) byArea.set(area, [...(byArea.get(area) ?? []), text])
  }

  const index = new SegmentIndex(barriers)
  const used = new Set<DrawnText>()
  const rooms: Room[] = []
  for (const [area, inside] of byArea) {
    const { rings, size } = raster.outlines(area)
    if (size < SMALLEST_ROOM) continue
    const label = roomLabel(inside)
    if (label.number === '' && label.name === '') continue
    const fitted = rings
      .map((ring) => fitOutline(ring, raster.cell, index))
      .filter((ring, i) => ring.length >= 3 && (i === 0 || ringArea(ring) >= SMALLEST_HOLE))
      .sort((a, b) => ringArea(b) - ringArea(a))
    if (!fitted[0] || ringArea(fitted[0]) < SMALLEST_ROOM) continue
    for (const text of label.used) used.add(text)
    rooms.push({
      id: `r${rooms.length + 1}`,
      rings: fitted.map((ring) => ring.map(([x, y]) => [x, y])),
      number: label.number,
      name: label.name,
    })
  }
  const heights = [...used].map((t) => t.height)
  const alike = (t: DrawnText) => heights.some((h) => Math.abs(h - t.height) < h * 0.02)
  return { rooms, used, leaks: outside.filter(alike).length }
}

function* ends(segments: readonly Segment[]): Generator<Point> {
  for (const { a, b } of segments) {
    yield a
    yield b
  }
}
