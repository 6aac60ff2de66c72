/**
 * The day on which every story begins, whatever the day it is told on: a Tuesday morning with five weeks
 * ahead that have no public holiday, no closure and no change of the clocks. From there time goes on as it
 * does. Without it a story about "three weeks from now" is another one before Christmas.
 */
const BEGINNING = Date.parse('2026-09-01T10:00:00+02:00')

// One offset for all processes of a run: Playwright's workers inherit the environment.
process.env.PLATZWAHL_STORY_OFFSET ??= String(BEGINNING - Date.now())
const offset = Number(process.env.PLATZWAHL_STORY_OFFSET)

/** Now, in milliseconds, as the processes and windows of a story see it. */
export const storyNow = (): number => Date.now() + offset

/** `YYYY-MM-DD` of the day `days` calendar days ahead, in Berlin. */
export const storyDay = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(storyNow() + days * 86_400_000)

/** The day as it is spoken, such as "Dienstag, 1. September". */
export const spoken = (day: string): string =>
  new Intl.DateTimeFormat('de-DE', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(day))

/** Moves the clock of the process or window it is run in. Self-contained: it is sent there as text. */
function moveClock(by: number): void {
  const System = Date
  const now = () => System.now() + by
  globalThis.Date = new Proxy(System, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length ? args : [now()], newTarget),
    apply: () => new System(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
}

/** What moves the clock of a window, before its own scripts run. @param later milliseconds after the story's now */
export const storyClock = (later = 0) => `(${moveClock})(${offset + later})`

/** The environment in which a Node process of a story starts. */
export const storyEnvironment = (later = 0) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(storyClock(later))}`,
})

/** Milliseconds from now to the beginning of a day of the story, in Berlin in summer. */
export const untilDay = (day: string): number => Date.parse(`${day}T00:00:00+02:00`) - storyNow()
