/** Runs in the page before anything else of it: tells when what an input asked for is on the screen. */

declare global {
  interface Window {
    /** Waits for the next input, then for the plan of another day to be painted. */
    awaitDay: () => void
    /** Waits for the next input, then for a text at the chosen desk; and for that text to go again. */
    awaitText: (text: string) => void
    /** Milliseconds from the input event to the frame after the one that painted it; NaN: it never came. */
    shown: Promise<number>
    gone: Promise<number>
  }
}

export function watchPage(): void {
  let input = Number.NaN
  let painted = () => {}
  const noteInput = (event: Event) => {
    if (Number.isNaN(input)) input = event.timeStamp
  }
  for (const type of ['pointerup', 'input', 'keydown']) addEventListener(type, noteInput, { capture: true })

  // The painter begins each frame with it.
  const clearRect = CanvasRenderingContext2D.prototype.clearRect
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    clearRect.apply(this, box)
    painted()
  }

  const nextFrame = (then: () => void) => requestAnimationFrame(() => then())

  window.awaitDay = () => {
    input = Number.NaN
    const count = document.querySelector('.side-list-head')
    if (!count) throw new Error('The plan is not open')
    window.shown = new Promise((resolve) => {
      // Now and then two days have as many free desks, and nothing tells them apart.
      setTimeout(() => resolve(Number.NaN), 2_000)
      const observer = new MutationObserver(() => {
        observer.disconnect()
        painted = () => {
          painted = () => {}
          nextFrame(() => {
            const now = performance.now()
            // Marked only now: marking takes time of its own.
            performance.mark('input', { startTime: input })
            performance.mark('shown', { startTime: now })
            resolve(now - input)
          })
        }
      })
      observer.observe(count, { subtree: true, characterData: true, childList: true })
    })
  }

  window.awaitText = (text) => {
    input = Number.NaN
    const isThere = () => document.querySelector('.space-head')?.textContent?.includes(text) ?? false
    const until = (wanted: boolean, then: () => void) => {
      const look = () => {
        if (isThere() !== wanted) return
        observer.disconnect()
        then()
      }
      const observer = new MutationObserver(look)
      observer.observe(document.body, { subtree: true, characterData: true, childList: true })
      look()
    }
    let resolveGone = (_: number) => {}
    window.gone = new Promise((resolve) => {
      resolveGone = resolve
    })
    window.shown = new Promise((resolve) => {
      until(true, () => {
        nextFrame(() => nextFrame(() => resolve(performance.now() - input)))
        until(false, () => nextFrame(() => nextFrame(() => resolveGone(performance.now() - input))))
      })
    })
  }
}
