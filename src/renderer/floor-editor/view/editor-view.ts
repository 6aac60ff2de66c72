/**
 * The editor's canvas: what is in sight of the drawing, painted with all that is upon it. While things
 * are moved the plan without them stays as it is, and they are drawn over it as one shape: a frame
 * costs as much for one desk as for five hundred.
 */
import type { FloorPlanDocument, Point } from '#shared/domain/floor-plan.ts'
import type { Comparison } from '#shared/floor-edit/compare.ts'
import type { CornerAt } from '#shared/floor-edit/corners.ts'
import { type PlanObject, pick } from '#shared/floor-edit/objects.ts'
import { planBounds } from '#shared/geometry/plan-bounds.ts'
import type { Bounds } from '#shared/geometry/turned-rect.ts'
import {
  type Camera,
  fitIn,
  reveal,
  type Size,
  toFloor,
  toScreen,
  zoomAt,
} from '../../floor/painter/camera.ts'
import { readTheme, watchTheme } from '../../floor/painter/theme.ts'
import type { NamedWarning } from '../checks/use-checks.ts'
import { type Tool, WAY } from '../tools.ts'
import { type ComparedPaths, comparedPaths } from './compared.ts'
import type { HandWishes } from './ground.ts'
import { createHand, GRID } from './hand.ts'
import { lockedIn, paintLocks } from './lock-marks.ts'
import { createMarks, type Mark } from './marks.ts'
import { outlineOf } from './outline.ts'
import { paintOverlay, readColours } from './overlay.ts'
import { createPictures } from './pictures.ts'
import { createPlanPicture, type Sight } from './plan-picture.ts'
import { paintRulers } from './rulers.ts'

export interface Wishes extends HandWishes {
  /** The mark under the pointer, or that of the warning looked at. */
  note(warnings: readonly NamedWarning[]): void
  scaled(k: number): void
}

export interface EditorView {
  /** @param isHeld what is neither hit nor moved; the same function as long as it says the same */
  show(document: FloorPlanDocument, chosen: ReadonlySet<string>, isHeld?: (o: PlanObject) => boolean): void
  /** Warnings of a state of the drawing. @param warned the one that is looked at */
  warn(document: FloorPlanDocument, warnings: readonly NamedWarning[], warned: NamedWarning | null): void
  /** Of the one thing chosen; null: none is. */
  corner(at: CornerAt | null): void
  /** What the draft changes is marked; null: it is not. */
  compare(changes: Comparison | null): void
  use(tool: Tool): void
  snap(on: boolean): void
  rulers(on: boolean): void
  /** Gives up what is under way. @returns whether there was anything */
  cancel(): boolean
  /** Ends a line or outline at its last point. @returns whether one was under way */
  finish(): boolean
  /** Takes the last point of it back. @returns whether there was one */
  takeBack(): boolean
  zoomBy(factor: number): void
  /** @param k pixels per mm */
  zoomTo(k: number): void
  panBy(dx: number, dy: number): void
  fit(): void
  reveal(bounds: Bounds): void
  /** The middle of what is in sight. */
  middle(): Point
  /** Where a point of the floor is, in pixels of the board. */
  onScreen(at: Point): Point
  destroy(): void
}

