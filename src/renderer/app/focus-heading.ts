/** The heading of a screen takes the focus on arrival; its frame is for those who came with the keyboard. */

let byKeys = false
for (const [kind, keys] of [
  ['keydown', true],
  ['pointerdown', false],
] as const)
  window.addEventListener(kind, () => (byKeys = keys), { capture: true })

export function focusHeading(heading: HTMLElement): void {
  heading.dataset.arrived = byKeys ? 'keys' : 'pointer'
  heading.focus({ preventScroll: true })
}
