/**
 * The editor's canvas: paints, and turns what the pointer does into wishes. While things are moved
 * the plan without them stays as it is, and they are drawn over it as one shape: a frame costs as
 * much for one desk as for five hundred.
 */
import type { FloorPlanDocument, Point } from '#shared/domain/floor-plan.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import type { Comparison } from '#shared/floor-edit/compare.ts'
import { applyEdit, removed } from '#shared/floor-edit/edit.ts'
import { wholeGroups } from '#shared/floor-edit/groups.ts'
import { type PlanObject, pick } from '#shared/floor-edit/objects.ts'
import { frameOf, inFrame, resizedFrame } from '#shared/floor-edit/resize.ts'
import { createSnapper, type Guide, type Snapper, type Snapping } from '#shared/floor-edit/snap.ts'
import { boundsOfAll, middleOf } from '#shared/floor-edit/transform.ts'
import { planBounds } from '#shared/geometry/plan-bounds.ts'
import { cornersOf } from '#shared/geometry/rectangle.ts'
import type { Bounds, TurnedRect } from '#shared/geometry/turned-rect.ts'
import {
  type Camera,
  fitIn,
  reveal,
  type Size,
  toFloor,
  toScreen,
  zoomAt,
} from '../../floor/painter/camera.ts'
import { createPainter, type Painter } from '../../floor/painter/painter.ts'
import { isSameScene, prepareScene } from '../../floor/painter/scene.ts'
import { browserSurface } from '../../floor/painter/surface.ts'
import { readTheme, watchTheme } from '../../floor/painter/theme.ts'
import type { NamedWarning } from '../checks/use-checks.ts'
import { type Tool, WAY } from '../tools.ts'
import { type ComparedPaths, comparedPaths } from './compared.ts'
import { type HitIndex, hitIndex } from './hit.ts'
import { createMarks, type Mark } from './marks.ts'
import { outlineOf } from './outline.ts'
import { HANDLE, paintOverlay, readColours, TURN } from './overlay.ts'
import { createPictures } from './pictures.ts'

export interface Wishes {
  /**
   * @param how `add`: to what is chosen, or from it where it is
   * @param alone without the others of its group
   */
  choose(ids: readonly string[], how: 'only' | 'add', alone: boolean): void
  move(dx: number, dy: number): void
  turn(about: Point, degrees: number): void
  /** @param frame that of the one thing chosen, as it is to be */
  resize(frame: TurnedRect): void
  click(at: Point): void
  box(bounds: Bounds): void
  line(points: readonly Point[]): void
  /** Where the pointer is on the floor; null: elsewhere. */
  pointed(at: Point | null): void
  /** A mark of warnings was pressed. */
  mark(mark: Mark): void
  /** The mark under the pointer, or that of the warning looked at. */
  note(warnings: readonly NamedWarning[]): void
  scaled(k: number): void
}

export interface EditorView {
  /** @param isHeld what is neither hit nor moved; the same function as long as it says the same */
  show(document: FloorPlanDocument, chosen: ReadonlySet<string>, isHeld?: (o: PlanObject) => boolean): void
  /** Warnings of a state of the drawing. @param warned the one that is looked at */
  warn(document: FloorPlanDocument, warnings: readonly NamedWarning[], warned: NamedWarning | null): void
  /** What the draft changes is marked; null: it is not. */
  compare(changes: Comparison | null): void
  use(tool: Tool): void
  snap(on: boolean): void
  /** Gives up what is under way. @returns whether there was anything */
  cancel(): boolean
  /** Ends a line at its last point. */
  finish(): void
  zoomBy(factor: number): void
  panBy(dx: number, dy: number): void
  fit(): void
  reveal(bounds: Bounds): void
  /** The middle of what is in sight. */
  middle(): Point
  /** Where a point of the floor is, in pixels of the board. */
  onScreen(at: Point): Point
  destroy(): void
}

