/** Walls, doors, windows, furniture and the names of rooms. */
import { type Camera, type Size, toScreen } from './camera.ts'
import type { RoomLabel, Scene } from './scene.ts'
import type { PlanTheme } from './theme.ts'

/** In the floor's millimetres; `k` pixels per millimetre. */
export function paintStructure(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  theme: PlanTheme,
  k: number,
): void {
  ctx.fillStyle = theme.floor
  ctx.fill(scene.floorPath, 'evenodd')
  ctx.fillStyle = theme.zone
  ctx.fill(scene.quietPath)
  ctx.lineWidth = 1 / k
  ctx.strokeStyle = theme.line
  ctx.stroke(scene.underlay)
  // Furniture below a size is noise.
  if (k > 0.012) ctx.stroke(scene.furniture)
  ctx.fillStyle = theme.wall
  ctx.fill(scene.wallFills, 'evenodd')
  ctx.strokeStyle = theme.wall
  ctx.lineJoin = 'miter'
  ctx.lineCap = 'square'
  for (const { thickness, path } of scene.wallLines) {
    ctx.lineWidth = Math.max(thickness, 1.2 / k)
    ctx.stroke(path)
  }
  ctx.lineCap = 'butt'
  ctx.fillStyle = theme.floor
  ctx.fill(scene.doorGaps)
  ctx.fill(scene.windows)
  ctx.lineWidth = 1 / k
  ctx.strokeStyle = theme.wall
  ctx.stroke(scene.windows)
  if (k > 0.008) {
    ctx.strokeStyle = theme.line
    ctx.stroke(scene.doorSwings)
  }
}

const LABEL_SIZE = 11
const widths = new Map<string, number>()

/** Width of a text in the label's font; measured once. */
function widthOf(ctx: CanvasRenderingContext2D, text: string): number {
  let width = widths.get(text)
  if (width === undefined) {
    width = ctx.measureText(text).width
    if (widths.size > 5_000) widths.clear()
    widths.set(text, width)
  }
  return width
}

/** Where the text starts, in pixels from the room's corner. */
const INSET = { x: 9, y: 8 }
/**
 * The longest text that neither leaves the room nor covers a desk, as high up as there is a place
 * for it, with how far below the upper edge (pixels). A desk's state matters more than a room's name.
 */
function fitting(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  { at, height, texts }: RoomLabel,
  { k }: Camera,
  space: number,
): { text: string; down: number } | undefined {
  const left = at[0] + INSET.x / k
  const lowest = height * k - LABEL_SIZE - INSET.y
  for (const text of texts) {
    const width = widthOf(ctx, text)
    if (width > space) continue
    for (let down = INSET.y; down <= lowest; down += LABEL_SIZE) {
      const top = at[1] + down / k
      const box = { minX: left, minY: top, maxX: left + width / k, maxY: top + LABEL_SIZE / k }
      if (!scene.index.any(box)) return { text, down }
      // A long name stays at the top or gives way to the number, which may look for a place.
      if (text !== texts[texts.length - 1]) break
    }
  }
  return undefined
}

/** In CSS pixels. The longest of a room's names that fits is written at its upper left. */
export function paintLabels(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  theme: PlanTheme,
  camera: Camera,
  size: Size,
): void {
  ctx.font = `400 ${LABEL_SIZE}px ${theme.font}`
  ctx.textAlign = 'left'
  ctx.textBaseline = 'top'
  ctx.fillStyle = theme.text
  for (const label of scene.labels) {
    const space = label.width * camera.k - 16
    // A name in a room of a few millimetres on the screen only hides it.
    if (space < 34 || label.height * camera.k < 40) continue
    const [x, y] = toScreen(camera, label.at)
    if (x > size.width || y > size.height || x + space < 0 || y + 30 < 0) continue
    const found = fitting(ctx, scene, label, camera, space)
    if (!found) continue
    // Doors and furniture below would run through the letters. An outline of the text costs ten times this.
    ctx.fillStyle = theme.floor
    ctx.fillRect(x + INSET.x - 2, y + found.down - 1, widthOf(ctx, found.text) + 4, LABEL_SIZE + 2)
    ctx.fillStyle = theme.text
    ctx.fillText(found.text, x + INSET.x, y + found.down)
  }
}
