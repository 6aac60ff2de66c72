/** Runs in the page before anything else of it: tells when the team matrix shows what it was asked for. */

declare global {
  interface Window {
    /** Goes to the matrix. @returns milliseconds until its rows were painted */
    openMatrix: (address: string) => Promise<number>
    /** Waits for the next input, then for so many days; or for another cell to have the focus. */
    awaitColumns: (days: number) => void
    awaitFocus: () => void
    /** Waits for the cell of a member in a column to look so; the moment is in epoch milliseconds. */
    awaitCell: (name: string, column: number, look: string) => void
    /** What was waited for: milliseconds from the input event, or the moment, of the frame that painted it. */
    matrixShown: Promise<number>
    focusMatrix: () => void
    /** Scrolls the matrix down and up again, and then right and left. @returns milliseconds of each frame */
    scrollMatrix: () => Promise<number[]>
  }
}

export function watchMatrix(): void {
  let input = Number.NaN
  for (const type of ['pointerup', 'keydown'])
    addEventListener(
      type,
      (event) => {
        if (Number.isNaN(input)) input = event.timeStamp
      },
      { capture: true },
    )
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const painted = async () => {
    await nextFrame()
    await nextFrame()
  }
  const until = (isThere: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isThere()) return
        observer.disconnect()
        resolve()
      }
      const observer = new MutationObserver(look)
      observer.observe(document, { subtree: true, childList: true, attributes: true })
      look()
    })
  const box = () => {
    const element = document.querySelector('.matrix-scroll')
    if (!element) throw new Error('The matrix is not open')
    return element
  }

  window.openMatrix = async (address) => {
    const from = performance.now()
    window.location.hash = address
    await until(() => document.querySelector('.matrix-cell') !== null)
    await painted()
    return performance.now() - from
  }
  const sinceInput = async (isThere: () => boolean): Promise<number> => {
    input = Number.NaN
    await until(() => !Number.isNaN(input) && isThere())
    await painted()
    return performance.now() - input
  }
  window.awaitColumns = (days) => {
    const grid = `[role=grid][aria-colcount="${days + 1}"]`
    window.matrixShown = sinceInput(() => document.querySelector(grid) !== null)
  }
  window.awaitFocus = () => {
    const before = document.activeElement
    // The cell that has the focus is the one with a tab stop.
    window.matrixShown = sinceInput(() => document.activeElement !== before)
  }
  window.focusMatrix = () => document.querySelector<HTMLElement>('[data-at="0 1"]')?.focus()
  window.awaitCell = (name, column, look) => {
    const row = [...document.querySelectorAll('.matrix-name')].find((e) => e.textContent === name)
    const cell = () => row?.parentElement?.querySelectorAll('.matrix-cell')[column - 1]
    if (!cell()) throw new Error(`${name} is not in view`)
    window.matrixShown = (async () => {
      await until(() => cell()?.classList.contains(look) ?? false)
      await painted()
      return performance.timeOrigin + performance.now()
    })()
  }
  window.scrollMatrix = async () => {
    const frames: number[] = []
    let last = await nextFrame()
    const scroll = async (by: { left?: number; top?: number }, times: number) => {
      for (let i = 0; i < times; i++) {
        box().scrollBy(by)
        const now = await nextFrame()
        performance.mark('frame')
        frames.push(now - last)
        last = now
      }
    }
    for (let round = 0; round < 3; round++) {
      await scroll({ top: 48 }, 130)
      await scroll({ top: -48 }, 130)
      await scroll({ left: 24 }, 60)
      await scroll({ left: -24 }, 60)
    }
    return frames
  }
}
