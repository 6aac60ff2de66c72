/** Walls, doors, windows, furniture, the names of rooms and the words written on a plan. */
import { SpaceState } from '#shared/domain/space-state.ts'
import type { Occupancy } from './batches.ts'
import { type Camera, meets, toScreen } from './camera.ts'
import type { Frame } from './painter.ts'
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
 * The longest text that neither leaves the room nor covers a desk or a door, as high up as there is a
 * place for it, with how far below the upper edge (pixels). A desk's state matters more than a room's name.
 */
function fitting(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  label: RoomLabel,
  texts: readonly string[],
  { k }: Camera,
  space: number,
): { text: string; down: number } | undefined {
  const { at, height, doors } = label
  const left = at[0] + INSET.x / k
  const lowest = height * k - LABEL_SIZE - INSET.y
  let besideDoor: { text: string; down: number } | undefined
  for (const text of texts) {
    const width = widthOf(ctx, text)
    if (width > space) continue
    const isLast = text === texts[texts.length - 1]
    for (let down = INSET.y; down <= lowest; down += LABEL_SIZE) {
      const top = at[1] + (down - 2) / k
      const box = { minX: left, minY: top, maxX: left + width / k, maxY: top + (LABEL_SIZE + 4) / k }
      const covers = scene.index.any(box)
      if (!covers && !doors.some((d) => meets(d, box))) return { text, down }
      if (!covers && isLast) besideDoor ??= { text, down }
      // A long name stays at the top or gives way to the number, which may look for a place.
      if (!isLast && texts === label.texts) break
    }
  }
  return besideDoor
}

/** Between a room and how many of its desks are free. */
const COUNTED = ' · '

function countFree({ desks }: RoomLabel, { states, matches }: Occupancy): number {
  let n = 0
  for (const i of desks) if (states[i] === SpaceState.free && matches?.[i] !== 0) n++
  return n
}

/**
 * In CSS pixels. The longest of a room's names that fits is written at its upper left; with
 * `freeWords` its shortest, and how many of its desks are free.
 */
export function paintLabels(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  frame: Frame,
  freeWords: Frame['freeWords'],
): void {
  const { theme, camera } = frame
  ctx.font = `400 ${LABEL_SIZE}px ${theme.font}`
  ctx.textAlign = 'left'
  ctx.textBaseline = 'top'
  for (const label of scene.labels) {
    const space = label.width * camera.k - 16
    // A name in a room of a few millimetres on the screen only hides it.
    if (space < 34 || label.height * camera.k < 40) continue
    const [x, y] = toScreen(camera, label.at)
    if (x > frame.width || y > frame.height || x + space < 0 || y + 30 < 0) continue
    const short = label.texts[label.texts.length - 1] ?? ''
    const free = freeWords ? countFree(label, frame.occupancy) : 0
    const texts = freeWords && free > 0 ? [`${short}${COUNTED}${freeWords(free)}`, short] : label.texts
    const found = fitting(ctx, scene, label, texts, camera, space)
    if (!found) continue
    // Furniture below would run through the letters. An outline of the text costs ten times this.
    ctx.fillStyle = theme.floor
    ctx.fillRect(x + INSET.x - 2, y + found.down - 1, widthOf(ctx, found.text) + 4, LABEL_SIZE + 2)
    ctx.fillStyle = theme.text
    ctx.fillText(free > 0 ? short : found.text, x + INSET.x, y + found.down)
    if (free === 0 || found.text === short) continue
    ctx.fillStyle = theme.free
    ctx.fillText(found.text.slice(short.length), x + INSET.x + widthOf(ctx, short), y + found.down)
  }
}

/** Letters to the height of their capitals. */
const CAPITALS = 1.4
/** Smaller letters are a smear, pixels. */
const LEGIBLE = 5

/** In CSS pixels: words of the drawing, as large as they are on the floor. */
export function paintTexts(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  { camera, dpr, theme, width, height }: Frame,
): void {
  ctx.fillStyle = theme.text
  ctx.textAlign = 'center'
  ctx.textBaseline = 'alphabetic'
  for (const { at, text, size, rotation } of scene.texts) {
    const letters = size * camera.k * CAPITALS
    if (letters < LEGIBLE) continue
    const [x, y] = toScreen(camera, at)
    const reach = letters * text.length
    if (x + reach < 0 || y + reach < 0 || x - reach > width || y - reach > height) continue
    ctx.setTransform(dpr, 0, 0, dpr, x * dpr, y * dpr)
    ctx.rotate((rotation * Math.PI) / 180)
    ctx.font = `400 ${letters}px ${theme.font}`
    ctx.fillText(text, 0, letters * 0.35)
  }
  ctx.setTransform(dpr, 0, 0, dpr, 0, 0)
}