/** Between a mark and what it says, pixels. */
const NOTE_GAP = 18
/** In sight while nothing is drawn, mm. */
const EMPTY_FLOOR: Bounds = { minX: 0, minY: 0, maxX: 20_000, maxY: 12_000 }
/** Left free around a drawing that is fitted, pixels: more than a ruler. */
const MARGIN = { left: 40, right: 40, top: 40, bottom: 40 }

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
  let colours = readColours(host)
  let document: FloorPlanDocument | null = null
  let chosen: ReadonlySet<string> = new Set()
  let corner: CornerAt | null = null
  let isHeld: (o: PlanObject) => boolean = () => false
  let sight: Sight = {
    size: { width: 0, height: 0 },
    camera: { k: 0.05, x: 40, y: 40 },
    dpr: window.devicePixelRatio || 1,
    theme: readTheme(host),
  }
  let tool: Tool = 'select'
  let snapping = true
  let hasRulers = false
  /** Where the pointer is on the board, pixels. */
  let pointed: Point | null = null
  let fitted = true
  let frame = 0
  let locked: readonly Bounds[] | null = null
  let warned: NamedWarning | null = null
  let involved: Path2D | null = null
  let compared: ComparedPaths | null = null
  let hoveredMark: Mark | null = null
  const marks = createMarks()
  const picture = createPlanPicture()

  const schedule = () => {
    if (frame === 0) frame = requestAnimationFrame(paint)
  }
  const pictures = createPictures(schedule)
  /** Looks at the drawing in another way. */
  const look = (other: Partial<Sight>) => {
    sight = { ...sight, ...other }
    picture.forget()
    schedule()
  }
  const go = (camera: Camera) => {
    look({ camera })
    wishes().scaled(camera.k)
  }
  const zoomed = (at: Point, factor: number) => {
    const { camera } = sight
    const k = Math.min(1, Math.max(0.002, camera.k * factor))
    fitted = false
    go(zoomAt(camera, at, k / camera.k))
  }
  const centre = ({ width, height }: Size): Point => [width / 2, height / 2]
  const fitNow = () => {
    if (sight.size.width === 0) return
    go(fitIn((document && planBounds(document)) ?? EMPTY_FLOOR, sight.size, MARGIN))
    fitted = true
  }

  const tellNote = () => wishes().note(hoveredMark?.warnings ?? (warned ? [warned] : []))
  const hover = (mark: Mark | null) => {
    if (hoveredMark === mark) return
    hoveredMark = mark
    tellNote()
    schedule()
  }
  const hand = createHand({
    ground: () => ({ document, chosen, corner, isHeld, camera: sight.camera, tool, snapping, isPreview }),
    wishes,
    marks,
    pan(to) {
      fitted = false
      go(to)
    },
    hover,
    cursor(name) {
      canvas.style.cursor = name
    },
    focus: () => host.focus({ preventScroll: true }),
  })

  const paint = () => {
    frame = 0
    if (!ctx || !document || sight.size.width === 0) return
    const { camera, dpr, theme } = sight
    const moved = hand.painting()
    picture.paint(ctx, hand.rest() ?? document, sight, moved.isMoving)
    paintOverlay(
      ctx,
      { ...moved, document, images: pictures.known, involved: moved.isMoving ? null : involved, compared },
      camera,
      dpr,
      theme,
      colours,
      decimal,
    )
    locked ??= lockedIn(document)
    paintLocks(ctx, locked, sight, colours)
    marks.paint(ctx, { ...sight, colours, warned: warned?.key ?? null }, moved.isMoving ? chosen : null)
    if (hasRulers) paintRulers(ctx, sight, pointed, colours, decimal)
    placeNote()
    placeGrid(camera)
  }
  /** Beside its mark, on the side where there is room for it. */
  const placeNote = () => {
    const at = hoveredMark?.at ?? (warned && marks.placeOf(warned.key))
    if (!at) return
    const [x, y] = toScreen(sight.camera, at)
    const [middleX, middleY] = centre(sight.size)
    host.style.setProperty('--note-x', x > middleX ? `calc(${x - NOTE_GAP}px - 100%)` : `${x + NOTE_GAP}px`)
    host.style.setProperty('--note-y', y > middleY ? `calc(${y}px - 100%)` : `${y}px`)
  }
  const placeGrid = ({ k, x, y }: Camera) => {
    // Squares of 10 cm, 1 m or 10 m: lines closer than that are a grey veil.
    let square = GRID * k
    while (square < 24) square *= 10
    host.style.setProperty('--grid', `${square}px`)
    host.style.setProperty('--grid-x', `${x % square}px`)
    host.style.setProperty('--grid-y', `${y % square}px`)
  }

  const screenOf = (event: MouseEvent): Point => {
    const box = canvas.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }
  const cancel = (): boolean => {
    const was = hoveredMark !== null
    hover(null)
    schedule()
    return hand.cancel() || was
  }
  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    if (event.shiftKey) {
      fitted = false
      go({ ...sight.camera, x: sight.camera.x - event.deltaY - event.deltaX })
    } else zoomed(screenOf(event), Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)))
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.code === 'Space' && event.target === host) hand.hold(event.type === 'keydown')
  }
  const listeners: [EventTarget, string, (event: never) => void][] = [
    [
      canvas,
      'pointerdown',
      (event: PointerEvent) => {
        hand.down(event, screenOf(event))
        canvas.setPointerCapture(event.pointerId)
        event.preventDefault()
        schedule()
      },
    ],
    [
      canvas,
      'pointermove',
      (event: PointerEvent) => {
        pointed = screenOf(event)
        hand.move(event, pointed)
        schedule()
      },
    ],
    [
      canvas,
      'pointerup',
      (event: PointerEvent) => {
        hand.up(event, screenOf(event))
        schedule()
      },
    ],
    [canvas, 'pointercancel', () => void cancel()],
    [
      canvas,
      'pointerleave',
      () => {
        pointed = null
        hand.leave()
        schedule()
      },
    ],
    [
      canvas,
      'dblclick',
      (event: MouseEvent) => {
        hand.double(screenOf(event))
        schedule()
      },
    ],
    [window, 'keydown', onKey],
    [window, 'keyup', onKey],
  ]
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener as EventListener)
  canvas.addEventListener('wheel', onWheel, { passive: false })

  const observer = new ResizeObserver(() => {
    const dpr = window.devicePixelRatio || 1
    const size = { width: host.clientWidth, height: host.clientHeight }
    canvas.width = Math.max(1, Math.round(size.width * dpr))
    canvas.height = Math.max(1, Math.round(size.height * dpr))
    look({ size, dpr })
    if (fitted) fitNow()
    cancelAnimationFrame(frame)
    paint()
  })
  observer.observe(host)
  const stopTheme = watchTheme(() => {
    colours = readColours(host)
    look({ theme: readTheme(host) })
  })

  return {
    show(next, ids, held = isHeld) {
      const isFirst = document === null
      hand.forget(next === document && held === isHeld ? 'choice' : 'drawing')
      if (next !== document) {
        locked = null
        pictures.load(next)
      }
      document = next
      chosen = ids
      isHeld = held
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
    corner(at) {
      corner = at
      schedule()
    },
    compare(changes) {
      compared = changes && comparedPaths(changes)
      schedule()
    },
    use(next) {
      cancel()
      tool = next
      canvas.style.cursor = WAY[next] === 'pick' ? 'default' : 'crosshair'
    },
    snap(on) {
      snapping = on
    },
    rulers(on) {
      hasRulers = on
      schedule()
    },
    cancel,
    finish() {
      schedule()
      return hand.finish()
    },
    takeBack() {
      schedule()
      return hand.takeBack()
    },
    zoomBy: (factor) => zoomed(centre(sight.size), factor),
    zoomTo: (k) => zoomed(centre(sight.size), k / sight.camera.k),
    panBy(dx, dy) {
      fitted = false
      go({ ...sight.camera, x: sight.camera.x + dx, y: sight.camera.y + dy })
    },
    fit: fitNow,
    reveal(part) {
      const { camera, size } = sight
      if (size.width === 0) return
      const to = reveal(camera, size, part, 48)
      if (to.x === camera.x && to.y === camera.y) return
      fitted = false
      go(to)
    },
    middle: () => toFloor(sight.camera, centre(sight.size)),
    onScreen: (at) => toScreen(sight.camera, at),
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
