/** What a renderer's main thread did, from Chromium's own trace. */
import type { Browser, Page } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly cat: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
}

/** Whatever runs JavaScript, or collects its garbage. */
const SCRIPT = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'MajorGC',
  'MinorGC',
  'RunMicrotasks',
  'TimerFire',
  'v8.callFunction',
])
const CATEGORIES = ['blink.user_timing', 'devtools.timeline', 'v8', 'disabled-by-default-v8.gc']

export interface Trace {
  /** Moments the page marked with `performance.mark(name)`, in order, milliseconds of the trace. */
  marks(name: string): number[]
  /** Milliseconds of script between two moments. */
  script(from: number, to: number): number
}

export async function traced(browser: Browser, page: Page, work: () => Promise<unknown>): Promise<Trace> {
  await browser.startTracing(page, { categories: CATEGORIES })
  await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[]
  }
  const marks = traceEvents.filter((e) => e.cat.includes('blink.user_timing'))
  const thread = marks[0]
  const spans = joined(
    traceEvents
      .filter((e) => e.ph === 'X' && SCRIPT.has(e.name) && e.pid === thread?.pid && e.tid === thread.tid)
      .map((e) => [e.ts / 1000, (e.ts + (e.dur ?? 0)) / 1000]),
  )
  return {
    marks: (name) =>
      marks
        .filter((e) => e.name === name)
        .map((e) => e.ts / 1000)
        .sort((a, b) => a - b),
    script: (from, to) =>
      spans.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)), 0),
  }
}

/** One event contains others; time counts once. */
function joined(spans: [number, number][]): [number, number][] {
  const all: [number, number][] = []
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}
