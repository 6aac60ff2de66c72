/** What the pointer does on the board, turned into wishes: choosing, moving, turning, pulling, drawing. */
import type { FloorPlanDocument, Point } from '#shared/domain/floor-plan.ts'
import { applyEdit, removed } from '#shared/floor-edit/edit.ts'
import { wholeGroups } from '#shared/floor-edit/groups.ts'
import type { AnyObject, PlanObject } from '#shared/floor-edit/objects.ts'
import { handlesOf, pulled } from '#shared/floor-edit/resize.ts'
import { createSnapper, type Guide, type Snapper, type Snapping } from '#shared/floor-edit/snap.ts'
import { boundsOfAll, middleOf } from '#shared/floor-edit/transform.ts'
import type { Bounds } from '#shared/geometry/turned-rect.ts'
import { type Camera, toFloor, toScreen } from '../../floor/painter/camera.ts'
import { type Tool, WAY } from '../tools.ts'
import { type Chosen, chosenOn, NOTHING_CHOSEN } from './chosen.ts'
import { type HitIndex, hitIndex } from './hit.ts'
import type { Mark, Marks } from './marks.ts'
import { outlineOf } from './outline.ts'
import { HANDLE, type Overlay, TURN } from './overlay.ts'

/** What the hand wishes to be done with the drawing. */
export interface HandWishes {
  /**
   * @param how `add`: to what is chosen, or from it where it is
   * @param alone without the others of its group
   */
  choose(ids: readonly string[], how: 'only' | 'add', alone: boolean): void
  move(dx: number, dy: number): void
  turn(about: Point, degrees: number): void
  /** The one thing chosen was pulled by a handle. */
  reshape(before: PlanObject, after: AnyObject): void
  click(at: Point): void
  box(bounds: Bounds): void
  line(points: readonly Point[]): void
  /** Where the pointer is on the floor; null: elsewhere. */
  pointed(at: Point | null): void
  /** A mark of warnings was pressed. */
  mark(mark: Mark): void
}

/** The board as the hand finds it at each moment. */
export interface Ground {
  readonly document: FloorPlanDocument | null
  readonly chosen: ReadonlySet<string>
  readonly isHeld: (o: PlanObject) => boolean
  readonly camera: Camera
  readonly tool: Tool
  readonly snapping: boolean
  /** It is only looked at and measured: pulling moves what is in sight. */
  readonly isPreview: boolean
}

/** What the hand does to the board itself. */
export interface Reach {
  readonly ground: () => Ground
  readonly wishes: () => HandWishes
  readonly marks: Marks
  pan(to: Camera): void
  /** Over a mark; null: over none. */
  hover(mark: Mark | null): void
  cursor(name: string): void
  focus(): void
}

/** What of it is painted. */
export type HandPainting = Pick<
  Overlay,
  | 'chosen'
  | 'chosenBox'
  | 'handles'
  | 'pulled'
  | 'shift'
  | 'isMoving'
  | 'guides'
  | 'box'
  | 'lasso'
  | 'line'
  | 'hovered'
>

export interface Hand {
  down(event: PointerEvent, screen: Point): void
  move(event: PointerEvent, screen: Point): void
  up(event: PointerEvent, screen: Point): void
  double(screen: Point): void
  leave(): void
  /** The space bar is down: pulling moves what is in sight. */
  hold(on: boolean): void
  /** Gives up what is under way. @returns whether there was anything */
  cancel(): boolean
  /** Ends a line at its last point. */
  finish(): void
  /** What is chosen is another, or the whole drawing is, or what is held in it. */
  forget(what: 'choice' | 'drawing'): void
  /** The drawing without what is being moved; null: nothing is. */
  rest(): FloorPlanDocument | null
  painting(): HandPainting
}

/** Pixels the pointer must travel before a press is a drag. */
const SLIP = 4
const REACH = 8
/** Of the grid, mm. */
export const GRID = 100
/** Of turning, degrees. */
export const TURN_STEP = 15

