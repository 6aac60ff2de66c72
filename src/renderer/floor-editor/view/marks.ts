/** Marks of warnings beside what they are about; where they would cover each other they are one, with a number. */
import type { FloorPlanDocument, Point } from '#shared/domain/floor-plan.ts'
import type { Severity, Warning } from '#shared/floor-checks/warning.ts'
import { clustersOf } from '#shared/geometry/clusters.ts'
import { boundsOf } from '#shared/geometry/turned-rect.ts'
import { type Camera, type Size, toFloor, toScreen } from '../../floor/painter/camera.ts'
import type { PlanTheme } from '../../floor/painter/theme.ts'
import type { NamedWarning } from '../checks/use-checks.ts'
import type { Colours } from './overlay.ts'

/** Half of a mark's side, and how far marks stay apart, pixels. */
const RADIUS = 8
const APART = 22

export interface Mark {
  readonly at: Point
  /** That of its gravest warning. */
  readonly severity: Severity
  /** In the order in which they are listed. */
  readonly warnings: readonly NamedWarning[]
}

export interface Marks {
  show(document: FloorPlanDocument, warnings: readonly NamedWarning[]): void
  /** @param hidden objects that are on their way elsewhere */
  paint(ctx: CanvasRenderingContext2D, how: MarkPainting, hidden: ReadonlySet<string> | null): void
  /** The mark under a point of the screen. */
  at(screen: Point, camera: Camera): Mark | null
  /** Where the mark of a warning is on the floor. */
  placeOf(key: string): Point | null
}

export interface MarkPainting {
  readonly camera: Camera
  readonly size: Size
  readonly dpr: number
  readonly theme: PlanTheme
  readonly colours: Colours
  /** Key of the warning that is looked at. */
  readonly warned: string | null
}

export function createMarks(): Marks {
  let placed: readonly Placed[] = []
  let marks: readonly Mark[] = []
  let grouped = 0
  /** Marks are grouped anew for each scale. */
  const at = (k: number): readonly Mark[] => {
    if (grouped !== k) marks = groupMarks(placed, APART / k)
    grouped = k
    return marks
  }
  return {
    show(document, warnings) {
      const corners = cornersOf(document)
      placed = warnings.map((named) => ({ named, at: placeOf(named.warning, corners) }))
      grouped = 0
    },
    paint(ctx, how, hidden) {
      const { camera, size, dpr } = how
      ctx.setTransform(dpr, 0, 0, dpr, 0, 0)
      for (const mark of at(camera.k)) {
        const [x, y] = toScreen(camera, mark.at)
        if (x < -RADIUS || y < -RADIUS || x > size.width + RADIUS || y > size.height + RADIUS) continue
        const isHidden =
          hidden && mark.warnings.some(({ warning }) => warning.objects.some((id) => hidden.has(id)))
        if (!isHidden) paintMark(ctx, mark, x, y, how)
      }
    },
    at([x, y], camera) {
      const [fx, fy] = toFloor(camera, [x, y])
      const reach = (RADIUS + 3) / camera.k
      return at(camera.k).find((m) => Math.hypot(m.at[0] - fx, m.at[1] - fy) <= reach) ?? null
    },
    placeOf: (key) =>
      marks.find((m) => m.warnings.some((w) => w.key === key))?.at ??
      placed.find((p) => p.named.key === key)?.at ??
      null,
  }
}

interface Placed {
  readonly named: NamedWarning
  readonly at: Point
}

function groupMarks(placed: readonly Placed[], apart: number): Mark[] {
  return clustersOf(placed, apart).map(({ at, members }) => ({
    at,
    severity: members.some(({ named }) => named.warning.severity === 'warning') ? 'warning' : 'hint',
    warnings: members.map(({ named }) => named),
  }))
}

/** Upper right corners of what has a label in its middle, by id. */
function cornersOf({ spaces, furniture }: FloorPlanDocument): ReadonlyMap<string, Point> {
  return new Map(
    [...spaces, ...furniture].map((o) => {
      const { maxX, minY } = boundsOf(o)
      return [o.id, [maxX, minY]]
    }),
  )
}

/** Where it is warned of; a warning of a thing as such stands at its corner, so that its label can be read. */
function placeOf({ found, objects: [first = ''], at, source }: Warning, corners: ReadonlyMap<string, Point>) {
  const isOfThing = found === null || source === null
  return (isOfThing && corners.get(first)) || at
}

function paintMark(
  ctx: CanvasRenderingContext2D,
  mark: Mark,
  x: number,
  y: number,
  { theme, colours, warned }: MarkPainting,
): void {
  const r = RADIUS
  ctx.beginPath()
  if (mark.severity === 'warning') {
    ctx.moveTo(x, y - r)
    ctx.lineTo(x + r, y + r * 0.8)
    ctx.lineTo(x - r, y + r * 0.8)
    ctx.closePath()
  } else ctx.arc(x, y, r - 1, 0, 7)
  ctx.lineJoin = 'round'
  // The ground around it keeps it apart from lines below.
  ctx.strokeStyle = colours.ground
  ctx.lineWidth = 5
  ctx.stroke()
  ctx.strokeStyle = colours.warning
  ctx.lineWidth = 2
  ctx.fillStyle = mark.severity === 'warning' ? colours.warning : colours.ground
  ctx.fill()
  ctx.stroke()
  ctx.fillStyle = mark.severity === 'warning' ? colours.ground : colours.warning
  ctx.font = `600 11px ${theme.font}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'alphabetic'
  ctx.fillText(mark.severity === 'warning' ? '!' : 'i', x, y + (mark.severity === 'warning' ? 5 : 4))
  ctx.textAlign = 'left'
  if (mark.warnings.length > 1) {
    const text = String(mark.warnings.length)
    ctx.font = `500 12px ${theme.font}`
    ctx.lineWidth = 4
    ctx.strokeStyle = colours.ground
    ctx.strokeText(text, x + r + 4, y + 4)
    ctx.fillStyle = colours.warning
    ctx.fillText(text, x + r + 4, y + 4)
  }
  if (warned !== null && mark.warnings.some((w) => w.key === warned)) {
    ctx.strokeStyle = colours.action
    ctx.lineWidth = 2
    ctx.beginPath()
    ctx.arc(x, y, r + 5, 0, 7)
    ctx.stroke()
  }
  ctx.lineJoin = 'miter'
}