/** Pixels the pointer must travel before a press is a drag. */
const SLIP = 4
const REACH = 8
/** Of the grid, mm. */
export const GRID = 100
const TURN_STEP = 15
/** In sight while nothing is drawn, mm. */
const EMPTY_FLOOR: Bounds = { minX: 0, minY: 0, maxX: 20_000, maxY: 12_000 }
/** Between a mark and what it says, pixels. */
const NOTE_GAP = 18

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
      readonly box: Bounds
      readonly snapper: Snapper
      dx: number
      dy: number
    }
  | { readonly is: 'turn'; readonly about: Point; readonly from: number; by: number }
  | { readonly is: 'choose' | 'box'; readonly from: Point; to: Point }
  | { readonly is: 'lasso'; readonly line: Point[] }
  | {
      readonly is: 'resize'
      readonly object: PlanObject
      readonly corner: number
      readonly from: TurnedRect
      readonly snapper: Snapper
      to: TurnedRect
    }

export function createEditorView(
  host: HTMLElement,
  canvas: HTMLCanvasElement,
  decimal: string,
  /** Those of the moment in which something happens. */
  wishes: () => Wishes,
  /** It is only looked at and measured: pulling moves what is in sight. */
  isPreview = false,
): EditorView {
  const ctx = canvas.getContext('2d')
  const surface = browserSurface()
  let theme = readTheme(host)
  let colours = readColours(host)
  let document: FloorPlanDocument | null = null
  let chosen: ReadonlySet<string> = new Set()
  let isHeld: (o: PlanObject) => boolean = () => false
  let painter: Painter | null = null
  let states = new Uint8Array(0)
  /** What the painter is prepared for. */
  let prepared: FloorPlanDocument | null = null
  /** The drawing without what is being moved; null: nothing is. */
  let rest: FloorPlanDocument | null = null
  let outline: Path2D | null = null
  let outlineBox: Bounds | null = null
  /** The one thing chosen, where it can be made larger and smaller. */
  let sized: PlanObject | null = null
  let hits: HitIndex | null = null
  let snapper: Snapper | null = null
  let camera: Camera = { k: 0.05, x: 40, y: 40 }
  let size: Size = { width: 0, height: 0 }
  let dpr = window.devicePixelRatio || 1
  let fitted = true
  let frame = 0
  let tool: Tool = 'select'
  let snapping = true
  let gesture: Gesture | null = null
  let guides: readonly Guide[] = []
  let points: Point[] = []
  let pointer: Point | null = null
  let isSpaceDown = false
  const marks = createMarks()
  let warned: NamedWarning | null = null
  let involved: Path2D | null = null
  let compared: ComparedPaths | null = null
  let hoveredMark: Mark | null = null
  /** The plan without what is being moved, as it was painted when the move began. */
  let still: HTMLCanvasElement | null = null

  const paint = () => {
    frame = 0
    if (!ctx || !document || size.width === 0) return
    if (still && gesture?.is === 'move') {
      ctx.setTransform(1, 0, 0, 1, 0, 0)
      ctx.clearRect(0, 0, canvas.width, canvas.height)
      ctx.drawImage(still, 0, 0)
    } else {
      paintPlan(ctx, painterOf(rest ?? document))
      still = gesture?.is === 'move' ? copyOf(canvas) : null
    }
    paintMarks(ctx, document)
  }
  const paintPlan = (to: CanvasRenderingContext2D, on: Painter) =>
    on.paint(to, {
      ...size,
      camera,
      dpr,
      theme,
      occupancy: { states, matches: null },
      marks: { mine: [], team: [] },
      freeWords: null,
      selected: null,
      active: null,
      hovered: null,
    })
  const paintMarks = (to: CanvasRenderingContext2D, drawn: FloorPlanDocument) => {
    const shift: Point = gesture?.is === 'move' ? [gesture.dx, gesture.dy] : [0, 0]
    paintOverlay(
      to,
      {
        document: drawn,
        images: pictures.known,
        chosen: outline,
        involved: gesture?.is === 'move' ? null : involved,
        compared,
        chosenBox: gesture?.is === 'turn' || gesture?.is === 'resize' ? null : outlineBox,
        handles: gesture === null ? handles() : [],
        shift,
        isMoving: gesture?.is === 'move',
        guides,
        box:
          gesture?.is === 'choose' || gesture?.is === 'box'
            ? { bounds: boxOf(gesture.from, gesture.to), isTool: gesture.is === 'box' }
            : null,
        lasso: gesture?.is === 'lasso' ? gesture.line : [],
        line: points.length > 0 && pointer ? [...points, pointer] : points,
        hovered: pointer,
      },
      camera,
      dpr,
      theme,
      colours,
      decimal,
    )
    marks.paint(
      to,
      { camera, size, dpr, theme, colours, warned: warned?.key ?? null },
      gesture?.is === 'move' ? chosen : null,
    )
    placeNote()
    // Squares of 10 cm, 1 m or 10 m: lines closer than that are a grey veil.
    let square = GRID * camera.k
    while (square < 24) square *= 10
    host.style.setProperty('--grid', `${square}px`)
    host.style.setProperty('--grid-x', `${camera.x % square}px`)
    host.style.setProperty('--grid-y', `${camera.y % square}px`)
  }
  /** Beside its mark, on the side where there is room for it. */
  const placeNote = () => {
    const at = hoveredMark?.at ?? (warned && marks.placeOf(warned.key))
    if (!at) return
    const [x, y] = toScreen(camera, at)
    const isRight = x > size.width / 2
    host.style.setProperty('--note-x', isRight ? `calc(${x - NOTE_GAP}px - 100%)` : `${x + NOTE_GAP}px`)
    host.style.setProperty('--note-y', y > size.height / 2 ? `calc(${y}px - 100%)` : `${y}px`)
  }
  const hover = (mark: Mark | null) => {
    if (hoveredMark === mark) return
    hoveredMark = mark
    tellNote()
    schedule()
  }
  const tellNote = () => wishes().note(hoveredMark?.warnings ?? (warned ? [warned] : []))
  const schedule = () => {
    if (frame === 0) frame = requestAnimationFrame(paint)
  }
  const pictures = createPictures(schedule)
  const go = (to: Camera) => {
    camera = to
    still = null
    wishes().scaled(camera.k)
    schedule()
  }
  /** Prepared when it is painted: out of sight it costs nothing, and what looks the same is prepared once. */
  const painterOf = (shown: FloorPlanDocument): Painter => {
    if (painter && prepared && isSameScene(prepared, shown)) {
      prepared = shown
      return painter
    }
    painter = createPainter(prepareScene(shown, surface.newPath), surface)
    prepared = shown
    states = Uint8Array.from(shown.spaces, (s) => (s.bookable ? SpaceState.free : SpaceState.blocked))
    return painter
  }
  const fitNow = () => {
    if (size.width === 0) return
    const whole = (document && planBounds(document)) ?? EMPTY_FLOOR
    go(fitIn(whole, size, { left: 40, right: 40, top: 40, bottom: 40 }))
    fitted = true
  }
  const choiceChanged = () => {
    outline = null
    outlineBox = null
    sized = null
    if (!document || chosen.size === 0) return
    const objects = pick(document, chosen)
    if (objects.length === 0) return
    outline = outlineOf(objects)
    outlineBox = boundsOfAll(objects)
    const [only] = objects
    sized = only && objects.length === 1 && !isPreview && !isHeld(only) ? only : null
  }
  const movable = (): PlanObject[] => (document ? pick(document, chosen).filter((o) => !isHeld(o)) : [])
  const hitsNow = (): HitIndex | null => {
    hits ??= document && hitIndex(document, isHeld)
    return hits
  }
  const picks = () => WAY[tool] === 'pick' || WAY[tool] === 'lasso'

  const snapOf = (): Snapping => ({
    grid: snapping ? GRID : null,
    reach: snapping ? REACH / camera.k : 0,
  })
  const screenOf = (event: PointerEvent | WheelEvent | MouseEvent): Point => {
    const box = canvas.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }
  const pulled = (at: Point): Point => {
    if (!snapping || !document) {
      guides = []
      return [Math.round(at[0]), Math.round(at[1])]
    }
    snapper ??= createSnapper(document, new Set())
    const found = snapper.point(at, points[points.length - 1] ?? null, snapOf())
    guides = found.guides
    return [Math.round(found.at[0]), Math.round(found.at[1])]
  }

  const onTurnHandle = (at: Point): boolean => {
    if (!outlineBox || tool !== 'select') return false
    const [x0, y0] = toScreen(camera, [outlineBox.minX, outlineBox.minY])
    const [x1] = toScreen(camera, [outlineBox.maxX, outlineBox.maxY])
    return Math.hypot(at[0] - (x0 + x1) / 2, at[1] - (y0 - TURN.above)) <= TURN.radius + 6
  }

  /** How near a press must be, mm: a finger is broader than a mouse is sharp. */
  const reachOf = (event: PointerEvent) => (event.pointerType === 'touch' ? 14 : 3) / camera.k

  /** Corners of the one thing chosen that can be pulled; none where they would cover it. */
  const handles = (): readonly Point[] => {
    const frame = tool === 'select' && sized ? frameOf(sized) : null
    return frame && Math.min(frame.width, frame.depth) * camera.k >= HANDLE.room ? cornersOf(frame) : []
  }
  const handleAt = (at: Point, reach: number): number =>
    handles().findIndex((corner) => {
      const [x, y] = toScreen(camera, corner)
      return Math.hypot(at[0] - x, at[1] - y) <= reach
    })
  const beginResize = (corner: number) => {
    const from = sized && frameOf(sized)
    if (!sized || !from || !document) return
    const snapper = createSnapper(document, new Set([sized.object.id]))
    gesture = { is: 'resize', object: sized, corner, from, snapper, to: from }
  }

  const onDown = (event: PointerEvent) => {
    if (!document) return
    const screen = screenOf(event)
    const at = toFloor(camera, screen)
    host.focus({ preventScroll: true })
    if (event.button === 1 || isSpaceDown || (isPreview && event.button === 0 && picks())) {
      gesture = { is: 'pan', from: screen, camera }
    } else if (event.button !== 0) return
    else if (picks()) {
      const corner = handleAt(screen, event.pointerType === 'touch' ? 16 : HANDLE.size)
      if (corner >= 0) beginResize(corner)
      else if (outlineBox && onTurnHandle(screen)) {
        const about = middleOf(outlineBox)
        gesture = { is: 'turn', about, from: angle(about, at), by: 0 }
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
    } else if (WAY[tool] === 'box') {
      const from = pulled(at)
      gesture = { is: 'box', from, to: from }
    }
    canvas.setPointerCapture(event.pointerId)
    event.preventDefault()
    schedule()
  }

  const onMove = (event: PointerEvent) => {
    const screen = screenOf(event)
    const at = toFloor(camera, screen)
    pointer = null
    if (gesture === null) {
      if (!picks()) pointer = pulled(at)
      hover(picks() ? marks.at(screen, camera) : null)
      canvas.style.cursor =
        WAY[tool] !== 'pick'
          ? 'crosshair'
          : handleAt(screen, HANDLE.size) >= 0
            ? 'crosshair'
            : onTurnHandle(screen)
              ? 'grab'
              : hoveredMark
                ? 'pointer'
                : 'default'
    } else drag(gesture, at, screen, event)
    wishes().pointed(pointer ?? at)
    schedule()
  }

  const drag = (g: Gesture, at: Point, screen: Point, event: PointerEvent) => {
    if (g.is === 'pan') {
      fitted = false
      go({ ...g.camera, x: g.camera.x + screen[0] - g.from[0], y: g.camera.y + screen[1] - g.from[1] })
    } else if (g.is === 'press') {
      if (Math.hypot(screen[0] - g.screen[0], screen[1] - g.screen[1]) < SLIP) return
      if (g.draws) {
        gesture = { is: 'lasso', line: [g.at, at] }
        return
      }
      if (!g.hit || g.adds) {
        gesture = { is: 'choose', from: g.at, to: at }
        return
      }
      if (!chosen.has(g.hit.object.id)) {
        wishes().choose([g.hit.object.id], 'only', false)
        if (document) chosen = wholeGroups(document, [g.hit.object.id])
        choiceChanged()
      }
      beginMove(g.at)
      if (gesture?.is === 'move') drag(gesture, at, screen, event)
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
      turnOutline(g.about, g.by)
    } else if (g.is === 'resize') {
      const [x, y] = toScreen(camera, cornersOf(g.from)[g.corner] ?? at)
      if (g.to === g.from && Math.hypot(screen[0] - x, screen[1] - y) < HANDLE.size) return
      const found = event.altKey ? { at, guides: [] } : g.snapper.point(at, null, snapOf())
      guides = found.guides
      g.to = resizedFrame(g.from, g.corner, found.at, event.shiftKey)
      outline = outlineOf([{ kind: g.object.kind, object: inFrame(g.object, g.to) } as PlanObject])
    } else if (g.is === 'lasso') {
      const [x, y] = g.line[g.line.length - 1] ?? at
      if (Math.hypot(at[0] - x, at[1] - y) * camera.k >= SLIP) g.line.push(at)
    } else {
      g.to = g.is === 'box' ? pulled(at) : at
    }
  }

  const beginMove = (at: Point) => {
    const objects = movable()
    const box = boundsOfAll(objects)
    if (!document || !box) return
    const ids = new Set(objects.map((o) => o.object.id))
    outline = outlineOf(objects)
    outlineBox = box
    gesture = { is: 'move', at, box, snapper: createSnapper(document, ids), dx: 0, dy: 0 }
    rest = applyEdit(document, removed(document, ids))
  }

  const turnOutline = (about: Point, degrees: number) => {
    const plain = outlineOf(movable())
    const turned = new Path2D()
    turned.addPath(
      plain,
      new DOMMatrix().translate(about[0], about[1]).rotate(degrees).translate(-about[0], -about[1]),
    )
    outline = turned
  }

  const onUp = (event: PointerEvent) => {
    const g = gesture
    gesture = null
    guides = []
    const screen = screenOf(event)
    const at = toFloor(camera, screen)
    if (g === null) {
      if (event.button === 0) clicked(pulled(at), event)
    } else if (g.is === 'press' && g.mark) wishes().mark(g.mark)
    else if (g.is === 'press') choose(g.hit ? [g.hit] : [], g.adds, g.alone)
    else if (g.is === 'choose') choose(hitsNow()?.inside(boxOf(g.from, g.to)) ?? [], adds(event))
    else if (g.is === 'lasso') choose(hitsNow()?.within(g.line) ?? [], adds(event))
    else if (g.is === 'move') {
      rest = null
      choiceChanged()
      wishes().move(g.dx, g.dy)
    } else if (g.is === 'turn') {
      choiceChanged()
      if (g.by % 360 !== 0) wishes().turn(g.about, g.by)
    } else if (g.is === 'resize') {
      choiceChanged()
      if (g.to !== g.from) wishes().resize(g.to)
    } else if (g.is === 'box') wishes().box(boxOf(g.from, g.to))
    schedule()
  }

  const choose = (found: readonly PlanObject[], adds: boolean, alone = false) =>
    wishes().choose(
      found.map((o) => o.object.id),
      adds ? 'add' : 'only',
      alone,
    )

  const clicked = (at: Point, event: PointerEvent) => {
    const way = WAY[tool]
    if (way === 'click') wishes().click(at)
    else if (way === 'line' || way === 'two') {
      points = [...points, at]
      if (way === 'two' ? points.length === 2 : event.detail >= 2) finish()
    }
  }
  const onDouble = (event: MouseEvent) => {
    if (WAY[tool] === 'line') finish()
    if (!picks() || isPreview) return
    // The first click took the whole group.
    const hit = hitsNow()?.at(toFloor(camera, screenOf(event)), 3 / camera.k)
    if (hit) choose([hit], false, true)
  }
  const finish = () => {
    const drawn = points
    points = []
    guides = []
    if (drawn.length > 1) wishes().line(drawn)
    schedule()
  }
  const cancel = (): boolean => {
    const was = gesture !== null || points.length > 0 || hoveredMark !== null
    hover(null)
    rest = null
    gesture = null
    points = []
    guides = []
    choiceChanged()
    schedule()
    return was
  }

  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    fitted = false
    if (event.shiftKey) return go({ ...camera, x: camera.x - event.deltaY - event.deltaX })
    const factor = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016))
    go(zoomed(screenOf(event), factor))
  }
  const zoomed = (at: Point, factor: number): Camera => {
    const k = Math.min(1, Math.max(0.002, camera.k * factor))
    return zoomAt(camera, at, k / camera.k)
  }
  const onLeave = () => {
    pointer = null
    guides = []
    hover(null)
    wishes().pointed(null)
    schedule()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.code === 'Space' && event.target === host) isSpaceDown = event.type === 'keydown'
  }
  const listeners: [EventTarget, string, (event: never) => void][] = [
    [canvas, 'pointerdown', onDown],
    [canvas, 'pointermove', onMove],
    [canvas, 'pointerup', onUp],
    [canvas, 'pointercancel', () => void cancel()],
    [canvas, 'pointerleave', onLeave],
    [canvas, 'dblclick', onDouble],
    [window, 'keydown', onKey],
    [window, 'keyup', onKey],
  ]
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener as EventListener)
  canvas.addEventListener('wheel', onWheel, { passive: false })

  const resize = () => {
    still = null
    size = { width: host.clientWidth, height: host.clientHeight }
    dpr = window.devicePixelRatio || 1
    canvas.width = Math.max(1, Math.round(size.width * dpr))
    canvas.height = Math.max(1, Math.round(size.height * dpr))
    if (fitted) fitNow()
    cancelAnimationFrame(frame)
    paint()
  }
  const observer = new ResizeObserver(resize)
  observer.observe(host)
  const stopTheme = watchTheme(() => {
    theme = readTheme(host)
    colours = readColours(host)
    still = null
    schedule()
  })

  return {
    show(next, ids, held = isHeld) {
      const isNew = next !== document
      const isFirst = document === null
      document = next
      chosen = ids
      if (held !== isHeld) hits = null
      isHeld = held
      if (isNew) {
        hits = null
        snapper = null
        pictures.load(next)
      }
      choiceChanged()
      if (isFirst) fitNow()
      schedule()
    },
    warn(about, warnings, next) {
      marks.show(about, warnings)
      warned = next
      involved = next && outlineOf(pick(about, new Set(next.warning.objects.slice(1))))
      // The mark under the pointer may be gone.
      hoveredMark = null
      tellNote()
      schedule()
    },
    compare(changes) {
      compared = changes && comparedPaths(changes)
      schedule()
    },
    use(next) {
      cancel()
      tool = next
      pointer = null
      canvas.style.cursor = WAY[next] === 'pick' ? 'default' : 'crosshair'
    },
    snap(on) {
      snapping = on
    },
    cancel,
    finish,
    zoomBy(factor) {
      fitted = false
      go(zoomed([size.width / 2, size.height / 2], factor))
    },
    panBy(dx, dy) {
      fitted = false
      go({ ...camera, x: camera.x + dx, y: camera.y + dy })
    },
    fit: fitNow,
    reveal(part) {
      if (size.width === 0) return
      const to = reveal(camera, size, part, 48)
      if (to.x === camera.x && to.y === camera.y) return
      fitted = false
      go(to)
    },
    middle: () => toFloor(camera, [size.width / 2, size.height / 2]),
    onScreen: (at) => toScreen(camera, at),
    destroy() {
      cancelAnimationFrame(frame)
      observer.disconnect()
      stopTheme()
      for (const [target, type, listener] of listeners)
        target.removeEventListener(type, listener as EventListener)
      canvas.removeEventListener('wheel', onWheel)
    },
  }
}

function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = canvas.ownerDocument.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  copy.getContext('2d')?.drawImage(canvas, 0, 0)
  return copy
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