type Gesture =
  | { readonly is: 'pan'; readonly from: Point; readonly camera: Camera }
  | {
      readonly is: 'press'
      readonly at: Point
      readonly screen: Point
      readonly hit: PlanObject | null
      /** Over everything else; a drag takes what lies below. */
      readonly mark: Mark | null
      readonly adds: boolean
      /** Pulled, it draws a line around what is meant. */
      readonly draws: boolean
      readonly alone: boolean
    }
  | {
      readonly is: 'move'
      readonly at: Point
      readonly outline: Path2D
      readonly box: Bounds
      readonly rest: FloorPlanDocument
      readonly snapper: Snapper
      dx: number
      dy: number
    }
  | { readonly is: 'turn'; readonly about: Point; readonly from: number; readonly plain: Path2D; by: number }
  | { readonly is: 'choose' | 'box'; readonly from: Point; to: Point }
  | { readonly is: 'lasso'; readonly line: Point[] }
  | {
      readonly is: 'pull'
      readonly object: PlanObject
      readonly handle: number
      readonly snapper: Snapper
      /** null: not pulled far enough yet. */
      after: PlanObject | null
    }

export function createHand({ ground, wishes, marks, pan, hover, cursor, focus }: Reach): Hand {
  let gesture: Gesture | null = null
  let guides: readonly Guide[] = []
  /** Of the line being drawn. */
  let points: Point[] = []
  let pointer: Point | null = null
  let isSpaceDown = false
  let hits: HitIndex | null = null
  let chosen: Chosen | null = null

  const choice = (): Chosen => {
    const { document, chosen: ids, isHeld } = ground()
    chosen ??= document ? chosenOn(document, ids, isHeld) : NOTHING_CHOSEN
    return chosen
  }
  const hitsNow = (): HitIndex | null => {
    const { document, isHeld } = ground()
    hits ??= document && hitIndex(document, isHeld)
    return hits
  }
  const picks = () => ['pick', 'lasso'].includes(WAY[ground().tool])
  const snapOf = (): Snapping => {
    const { snapping, camera } = ground()
    return { grid: snapping ? GRID : null, reach: snapping ? REACH / camera.k : 0 }
  }
  const snapped = (at: Point): Point => {
    const { document, snapping } = ground()
    if (!snapping || !document) {
      guides = []
      return [Math.round(at[0]), Math.round(at[1])]
    }
    const found = createSnapper(document, new Set()).point(at, points[points.length - 1] ?? null, snapOf())
    guides = found.guides
    return [Math.round(found.at[0]), Math.round(found.at[1])]
  }

  /** How near a press must be, mm: a finger is broader than a mouse is sharp. */
  const reachOf = (event: PointerEvent) => (event.pointerType === 'touch' ? 14 : 3) / ground().camera.k
  const onTurnHandle = (screen: Point): boolean => {
    const { box } = choice()
    const { tool, camera } = ground()
    if (!box || tool !== 'select') return false
    const [x0, y0] = toScreen(camera, [box.minX, box.minY])
    const [x1] = toScreen(camera, [box.maxX, box.maxY])
    return Math.hypot(screen[0] - (x0 + x1) / 2, screen[1] - (y0 - TURN.above)) <= TURN.radius + 6
  }
  /** None where they would cover the thing. */
  const handles = (): readonly Point[] => {
    const { tool, camera, isPreview } = ground()
    const { single } = choice()
    if (!single || tool !== 'select' || isPreview) return []
    const found = handlesOf(single)
    const [a, b, c] = found
    if (!a || !b || !c) return []
    const sides = single.kind === 'dimension' ? [[a, b]] : [[a, b], [b, c]] // biome-ignore format: a line
    const shortest = Math.min(...sides.map(([p = a, q = b]) => Math.hypot(p[0] - q[0], p[1] - q[1])))
    return shortest * camera.k >= HANDLE.room ? found : []
  }
  const handleAt = (screen: Point, reach: number): number =>
    handles().findIndex((handle) => {
      const [x, y] = toScreen(ground().camera, handle)
      return Math.hypot(screen[0] - x, screen[1] - y) <= reach
    })

  const press = (event: PointerEvent, screen: Point, at: Point) => {
    const { document, camera, tool } = ground()
    const handle = handleAt(screen, event.pointerType === 'touch' ? 16 : HANDLE.size)
    const { box, single, movable } = choice()
    if (handle >= 0 && single && document) {
      const snapper = createSnapper(document, new Set([single.object.id]))
      gesture = { is: 'pull', object: single, handle, snapper, after: null }
    } else if (box && onTurnHandle(screen)) {
      const about = middleOf(box)
      gesture = { is: 'turn', about, from: angle(about, at), plain: outlineOf(movable), by: 0 }
    } else {
      gesture = {
        is: 'press',
        at,
        screen,
        hit: hitsNow()?.at(at, reachOf(event)) ?? null,
        mark: marks.at(screen, camera),
        adds: adds(event),
        draws: WAY[tool] === 'lasso' || event.altKey,
        alone: event.altKey,
      }
    }
  }

  const drag = (g: Gesture, at: Point, screen: Point, event: PointerEvent) => {
    const { camera, snapping } = ground()
    if (g.is === 'pan') {
      pan({ ...g.camera, x: g.camera.x + screen[0] - g.from[0], y: g.camera.y + screen[1] - g.from[1] })
    } else if (g.is === 'press') {
      if (Math.hypot(screen[0] - g.screen[0], screen[1] - g.screen[1]) < SLIP) return
      if (g.draws) gesture = { is: 'lasso', line: [g.at, at] }
      else if (!g.hit || g.adds) gesture = { is: 'choose', from: g.at, to: at }
      else {
        beginMove(g.hit, g.at)
        if (gesture?.is === 'move') drag(gesture, at, screen, event)
      }
    } else if (g.is === 'move') {
      const [dx, dy] = [at[0] - g.at[0], at[1] - g.at[1]]
      const free = !snapping || event.altKey
      const to = free ? { dx, dy, guides: [] } : g.snapper.box(g.box, dx, dy, snapOf())
      g.dx = Math.round(to.dx)
      g.dy = Math.round(to.dy)
      guides = to.guides
    } else if (g.is === 'turn') {
      const by = angle(g.about, at) - g.from
      g.by = event.altKey ? Math.round(by) : Math.round(by / TURN_STEP) * TURN_STEP
    } else if (g.is === 'pull') {
      const [x, y] = toScreen(camera, handlesOf(g.object)[g.handle] ?? at)
      if (!g.after && Math.hypot(screen[0] - x, screen[1] - y) < HANDLE.size) return
      const found = event.altKey ? { at, guides: [] } : g.snapper.point(at, null, snapOf())
      guides = found.guides
      const object = pulled(g.object, g.handle, found.at, event.shiftKey)
      g.after = { kind: g.object.kind, object } as PlanObject
    } else if (g.is === 'lasso') {
      const [x, y] = g.line[g.line.length - 1] ?? at
      if (Math.hypot(at[0] - x, at[1] - y) * camera.k >= SLIP) g.line.push(at)
    } else {
      g.to = g.is === 'box' ? snapped(at) : at
    }
  }

  /** Of what is chosen when what was hit is, else of that with its group. */
  const beginMove = (hit: PlanObject, at: Point) => {
    const { document, chosen: ids, isHeld } = ground()
    if (!document) return
    if (!ids.has(hit.object.id)) {
      wishes().choose([hit.object.id], 'only', false)
      // The board is told of it only when it is painted again.
      chosen = chosenOn(document, wholeGroups(document, [hit.object.id]), isHeld)
    }
    const { movable } = choice()
    const box = boundsOfAll(movable)
    if (!box) return
    const moved = new Set(movable.map((o) => o.object.id))
    gesture = {
      is: 'move',
      at,
      outline: outlineOf(movable),
      box,
      rest: applyEdit(document, removed(document, moved)),
      snapper: createSnapper(document, moved),
      dx: 0,
      dy: 0,
    }
  }

  const choose = (found: readonly PlanObject[], isAdded: boolean, alone = false) =>
    wishes().choose(
      found.map((o) => o.object.id),
      isAdded ? 'add' : 'only',
      alone,
    )
  const clicked = (at: Point, event: PointerEvent) => {
    const way = WAY[ground().tool]
    if (way === 'click') wishes().click(at)
    else if (way === 'line' || way === 'two') {
      points = [...points, at]
      if (way === 'two' ? points.length === 2 : event.detail >= 2) finish()
    }
  }
  const finish = () => {
    const drawn = points
    points = []
    guides = []
    if (drawn.length > 1) wishes().line(drawn)
  }

  return {
    down(event, screen) {
      const { document, camera, tool, isPreview } = ground()
      if (!document) return
      const at = toFloor(camera, screen)
      focus()
      if (event.button === 1 || isSpaceDown || (isPreview && event.button === 0 && picks()))
        gesture = { is: 'pan', from: screen, camera }
      else if (event.button !== 0) return
      else if (picks()) press(event, screen, at)
      else if (WAY[tool] === 'box') {
        const from = snapped(at)
        gesture = { is: 'box', from, to: from }
      }
    },
    move(event, screen) {
      const { camera, tool } = ground()
      const at = toFloor(camera, screen)
      pointer = null
      if (gesture === null) {
        if (!picks()) pointer = snapped(at)
        const mark = picks() ? marks.at(screen, camera) : null
        hover(mark)
        cursor(
          WAY[tool] !== 'pick' || handleAt(screen, HANDLE.size) >= 0
            ? 'crosshair'
            : onTurnHandle(screen)
              ? 'grab'
              : mark
                ? 'pointer'
                : 'default',
        )
      } else drag(gesture, at, screen, event)
      wishes().pointed(pointer ?? at)
    },
    up(event, screen) {
      const g = gesture
      gesture = null
      guides = []
      if (g === null) {
        if (event.button === 0) clicked(snapped(toFloor(ground().camera, screen)), event)
      } else if (g.is === 'press' && g.mark) wishes().mark(g.mark)
      else if (g.is === 'press') choose(g.hit ? [g.hit] : [], g.adds, g.alone)
      else if (g.is === 'choose') choose(hitsNow()?.inside(boxOf(g.from, g.to)) ?? [], adds(event))
      else if (g.is === 'lasso') choose(hitsNow()?.within(g.line) ?? [], adds(event))
      else if (g.is === 'move') wishes().move(g.dx, g.dy)
      else if (g.is === 'turn') {
        if (g.by % 360 !== 0) wishes().turn(g.about, g.by)
      } else if (g.is === 'pull') {
        if (g.after) wishes().reshape(g.object, g.after.object)
      } else if (g.is === 'box') wishes().box(boxOf(g.from, g.to))
    },
    double(screen) {
      const { tool, camera, isPreview } = ground()
      if (WAY[tool] === 'line') finish()
      if (!picks() || isPreview) return
      // The first click took the whole group.
      const hit = hitsNow()?.at(toFloor(camera, screen), 3 / camera.k)
      if (hit) choose([hit], false, true)
    },
    leave() {
      pointer = null
      guides = []
      hover(null)
      wishes().pointed(null)
    },
    hold(on) {
      isSpaceDown = on
    },
    cancel() {
      const was = gesture !== null || points.length > 0
      gesture = null
      points = []
      guides = []
      pointer = null
      return was
    },
    finish,
    forget(what) {
      chosen = null
      if (what === 'drawing') hits = null
    },
    rest: () => (gesture?.is === 'move' ? gesture.rest : null),
    painting() {
      const g = gesture
      const { outline, box } = choice()
      return {
        chosen:
          g?.is === 'move'
            ? g.outline
            : g?.is === 'turn'
              ? turned(g.plain, g.about, g.by)
              : g?.is === 'pull' && g.after
                ? outlineOf([g.after])
                : outline,
        chosenBox: g?.is === 'move' ? g.box : g?.is === 'turn' || g?.is === 'pull' ? null : box,
        handles: g === null ? handles() : [],
        pulled: g?.is === 'pull' ? g.after : null,
        shift: g?.is === 'move' ? [g.dx, g.dy] : [0, 0],
        isMoving: g?.is === 'move',
        guides,
        box:
          g?.is === 'choose' || g?.is === 'box'
            ? { bounds: boxOf(g.from, g.to), isTool: g.is === 'box' }
            : null,
        lasso: g?.is === 'lasso' ? g.line : [],
        line: points.length > 0 && pointer ? [...points, pointer] : points,
        hovered: pointer,
      }
    },
  }
}

function turned(plain: Path2D, [x, y]: Point, degrees: number): Path2D {
  const path = new Path2D()
  path.addPath(plain, new DOMMatrix().translate(x, y).rotate(degrees).translate(-x, -y))
  return path
}

const adds = (event: MouseEvent): boolean => event.shiftKey || event.ctrlKey || event.metaKey

const boxOf = (a: Point, b: Point): Bounds => ({
  minX: Math.min(a[0], b[0]),
  minY: Math.min(a[1], b[1]),
  maxX: Math.max(a[0], b[0]),
  maxY: Math.max(a[1], b[1]),
})
/** Of the way from one point to another, degrees clockwise. */
const angle = (from: Point, to: Point): number =>
  (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI
