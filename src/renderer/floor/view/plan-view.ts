/**
 * The moving picture of a floor on a canvas: pan, zoom and pointing, one paint per frame. It
 * knows nothing of React; the component hands in what to show and is told what was pointed at.
 */
import { select } from 'd3-selection'
import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom'
import { boundsOf } from '#shared/geometry/turned-rect.ts'
import type { Occupancy } from '../painter/batches.ts'
import { type Camera, fitIn, type Insets, inSight, reveal, type Size, toFloor } from '../painter/camera.ts'
import { createPainter, type DeskMarks, type Painter } from '../painter/painter.ts'
import type { Scene } from '../painter/scene.ts'
import { browserSurface } from '../painter/surface.ts'
import { type PlanTheme, readTheme, watchTheme } from '../painter/theme.ts'

export interface Showing {
  readonly occupancy: Occupancy
  readonly freeWords: (n: number) => string
  readonly marks: DeskMarks
  readonly selected: number | null
  readonly active: number | null
}

export interface PlanView {
  /** Another floor (fitted into view), or a new version of the same (the view stays). */
  setScene(scene: Scene, sameFloor: boolean): void
  show(showing: Showing): void
  zoomBy(factor: number): void
  /** Moves the floor by pixels of the screen. */
  panBy(dx: number, dy: number): void
  fit(): void
  /** Brings a space into sight, near enough to be told apart when `closer` is set. */
  reveal(index: number, closer: boolean): void
  /** Spaces in sight (plan order indexes), at most `most`. */
  inSight(most: number): number[]
  destroy(): void
}

export interface Pointing {
  picked(index: number | null): void
  hovered(index: number | null): void
}

/** Fingers are less exact than what they point at: a miss by this many pixels counts. */
const REACH: Record<string, number> = { mouse: 3, pen: 6, touch: 14 }
const NOTHING: Showing = {
  occupancy: { states: new Uint8Array(0), matches: null },
  freeWords: String,
  marks: { mine: [], team: [] },
  selected: null,
  active: null,
}
/** Desks are shown at least this wide (pixels) when one is looked for. */
const CLOSE_DESK = 16

