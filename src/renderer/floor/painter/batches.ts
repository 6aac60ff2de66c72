/** The spaces of a chunk, traced into one path per style. */
import type { PlannedSpace } from '#shared/domain/floor-plan.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { onFloor } from '#shared/geometry/turned-rect.ts'
import { addRect, type NewPath, type Scene } from './scene.ts'

/** One way of painting a space: its state, plus `DIM` when the filter leaves it out. */
export type Style = number
export const DIM = 8

export interface StyledPath {
  readonly style: Style
  readonly boxes: Path2D
  /** Crosses of blocked, signs of closed and bars of reserved spaces; null for other states. */
  readonly marks: Path2D | null
}

/** How the floor looks at a time: one state per space in plan order, and which spaces the filter keeps. */
export interface Occupancy {
  readonly states: Uint8Array
  /** 1 for spaces that match; null: no filter. */
  readonly matches: Uint8Array | null
}

/** What is at hand of one's own or out of order stays legible whatever the filter says. */
export function styleOf(state: number, matches: boolean): Style {
  return matches || state === SpaceState.mine ? state : state + DIM
}

export const CORNER = 120

const MARKED: ReadonlySet<number> = new Set([SpaceState.blocked, SpaceState.closed, SpaceState.reserved])

export interface Tracing {
  /** Corners can be seen. */
  readonly round: boolean
  /** Crosses, signs and bars: within the desk's outline, or in its place; null where they cannot be seen. */
  readonly marks: 'fine' | 'bold' | null
}

/** Traces the members of a chunk. */
export function traceChunk(
  scene: Pick<Scene, 'spaces' | 'upright'>,
  members: Int32Array,
  { states, matches }: Occupancy,
  { round, marks }: Tracing,
  newPath: NewPath,
): StyledPath[] {
  const { spaces, upright } = scene
  const paths: (StyledPath | undefined)[] = []
  for (let m = 0; m < members.length; m++) {
    const i = members[m] ?? 0
    const space = spaces[i]
    if (!space) continue
    const state = states[i] ?? SpaceState.free
    const style = styleOf(state, matches === null || matches[i] === 1)
    let path = paths[style]
    if (!path) {
      path = { style, boxes: newPath(), marks: marks !== null && MARKED.has(state) ? newPath() : null }
      paths[style] = path
    }
    const left = upright[4 * i] ?? Number.NaN
    if (round || Number.isNaN(left))
      addRect(path.boxes, space, round ? (space.kind === 'desk' ? CORNER : CORNER * 3) : 0)
    else path.boxes.rect(left, upright[4 * i + 1] ?? 0, upright[4 * i + 2] ?? 0, upright[4 * i + 3] ?? 0)
    if (path.marks) addMark(path.marks, space, state, marks === 'bold')
  }
  return paths.filter((p) => p !== undefined)
}

/** Where a stroke of 45 degrees meets its ring. */
const SLANT = Math.SQRT1_2

function addMark(path: Path2D, space: PlannedSpace, state: number, bold: boolean): void {
  const x = space.width / 2
  const y = space.depth / 2
  if (state === SpaceState.blocked) {
    path.moveTo(...onFloor(space, -x, -y))
    path.lineTo(...onFloor(space, x, y))
    path.moveTo(...onFloor(space, x, -y))
    path.lineTo(...onFloor(space, -x, y))
  } else if (state === SpaceState.closed) {
    // A sign as on a road that is closed: a ring with a stroke through it.
    const r = Math.min(x, y) * (bold ? 1 : 0.72)
    const [cx, cy] = space.at
    path.moveTo(cx + r, cy)
    path.arc(cx, cy, r, 0, 2 * Math.PI)
    path.moveTo(cx - r * SLANT, cy - r * SLANT)
    path.lineTo(cx + r * SLANT, cy + r * SLANT)
  } else {
    // A bar along the side away from the chair, as the card on a reserved table.
    addRect(path, {
      ...space,
      at: bold ? space.at : onFloor(space, 0, -y * 0.1),
      width: x * (bold ? 1.8 : 1.1),
      depth: Math.max(y * (bold ? 0.7 : 0.34), 60),
    })
  }
}

/** Whether anything in a chunk looks different now. */
export function chunkChanged(members: Int32Array, before: Occupancy, after: Occupancy): boolean {
  if (before.states === after.states && before.matches === after.matches) return false
  for (let m = 0; m < members.length; m++) {
    const i = members[m] ?? 0
    if (before.states[i] !== after.states[i]) return true
    if ((before.matches?.[i] ?? 1) !== (after.matches?.[i] ?? 1)) return true
  }
  return false
}
