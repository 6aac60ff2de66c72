/**
 * Draws a floor: rooms are given by the axes of their walls (mm); walls follow from the rooms,
 * thicker where they lie on the building's outline.
 */
import { v5 } from 'uuid'
import type { Feature, FloorPlanDocument, Furniture, SpaceKind, ZoneKind } from '#shared/domain/floor-plan.ts'
import type { SpaceId, TeamId } from '#shared/domain/ids.ts'

const NAMESPACE = '6f2c0f6e-6f57-4d0c-9a55-3d5f5c0c8a11'
/** The same UUID for the same name, always. */
export const idOf = (name: string): string => v5(name, NAMESPACE)

export type Pt = readonly [number, number]
export type Box = readonly [x0: number, y0: number, x1: number, y1: number]
type Axis = 'h' | 'v'
type Interval = [number, number]

export interface Style {
  readonly outer: number
  readonly inner: number
  /** Width of windows and the distance of their centres. */
  readonly window: number
  readonly windowPitch: number
}

export interface RoomOptions {
  readonly number?: string
  readonly name?: string
}

const boxRing = ([x0, y0, x1, y1]: Box): Pt[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
]

export class Drawing {
  readonly plan: FloorPlanDocument = {
    format: 1,
    walls: [],
    doors: [],
    windows: [],
    rooms: [],
    zones: [],
    spaces: [],
    furniture: [],
  }
  private readonly key: string
  private readonly style: Style
  /** Facades: the outline and the courtyards. */
  private readonly facades: readonly (readonly Pt[])[]
  private readonly segments: { axis: Axis; at: number; from: number; to: number }[] = []
  private readonly gaps: { axis: Axis; at: number; from: number; to: number }[] = []
  private roomId: string | null = null
  private zoneId: string | null = null
  private readonly labels = new Map<string, number>()

  constructor(key: string, facades: readonly (readonly Pt[])[], style: Style) {
    this.key = key
    this.facades = facades
    this.style = style
    for (const ring of facades) this.edges(ring)
  }

  private id(prefix: string, n: number): string {
    return `${prefix}${n + 1}`
  }