export function createPlanView(
  host: HTMLElement,
  canvas: HTMLCanvasElement,
  margin: () => Insets,
  pointing: Pointing,
): PlanView {
  const ctx = canvas.getContext('2d', { alpha: true })
  const surface = browserSurface()
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  let scene: Scene | null = null
  let painter: Painter | null = null
  let theme: PlanTheme = readTheme(host)
  let showing = NOTHING
  let hovered: number | null = null
  let camera: Camera = { k: 0.02, x: 0, y: 0 }
  let size: Size = { width: 0, height: 0 }
  let dpr = window.devicePixelRatio || 1
  /** The person has not moved the plan since it was fitted: it is fitted again when the window changes. */
  let fitted = true
  let frame = 0

  const paint = () => {
    frame = 0
    if (!ctx || !painter || size.width === 0) return
    painter.paint(ctx, { ...showing, ...size, camera, dpr, theme, hovered })
  }
  const schedule = () => {
    if (frame === 0) frame = requestAnimationFrame(paint)
  }

  const behaviour = zoom<HTMLCanvasElement, unknown>()
    .duration(still ? 0 : 150)
    .clickDistance(4)
    .on('zoom', (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
      camera = event.transform
      if (event.sourceEvent) fitted = false
      schedule()
    })
  const selection = select(canvas)
  selection.call(behaviour)

  const go = (to: Camera) => behaviour.transform(selection, transformOf(to))
  const limits = () => {
    if (!scene || size.width === 0) return
    const { minX, minY, maxX, maxY } = scene.bounds
    const whole = fitIn(scene.bounds, size, margin()).k
    behaviour.scaleExtent([whole * 0.6, Math.max(whole * 4, 0.16)])
    const slack = Math.max(maxX - minX, maxY - minY) * 0.5
    behaviour.extent([
      [0, 0],
      [size.width, size.height],
    ])
    behaviour.translateExtent([
      [minX - slack, minY - slack],
      [maxX + slack, maxY + slack],
    ])
  }
  const fitNow = () => {
    if (!scene || size.width === 0) return
    go(fitIn(scene.bounds, size, margin()))
    fitted = true
  }

  const indexAt = (event: PointerEvent | MouseEvent): number | null => {
    if (!scene) return null
    const box = canvas.getBoundingClientRect()
    const point = toFloor(camera, [event.clientX - box.left, event.clientY - box.top])
    const kind = event instanceof PointerEvent ? event.pointerType : 'mouse'
    return scene.index.at(point, (REACH[kind] ?? 3) / camera.k)
  }
  const onClick = (event: MouseEvent) => pointing.picked(indexAt(event))
  const hover = (to: number | null) => {
    if (to === hovered) return
    hovered = to
    canvas.style.cursor = to === null ? '' : 'pointer'
    pointing.hovered(to)
    schedule()
  }
  const onMove = (event: PointerEvent) =>
    hover(event.buttons || event.pointerType === 'touch' ? null : indexAt(event))
  const onLeave = () => hover(null)
  canvas.addEventListener('click', onClick)
  canvas.addEventListener('pointermove', onMove)
  canvas.addEventListener('pointerleave', onLeave)

  const resize = () => {
    const { clientWidth: width, clientHeight: height } = host
    dpr = window.devicePixelRatio || 1
    const before = size
    size = { width, height }
    canvas.width = Math.max(1, Math.round(width * dpr))
    canvas.height = Math.max(1, Math.round(height * dpr))
    limits()
    if (fitted || before.width === 0) fitNow()
    else
      go({ ...camera, x: camera.x + (width - before.width) / 2, y: camera.y + (height - before.height) / 2 })
    // A resized canvas is empty; waiting for a frame would show that.
    cancelAnimationFrame(frame)
    paint()
  }
  const observer = new ResizeObserver(resize)
  observer.observe(host)
  const stopTheme = watchTheme(() => {
    theme = readTheme(host)
    schedule()
  })
  // Labels measured or painted before the font arrived are painted again.
  void document.fonts?.ready.then(schedule)

  return {
    setScene(next, sameFloor) {
      scene = next
      painter = createPainter(next, surface)
      hovered = null
      limits()
      if (!sameFloor) fitNow()
      schedule()
    },
    show(next) {
      showing = next
      schedule()
    },
    zoomBy(factor) {
      fitted = false
      behaviour.scaleBy(selection, factor)
    },
    panBy(dx, dy) {
      fitted = false
      go({ ...camera, x: camera.x + dx, y: camera.y + dy })
    },
    fit: fitNow,
    reveal(i, closer) {
      const space = scene?.spaces[i]
      if (!scene || !space || size.width === 0) return
      const part = boundsOf(space)
      const near = CLOSE_DESK / scene.deskWidth
      const base = closer && camera.k < near ? zoomTo(camera, near, part, size) : camera
      const to = reveal(base, size, part, 48)
      if (to.x === camera.x && to.y === camera.y && to.k === camera.k) return
      fitted = false
      go(to)
    },
    inSight(most) {
      if (!scene) return []
      return scene.index.within(inSight(camera, size)).slice(0, most)
    },
    destroy() {
      cancelAnimationFrame(frame)
      observer.disconnect()
      stopTheme()
      selection.on('.zoom', null)
      canvas.removeEventListener('click', onClick)
      canvas.removeEventListener('pointermove', onMove)
      canvas.removeEventListener('pointerleave', onLeave)
    },
  }
}

const transformOf = ({ k, x, y }: Camera): ZoomTransform => zoomIdentity.translate(x, y).scale(k)

function zoomTo(
  c: Camera,
  k: number,
  part: { minX: number; minY: number; maxX: number; maxY: number },
  s: Size,
): Camera {
  const x = (part.minX + part.maxX) / 2
  const y = (part.minY + part.maxY) / 2
  return { k: Math.max(k, c.k), x: s.width / 2 - x * k, y: s.height / 2 - y * k }
}
