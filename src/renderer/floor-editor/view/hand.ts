/** What the pointer does on the board, turned into wishes: choosing, moving, turning, pulling, drawing. */
import type { FloorPlanDocument, Point } from '#shared/domain/floor-plan.ts'
import { cornerOf } from '#shared/floor-edit/corners.ts'
import { wholeGroups } from '#shared/floor-edit/groups.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import type { Guide } from '#shared/floor-edit/snapping/guides.ts'
import { createSnapper } from '#shared/floor-edit/snapping/snapper.ts'
import { middleOf } from '#shared/floor-edit/transform.ts'
import { toFloor, toScreen } from '../../floor/painter/camera.ts'
import { WAY } from '../tools.ts'
import { type Chosen, chosenOn, NOTHING_CHOSEN } from './chosen.ts'
import { createDrawing } from './drawing.ts'
import {
  type Around,
  adds,
  boxing,
  choose,
  framing,
  type Gesture,
  lassoing,
  moving,
  panning,
  pulling,
  SLIP,
  type Snapped,
  turning,
} from './gestures.ts'
import type { HandPainting, Reach } from './ground.ts'
import { HANDLE, type Handle, handlesOn } from './handles.ts'
import { type HitIndex, hitIndex } from './hit.ts'
import { TURN } from './overlay.ts'

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
  /** Ends a line or outline at its last point. @returns whether one was under way */
  finish(): boolean
  /** Takes the last point of it back. @returns whether there was one */
  takeBack(): boolean
  /** What is chosen is another, or the whole drawing is, or what is held in it. */
  forget(what: 'choice' | 'drawing'): void
  /** The drawing without what is being moved; null: nothing is. */
  rest(): FloorPlanDocument | null
  painting(): HandPainting
}

const REACH = 8
/** Of the grid, mm. */
export const GRID = 100