  private edges(ring: readonly Pt[]): void {
    ring.forEach(([x, y], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length] ?? [x, y]
      if (y === y2) this.segments.push({ axis: 'h', at: y, from: Math.min(x, x2), to: Math.max(x, x2) })
      else this.segments.push({ axis: 'v', at: x, from: Math.min(y, y2), to: Math.max(y, y2) })
    })
  }

  private onFacade(axis: Axis, at: number, from: number, to: number): boolean {
    return this.facades.some((ring) =>
      ring.some(([x, y], i) => {
        const [x2, y2] = ring[(i + 1) % ring.length] ?? [x, y]
        const [a, b, c, d] = axis === 'h' ? [y, y2, x, x2] : [x, x2, y, y2]
        return a === b && a === at && Math.min(c, d) <= from && Math.max(c, d) >= to
      }),
    )
  }

  private thickness(axis: Axis, at: number, from: number, to: number): number {
    return this.onFacade(axis, at, from, to) ? this.style.outer : this.style.inner
  }

  /** A room within wall axes; what is drawn next stands in it. `ring` runs clockwise on the screen. */
  room(shape: Box | readonly Pt[], { number = '', name = '' }: RoomOptions): this {
    const ring = typeof shape[0] === 'number' ? boxRing(shape as Box) : (shape as readonly Pt[])
    this.edges(ring)
    const id = this.id('r', this.plan.rooms.length)
    this.plan.rooms.push({ id, number, name, rings: [this.inset(ring)] })
    this.roomId = id
    this.zoneId = null
    return this
  }

  /** The ring moved inwards by half the thickness of each of its walls. */
  private inset(ring: readonly Pt[]): [number, number][] {
    const n = ring.length
    const line = (i: number): { axis: Axis; at: number } => {
      const [x, y] = ring[i % n] ?? [0, 0]
      const [x2, y2] = ring[(i + 1) % n] ?? [0, 0]
      const axis: Axis = y === y2 ? 'h' : 'v'
      const [at, from, to] = axis === 'h' ? [y, x, x2] : [x, y, y2]
      const half = this.thickness(axis, at, Math.min(from, to), Math.max(from, to)) / 2
      // Clockwise with y down: going right, the inside is below; going down, it is to the left.
      const inward = axis === 'h' ? (to > from ? 1 : -1) : to > from ? -1 : 1
      return { axis, at: at + inward * half }
    }
    return ring.map((_, i) => {
      const [a, b] = [line((i + n - 1) % n), line(i)]
      return a.axis === 'h' ? [b.at, a.at] : [a.at, b.at]
    })
  }

  /** No wall along this line. */
  open(axis: Axis, at: number, from: number, to: number): this {
    this.gaps.push({ axis, at, from, to })
    return this
  }

  /** A door in a wall, its middle at a point; `hinge` is the end towards west or north, or the other. */
  door(
    axis: Axis,
    [x, y]: Pt,
    into: 'n' | 's' | 'e' | 'w',
    hinge: 'first' | 'last' | 'double' = 'first',
    width = 1000,
  ): this {
    if (hinge === 'double') {
      const d = width / 4
      const [dx, dy] = axis === 'h' ? [d, 0] : [0, d]
      return this.door(axis, [x - dx, y - dy], into, 'first', width / 2).door(
        axis,
        [x + dx, y + dy],
        into,
        'last',
        width / 2,
      )
    }
    const [at, along] = axis === 'h' ? [y, x] : [x, y]
    this.plan.doors.push({
      id: this.id('d', this.plan.doors.length),
      at: [x, y],
      width,
      depth: this.thickness(axis, at, along - width / 2, along + width / 2),
      rotation: axis === 'h' ? 0 : 90,
      hinge: hinge === 'first' ? 'left' : 'right',
      opens: into === 'n' || into === 'e' ? 'up' : 'down',
    })
    return this
  }

  /** An opening or sliding door. */
  passage(axis: Axis, [x, y]: Pt, width: number): this {
    this.door(axis, [x, y], 'n', 'first', width)
    const door = this.plan.doors.at(-1)
    if (door) Object.assign(door, { hinge: null, opens: null })
    return this
  }

  /** Evenly spaced windows along a facade. */
  windows(axis: Axis, at: number, from: number, to: number): this {
    const n = Math.max(1, Math.floor((to - from - 300) / this.style.windowPitch))
    const pitch = (to - from) / n
    for (let i = 0; i < n; i++) {
      const along = Math.round(from + pitch * (i + 0.5))
      this.plan.windows.push({
        id: this.id('n', this.plan.windows.length),
        at: axis === 'h' ? [along, at] : [at, along],
        width: Math.round(Math.min(this.style.window, pitch - 500)),
        depth: this.style.outer,
        rotation: axis === 'h' ? 0 : 90,
      })
    }
    return this
  }

  zone([x0, y0, x1, y1]: Box, name: string, kind: ZoneKind, team: string | null = null): this {
    const id = this.id('z', this.plan.zones.length)
    const rings = [boxRing([x0, y0, x1, y1]).map(([x, y]): [number, number] => [x, y])]
    this.plan.zones.push({ id, rings, name, kind, teamId: team ? (idOf(`team:${team}`) as TeamId) : null })
    this.zoneId = id
    return this
  }

  noZone(): this {
    this.zoneId = null
    return this
  }

  /** A bookable place; desks are numbered within their room as they are drawn. */
  space(
    kind: SpaceKind,
    [x, y]: Pt,
    rotation: number,
    size: readonly [number, number],
    label?: string,
  ): this {
    const room = this.roomId ?? ''
    const n = (this.labels.get(room) ?? 0) + (label ? 0 : 1)
    this.labels.set(room, n)
    const features: Feature[] = []
    this.plan.spaces.push({
      id: idOf(`space:${this.key}:${this.plan.spaces.length}`) as SpaceId,
      kind,
      at: [Math.round(x), Math.round(y)],
      width: size[0],
      depth: size[1],
      rotation,
      label: label ?? String(n),
      roomId: this.roomId,
      zoneId: this.zoneId,
      features,
      bookable: true,
    })
    return this
  }

  thing(what: Furniture['what'], [x, y]: Pt, width: number, depth: number, rotation = 0, name = ''): this {
    this.plan.furniture.push({
      id: this.id('f', this.plan.furniture.length),
      at: [Math.round(x), Math.round(y)],
      width,
      depth,
      rotation,
      what,
      name,
    })
    return this
  }

  /** The plan with its walls. */
  finish(): FloorPlanDocument {
    const lines = new Map<string, { axis: Axis; at: number; spans: Interval[] }>()
    for (const s of this.segments) {
      const key = `${s.axis}${s.at}`
      const line = lines.get(key) ?? { axis: s.axis, at: s.at, spans: [] }
      line.spans.push([s.from, s.to])
      lines.set(key, line)
    }
    for (const { axis, at, spans } of lines.values()) {
      const gaps = this.gaps.filter((g) => g.axis === axis && g.at === at)
      for (const [from, to] of subtract(union(spans), gaps)) {
        // Where a line runs on the facade only in part, each part has its own thickness.
        for (const [a, b] of this.splitAtFacade(axis, at, from, to)) {
          const ends: [number, number][] =
            axis === 'h'
              ? [
                  [a, at],
                  [b, at],
                ]
              : [
                  [at, a],
                  [at, b],
                ]
          this.plan.walls.push({
            id: this.id('w', this.plan.walls.length),
            shape: { axis: ends, thickness: this.thickness(axis, at, a, b) },
          })
        }
      }
    }
    return this.plan
  }

  private splitAtFacade(axis: Axis, at: number, from: number, to: number): Interval[] {
    const cuts = new Set([from, to])
    for (const ring of this.facades)
      for (const [x, y] of ring) {
        const [line, along] = axis === 'h' ? [y, x] : [x, y]
        if (line === at && along > from && along < to) cuts.add(along)
      }
    const sorted = [...cuts].sort((a, b) => a - b)
    return sorted.slice(1).map((b, i): Interval => [sorted[i] ?? b, b])
  }
}

function union(spans: readonly Interval[]): Interval[] {
  const out: Interval[] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else out.push([from, to])
  }
  return out
}

function subtract(spans: readonly Interval[], gaps: readonly { from: number; to: number }[]): Interval[] {
  let rest = [...spans]
  for (const g of gaps)
    rest = rest.flatMap(([from, to]): Interval[] => {
      const parts: Interval[] = [
        [from, Math.min(to, g.from)],
        [Math.max(from, g.to), to],
      ]
      return g.to <= from || g.from >= to ? [[from, to]] : parts.filter(([a, b]) => b > a)
    })
  return rest
}
