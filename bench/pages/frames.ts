/** Notes what each frame of a page took. Imported before what asks for frames. */

/** Milliseconds of the frame's callbacks. */
let script = 0
const plain = window.requestAnimationFrame.bind(window)
window.requestAnimationFrame = (callback) =>
  plain((time) => {
    const from = performance.now()
    callback(time)
    script += performance.now() - from
  })

/** Asked for after the page's own callback, so that one is done by then. */
export const nextFrame = () => new Promise<number>((resolve) => plain(resolve))

/** @returns milliseconds of `act` and of the callbacks of the frame it leads to */
export async function scriptOf(act: () => void): Promise<number> {
  script = 0
  const from = performance.now()
  act()
  const acted = performance.now() - from
  await nextFrame()
  return acted + script
}

export interface Run {
  readonly script: number[]
  readonly frames: number[]
}

/** `act` as many times as there are frames; script includes it. */
export async function frames(n: number, act: (i: number) => void): Promise<Run> {
  const run: Run = { script: [], frames: [] }
  let last = 0
  for (let i = 0; i < n; i++) {
    script = 0
    const from = performance.now()
    act(i)
    const acted = performance.now() - from
    const time = await nextFrame()
    if (last) run.frames.push(time - last)
    last = time
    run.script.push(script + acted)
  }
  return run
}

/** The page's canvas in its box. */
export function stage(): { host: HTMLElement; canvas: HTMLCanvasElement } {
  const host = document.querySelector<HTMLElement>('#host')
  const canvas = host?.querySelector('canvas')
  if (!host || !canvas) throw new Error('The page has no canvas')
  return { host, canvas }
}
