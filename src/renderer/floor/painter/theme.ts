/**
 * The plan's colours, read from the style sheet (`plan.css`) where they are registered as colours,
 * so that what is read here is resolved, in forced-colours mode too.
 */
const NAMES = {
  ground: '--plan-ground',
  floor: '--plan-floor',
  zone: '--plan-zone',
  wall: '--plan-wall',
  line: '--plan-line',
  text: '--plan-text',
  chair: '--plan-chair',
  free: '--plan-free',
  freeFill: '--plan-free-fill',
  taken: '--plan-taken',
  takenFill: '--plan-taken-fill',
  team: '--plan-team',
  teamFill: '--plan-team-fill',
  mine: '--plan-mine',
  onMine: '--plan-on-mine',
  blocked: '--plan-blocked',
  closed: '--plan-closed',
  reserved: '--plan-reserved',
  ring: '--plan-ring',
} as const

export type PlanTheme = { readonly [K in keyof typeof NAMES]: string } & { readonly font: string }

export function readTheme(element: Element): PlanTheme {
  const style = getComputedStyle(element)
  const colours = Object.fromEntries(
    Object.entries(NAMES).map(([key, name]) => [key, style.getPropertyValue(name).trim()]),
  ) as Record<keyof typeof NAMES, string>
  return { ...colours, font: style.fontFamily }
}

/** Calls back when the appearance may have changed; returns how to stop. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, subtree: false })
  observer.observe(document.body, { attributes: true, subtree: false })
  const queries = ['(forced-colors: active)', '(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map(
    (q) => window.matchMedia(q),
  )
  for (const query of queries) query.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    for (const query of queries) query.removeEventListener('change', changed)
  }
}
