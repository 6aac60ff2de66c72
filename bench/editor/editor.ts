import 'virtual:kern-tokens.css'
/** Runs in the browser: drags 500 desks among 10,000 on the real view and notes what each frame took. */
import '../../src/renderer/ui/tokens.css'
import '../../src/renderer/floor/painter/plan.css'
import { createEditorView } from '../../src/renderer/floor-editor/view/editor-view.ts'
import type { FloorPlanDocument } from '../../src/shared/domain/floor-plan.ts'
import { applyEdit, changed } from '../../src/shared/floor-edit/edit.ts'
import { pick } from '../../src/shared/floor-edit/objects.ts'
import { move } from '../../src/shared/floor-edit/transform.ts'
import { bigFloor } from '../painter/ten-thousand.ts'

const host = document.querySelector<HTMLElement>('#host')
const canvas = host?.querySelector('canvas')
if (!host || !canvas) throw new Error('The page has no canvas')

/** Script time of the frame's callbacks. */
let script = 0
const plain = window.requestAnimationFrame.bind(window)
window.requestAnimationFrame = (callback) =>
  plain((time) => {
    const from = performance.now()
    callback(time)
    script += performance.now() - from
  })

let plan: FloorPlanDocument = bigFloor(10_000)
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
  click() {},
  box() {},
  line() {},
  pointed() {},
  mark() {},
  note() {},
  scaled() {},
}))

const nextFrame = () => new Promise<number>((resolve) => plain(resolve))

async function measureDrag() {
  view.show(plan, chosen)
  await nextFrame()
  await nextFrame()
  const result = {
    script: [] as number[],
    frames: [] as number[],
    begin: [] as number[],
    drop: [] as number[],
  }
  const at = canvas as HTMLCanvasElement
  const rect = at.getBoundingClientRect()
  const act = (type: string, x: number, y: number): number => {
    const from = performance.now()
    at.dispatchEvent(
      new PointerEvent(type, {
        clientX: rect.left + x,
        clientY: rect.top + y,
        pointerId: 1,
        button: 0,
        buttons: 1,
        bubbles: true,
      }),
    )
    return performance.now() - from
  }
  // Pointer capture needs a real pointer.
  at.setPointerCapture = () => {}
  const first = plan.spaces[4_200]
  for (let round = 0; round < 3 && first; round++) {
    const desk = plan.spaces.find((s) => s.id === first.id) ?? first
    const [x, y] = view.onScreen(desk.at)
    act('pointerdown', x, y)
    await nextFrame()
    script = 0
    result.begin.push(act('pointermove', x + 6, y + 6) + script)
    await nextFrame()
    let last = 0
    for (let i = 0; i < 80; i++) {
      script = 0
      const acted = act('pointermove', x + 6 + 60 * Math.sin(i / 12), y + 6 + 40 * Math.sin(i / 9))
      const time = await nextFrame()
      if (last) result.frames.push(time - last)
      last = time
      result.script.push(script + acted)
    }
    script = 0
    const dropped = act('pointerup', x + 30, y + 20)
    await nextFrame()
    result.drop.push(dropped + script)
  }
  if (moved !== 3) throw new Error(`The desks were moved ${moved} times`)
  return result
}

declare global {
  interface Window {
    measureDrag: typeof measureDrag
  }
}
window.measureDrag = measureDrag