export function createHand({ ground, wishes, marks, pan, hover, cursor, focus }: Reach): Hand {
  let gesture: Gesture | null = null
  const drawing = createDrawing({ ground, wishes })
  let pointer: Snapped | null = null
  let isSpaceDown = false
  let hits: HitIndex | null = null
  let chosen: Chosen | null = null
  let shown: { readonly single: PlanObject; readonly k: number; readonly handles: readonly Handle[] } | null =
    null

  const choice = (): Chosen => {
    const { document, chosen: ids, isHeld } = ground()
    chosen ??= document ? chosenOn(document, ids, isHeld) : NOTHING_CHOSEN
    return chosen
  }
  const picks = () => ['pick', 'lasso'].includes(WAY[ground().tool])
  const around: Around = {
    ground,
    wishes,
    pan,
    hits() {
      const { document, isHeld } = ground()
      hits ??= document && hitIndex(document, isHeld)
      return hits
    },
    snapping() {
      const { snapping, camera } = ground()
      return { grid: snapping ? GRID : null, reach: snapping ? REACH / camera.k : 0 }
    },
    snapped(at) {
      const { document, snapping, camera } = ground()
      const first = drawing.closing(at, REACH / camera.k)
      if (first) return { at: first, guides: [{ from: first, to: first, why: 'point', length: null }] }
      const found: { readonly at: Point; readonly guides: readonly Guide[] } =
        snapping && document
          ? createSnapper(document, new Set()).point(at, drawing.neighbours(), around.snapping())
          : { at, guides: [] }
      return { at: [Math.round(found.at[0]), Math.round(found.at[1])], guides: found.guides }
    },
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
  const handles = (): readonly Handle[] => {
    const { tool, camera, isPreview } = ground()
    const { single } = choice()
    if (!single || tool !== 'select' || isPreview) return []
    // The same as long as neither what is chosen nor the scale is another.
    if (shown?.single !== single || shown.k !== camera.k)
      shown = { single, k: camera.k, handles: handlesOn(single, camera.k) }
    return shown.handles
  }
  const chosenCorner = (): Point | null => {
    const { corner } = ground()
    const { single } = choice()
    return (corner && single && cornerOf(single, corner)) ?? null
  }
  const handleAt = (screen: Point, reach: number): Handle | undefined =>
    handles().find((handle) => {
      const [x, y] = toScreen(ground().camera, handle.at)
      return Math.hypot(screen[0] - x, screen[1] - y) <= reach
    })

  const pressed = (event: PointerEvent, screen: Point, at: Point): Gesture => {
    const { document, camera, tool } = ground()
    const handle = handleAt(screen, event.pointerType === 'touch' ? 16 : HANDLE.size)
    const { box, single, movable } = choice()
    if (handle && single && document) return pulling(around, document, single, handle)
    if (box && onTurnHandle(screen)) return turning(around, movable, middleOf(box), at)
    const hit = around.hits()?.at(at, reachOf(event)) ?? null
    // Over everything else; a drag takes what lies below.
    const mark = marks.at(screen, camera)
    const isAdded = adds(event)
    /** Pulled, it draws a line around what is meant. */
    const draws = WAY[tool] === 'lasso' || event.altKey
    const alone = event.altKey
    return {
      drag(now, pixel, moved) {
        if (Math.hypot(pixel[0] - screen[0], pixel[1] - screen[1]) < SLIP) return
        const next = draws ? lassoing(around, at) : !hit || isAdded ? boxing(around, at) : movingOf(hit, at)
        if (!next) return
        gesture = next
        next.drag(now, pixel, moved)
      },
      end() {
        if (mark) wishes().mark(mark)
        else choose(wishes(), hit ? [hit] : [], isAdded, alone)
      },
      painting: () => ({}),
    }
  }

  /** Of what is chosen when what was hit is, else of that with its group. */
  const movingOf = (hit: PlanObject, at: Point): Gesture | null => {
    const { document, chosen: ids, isHeld } = ground()
    if (!document) return null
    if (!ids.has(hit.object.id)) {
      wishes().choose([hit.object.id], 'only', false)
      // The board is told of it only when it is painted again.
      chosen = chosenOn(document, wholeGroups(document, [hit.object.id]), isHeld)
    }
    const { movable, movableBox } = choice()
    return movableBox && moving(around, document, movable, movableBox, at)
  }

  const clicked = (screen: Point) => {
    const { at } = around.snapped(toFloor(ground().camera, screen))
    const way = WAY[ground().tool]
    if (way === 'click') wishes().click(at)
    else if (way !== 'pick' && way !== 'lasso') drawing.add(at)
  }
  /** Of an outline: pulled, it is a box; else its first corner. */
  const beginning = (at: Point, screen: Point): Gesture => ({
    drag(now, pixel, moved) {
      if (Math.hypot(pixel[0] - screen[0], pixel[1] - screen[1]) < SLIP) return
      gesture = framing(around, at)
      gesture.drag(now, pixel, moved)
    },
    end: () => clicked(screen),
    painting: () => ({}),
  })

  return {
    down(event, screen) {
      const { document, camera, tool, isPreview } = ground()
      if (!document) return
      const at = toFloor(camera, screen)
      focus()
      if (event.button === 1 || isSpaceDown || (isPreview && event.button === 0 && picks()))
        gesture = panning(around, screen)
      else if (event.button !== 0) return
      else if (picks()) gesture = pressed(event, screen, at)
      else if (WAY[tool] === 'area' && drawing.points().length === 0) gesture = beginning(at, screen)
    },
    move(event, screen) {
      const { camera, tool } = ground()
      const at = toFloor(camera, screen)
      pointer = null
      if (gesture === null) {
        if (!picks()) pointer = around.snapped(at)
        const mark = picks() ? marks.at(screen, camera) : null
        hover(mark)
        cursor(
          WAY[tool] !== 'pick' || handleAt(screen, HANDLE.size)
            ? 'crosshair'
            : onTurnHandle(screen)
              ? 'grab'
              : mark
                ? 'pointer'
                : 'default',
        )
      } else gesture.drag(at, screen, event)
      wishes().pointed(pointer?.at ?? at)
    },
    up(event, screen) {
      const ended = gesture
      gesture = null
      if (ended) ended.end(event)
      else if (event.button === 0) clicked(screen)
    },
    double(screen) {
      const { tool, camera, isPreview } = ground()
      if (WAY[tool] === 'line' || WAY[tool] === 'area') drawing.finish()
      if (!picks() || isPreview) return
      // The first click took the whole group.
      const hit = around.hits()?.at(toFloor(camera, screen), 3 / camera.k)
      if (hit) choose(wishes(), [hit], false, true)
    },
    leave() {
      pointer = null
      hover(null)
      wishes().pointed(null)
    },
    hold(on) {
      isSpaceDown = on
    },
    cancel() {
      const was = gesture !== null
      gesture = null
      pointer = null
      return drawing.giveUp() || was
    },
    finish() {
      pointer = pointer && { ...pointer, guides: [] }
      return drawing.finish()
    },
    takeBack: drawing.takeBack,
    forget(what) {
      chosen = null
      if (what === 'drawing') hits = null
    },
    rest: () => gesture?.rest ?? null,
    painting() {
      const { outline, box } = choice()
      const points = drawing.points()
      const line = pointer && points.length > 0 ? [...points, pointer.at] : points
      const [from, to] = line.slice(-2)
      return {
        chosen: outline,
        chosenBox: box,
        handles: gesture === null ? handles() : [],
        corner: gesture === null ? chosenCorner() : null,
        pulled: null,
        lengths: from && to ? [{ from, to, offset: 0 }] : [],
        shift: [0, 0],
        isMoving: false,
        guides: pointer?.guides ?? [],
        box: null,
        lasso: [],
        line,
        isOutline: WAY[ground().tool] === 'area',
        hovered: pointer?.at ?? null,
        ...gesture?.painting(),
      }
    },
  }
}
