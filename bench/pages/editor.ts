import 'virtual:kern-tokens.css'
/** Runs in the browser: opens, pans, zooms and drags on the editor's real view of 10,000 desks. */
import '../../src/renderer/ui/tokens.css'
import '../../src/renderer/floor/painter/plan.css'
import { createEditorView } from '../../src/renderer/floor-editor/view/editor-view.ts'
import type { FloorPlanDocument } from '../../src/shared/domain/floor-plan.ts'
import { applyEdit, changed } from '../../src/shared/floor-edit/edit.ts'
import { pick } from '../../src/shared/floor-edit/objects.ts'
import { move } from '../../src/shared/floor-edit/transform.ts'
import { frames, nextFrame, type Run, scriptOf, stage } from './frames.ts'
import { bigFloor } from './ten-thousand.ts'

const { host, canvas } = stage()

const DESKS = 10_000
let plan: FloorPlanDocument = bigFloor(DESKS)
const chosen = new Set<string>(plan.spaces.slice(4_000, 4_500).map((s) => s.id))
let moved = 0
const view = createEditorView(host, canvas, ',', () => ({
  choose() {},
  move(dx, dy) {
    moved++
    plan = applyEdit(plan, changed(pick(plan, chosen).map((o) => [o, move(o, dx, dy)])))
    view.show(plan, chosen)
  },
  turn() {},
  reshape() {},
  corner() {},
  outline() {},
  refuse() {},
  click() {},
  box() {},
  line() {},
  pointed() {},
  mark() {},
  note() {},
  scaled() {},
}))

/** A pointer of the page's own. */
function act(type: string, x: number, y: number): void {
  const rect = canvas.getBoundingClientRect()
  canvas.dispatchEvent(
    new PointerEvent(type, {
      clientX: rect.left + x,
      clientY: rect.top + y,
      pointerId: 1,
      button: 0,
      buttons: 1,
      bubbles: true,
    }),
  )
}

/** The plan on a board that knows nothing of it, and then another one. */
async function open(): Promise<number[]> {
  const took: number[] = []
  for (let round = 0; round < 6; round++) {
    const floor = bigFloor(DESKS)
    took.push(await scriptOf(() => view.show(floor, new Set())))
    await nextFrame()
  }
  return took
}

async function measureEditor() {
  // Pointer capture needs a real pointer.
  canvas.setPointerCapture = () => {}
  const opened = await open()
  view.show(plan, chosen)
  await frames(20, () => {})
  const pan = await frames(180, (i) => view.panBy(6 * Math.sin(i / 9), 4 * Math.cos(i / 9)))
  const zoom = await frames(180, (i) => view.zoomBy(i % 60 < 30 ? 1.09 : 1 / 1.09))
  view.fit()
  await frames(20, () => {})
  const drag: Run = { script: [], frames: [] }
  const begin: number[] = []
  const drop: number[] = []
  const first = plan.spaces[4_200]
  for (let round = 0; round < 3 && first; round++) {
    const desk = plan.spaces.find((s) => s.id === first.id) ?? first
    const [x, y] = view.onScreen(desk.at)
    act('pointerdown', x, y)
    await nextFrame()
    begin.push(await scriptOf(() => act('pointermove', x + 6, y + 6)))
    const moving = await frames(80, (i) =>
      act('pointermove', x + 6 + 60 * Math.sin(i / 12), y + 6 + 40 * Math.sin(i / 9)),
    )
    drag.script.push(...moving.script)
    drag.frames.push(...moving.frames)
    drop.push(await scriptOf(() => act('pointerup', x + 30, y + 20)))
  }
  if (moved !== 3) throw new Error(`The desks were moved ${moved} times`)
  return { opened, pan, zoom, drag, begin, drop }
}

declare global {
  interface Window {
    measureEditor: typeof measureEditor
  }
}
window.measureEditor = measureEditor
