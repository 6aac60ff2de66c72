/**
 * What is under way while the pointer is down. Each gesture follows the pointer, ends in a wish, and says what of it
 * is painted.
 */
import type { FloorPlanDocument, Point } from '#shared/domain/floor-plan.ts'
import { applyEdit, removed } from '#shared/floor-edit/edit.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import type { Guide, Snapping } from '#shared/floor-edit/snapping/guides.ts'
import { createSnapper } from '#shared/floor-edit/snapping/snapper.ts'
import type { Bounds } from '#shared/geometry/turned-rect.ts'
import { toScreen } from '../../floor/painter/camera.ts'
import type { HandPainting, HandWishes, Reach } from './ground.ts'
import { besideHandle, HANDLE, type Handle, type Pulled, pulledBy } from './handles.ts'
import type { HitIndex } from './hit.ts'
import { outlineOf } from './outline.ts'

export interface Gesture {
  /** @param at on the floor, mm; @param screen pixels */
  drag(at: Point, screen: Point, event: PointerEvent): void
  /** The pointer was lifted. */
  end(event: PointerEvent): void
  /** What differs from the board at rest. */
  painting(): Partial<HandPainting>
  /** The drawing without what is being moved. */
  readonly rest?: FloorPlanDocument
}

/** What gestures work with. */
export interface Around extends Pick<Reach, 'ground' | 'wishes' | 'pan'> {
  readonly hits: () => HitIndex | null
  readonly snapping: () => Snapping
  /** A point where the drawing and the grid would have it. */
  snapped(at: Point): Snapped
}
export interface Snapped {
  readonly at: Point
  readonly guides: readonly Guide[]
}

/** Pixels the pointer must travel before a press is a drag. */
export const SLIP = 4
/** Of turning, degrees. */
export const TURN_STEP = 15

export function panning({ ground, pan }: Around, from: Point): Gesture {
  const { camera } = ground()
  return {
    drag: (_, [x, y]) => pan({ ...camera, x: camera.x + x - from[0], y: camera.y + y - from[1] }),
    end() {},
    painting: () => ({}),
  }
}

/** @param box what of the objects snaps */
export function moving(
  { ground, wishes, snapping }: Around,
  document: FloorPlanDocument,
  objects: readonly PlanObject[],
  box: Bounds,
  from: Point,
): Gesture {
  const moved = new Set(objects.map((o) => o.object.id))
  const outline = outlineOf(objects)
  const snapper = createSnapper(document, moved)
  let guides: readonly Guide[] = []
  let shift: Point = [0, 0]
  return {
    rest: applyEdit(document, removed(document, moved)),
    drag(at, _, event) {
      const [dx, dy] = [at[0] - from[0], at[1] - from[1]]
      const free = !ground().snapping || event.altKey
      const to = free ? { dx, dy, guides: [] } : snapper.box(box, dx, dy, snapping())
      shift = [Math.round(to.dx), Math.round(to.dy)]
      guides = to.guides
    },
    end: () => wishes().move(...shift),
    painting: () => ({ chosen: outline, chosenBox: box, shift, isMoving: true, guides }),
  }
}

export function turning(
  { wishes }: Around,
  objects: readonly PlanObject[],
  about: Point,
  from: Point,
): Gesture {
  const plain = outlineOf(objects)
  const begin = angle(about, from)
  let by = 0
  return {
    drag(at, _, event) {
      const turn = angle(about, at) - begin
      by = event.altKey ? Math.round(turn) : Math.round(turn / TURN_STEP) * TURN_STEP
    },
    end() {
      if (by % 360 !== 0) wishes().turn(about, by)
    },
    painting: () => ({ chosen: turned(plain, about, by), chosenBox: null }),
  }
}

/** Where what is pulled cannot be, it stays as it could be last. */
export function pulling(
  { ground, wishes, snapping }: Around,
  document: FloorPlanDocument,
  before: PlanObject,
  handle: Handle,
): Gesture {
  const snapper = createSnapper(document, new Set([before.object.id]))
  const neighbours = besideHandle(before, handle)
  let guides: readonly Guide[] = []
  /** null: not pulled far enough yet. */
  let pulled: Pulled | null = null
  return {
    drag(at, screen, event) {
      const [x, y] = toScreen(ground().camera, handle.at)
      if (!pulled && Math.hypot(screen[0] - x, screen[1] - y) < HANDLE.size) return
      const found = event.altKey ? { at, guides: [] } : snapper.point(at, neighbours, snapping())
      const next = pulledBy(before, handle, found.at, event.shiftKey)
      if (!next) return
      guides = found.guides
      pulled = next
    },
    end() {
      if (pulled) wishes().reshape(before, pulled.object)
      const corner = pulled?.corner ?? (handle.is === 'corner' ? handle.corner : null)
      if (corner) wishes().corner(corner)
    },
    painting() {
      const after = pulled && ({ kind: before.kind, object: pulled.object } as PlanObject)
      return {
        ...(after && {
          chosen: outlineOf([after]),
          lengths:
            after.kind === 'dimension'
              ? [after.object]
              : (pulled?.sides ?? []).map(([from, to]) => ({ from, to, offset: 0 })),
        }),
        chosenBox: null,
        pulled: after,
        guides,
      }
    },
  }
}

/** A box in which something is made. */
export function framing({ wishes, snapped }: Around, at: Point): Gesture {
  const { at: from, guides: first } = snapped(at)
  let to: Snapped = { at: from, guides: first }
  return {
    drag(now) {
      to = snapped(now)
    },
    end: () => wishes().box(boxOf(from, to.at)),
    painting: () => ({ box: { bounds: boxOf(from, to.at), isTool: true }, guides: to.guides }),
  }
}

/** A box around what is to be chosen. */
export function boxing({ wishes, hits }: Around, from: Point): Gesture {
  let to = from
  return {
    drag(at) {
      to = at
    },
    end: (event) => choose(wishes(), hits()?.inside(boxOf(from, to)) ?? [], adds(event)),
    painting: () => ({ box: { bounds: boxOf(from, to), isTool: false } }),
  }
}

/** A line around what is to be chosen. */
export function lassoing({ ground, wishes, hits }: Around, from: Point): Gesture {
  const line: Point[] = [from]
  return {
    drag(at) {
      const [x, y] = line[line.length - 1] ?? at
      if (Math.hypot(at[0] - x, at[1] - y) * ground().camera.k >= SLIP) line.push(at)
    },
    end: (event) => choose(wishes(), hits()?.within(line) ?? [], adds(event)),
    painting: () => ({ lasso: line }),
  }
}

export const choose = (
  wishes: HandWishes,
  found: readonly PlanObject[],
  isAdded: boolean,
  alone = false,
): void =>
  wishes.choose(
    found.map((o) => o.object.id),
    isAdded ? 'add' : 'only',
    alone,
  )

export const adds = (event: MouseEvent): boolean => event.shiftKey || event.ctrlKey || event.metaKey

const boxOf = (a: Point, b: Point): Bounds => ({
  minX: Math.min(a[0], b[0]),
  minY: Math.min(a[1], b[1]),
  maxX: Math.max(a[0], b[0]),
  maxY: Math.max(a[1], b[1]),
})

function turned(plain: Path2D, [x, y]: Point, degrees: number): Path2D {
  const path = new Path2D()
  path.addPath(plain, new DOMMatrix().translate(x, y).rotate(degrees).translate(-x, -y))
  return path
}

/** Of the way from one point to another, degrees clockwise. */
const angle = (from: Point, to: Point): number =>
  (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI
