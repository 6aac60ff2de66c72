import 'virtual:kern-tokens.css'
/** Runs in the browser: drives the real view over 10,000 desks and notes what each frame took. */
import '../../src/renderer/ui/tokens.css'
import '../../src/renderer/floor/painter/plan.css'
import { prepareScene } from '../../src/renderer/floor/painter/scene.ts'
import { createPlanView } from '../../src/renderer/floor/view/plan-view.ts'
import { frames, stage } from './frames.ts'
import { bigFloor, someStates } from './ten-thousand.ts'

const DESKS = 10_000
const { host, canvas } = stage()

const view = createPlanView(host, canvas, () => ({ left: 20, right: 20, top: 20, bottom: 20 }), {
  picked() {},
  hovered() {},
})

async function measurePainter() {
  view.setScene(
    prepareScene(bigFloor(DESKS), () => new Path2D()),
    false,
  )
  const days = Array.from({ length: 8 }, (_, d) => someStates(DESKS, d))
  const show = (d: number) =>
    view.show({
      freeWords: (n) => `${n} frei`,
      occupancy: { states: days[d % days.length] ?? new Uint8Array(), matches: null },
      marks: { mine: [{ index: 4321, queued: false }], team: [{ index: 4322, initials: 'LK' }] },
      selected: 4321,
      active: null,
    })
  show(0)
  await frames(20, () => {})
  const panFar = await frames(180, (i) => view.panBy(6 * Math.sin(i / 9), 4 * Math.cos(i / 9)))
  const zoom = await frames(180, (i) => view.zoomBy(i % 60 < 30 ? 1.09 : 1 / 1.09))
  view.fit()
  view.zoomBy(6)
  await frames(20, () => {})
  const panNear = await frames(180, (i) => view.panBy(20 * Math.sin(i / 9), 14 * Math.cos(i / 9)))
  view.fit()
  await frames(20, () => {})
  const recolour = await frames(80, show)
  return { panFar, zoom, panNear, recolour }
}

declare global {
  interface Window {
    measurePainter: typeof measurePainter
  }
}
window.measurePainter = measurePainter
