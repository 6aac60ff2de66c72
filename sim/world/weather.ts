/** What the network between one laptop and the server does to requests. */
import type { Dice } from '../engine/dice.ts'

/** What happens to one request. Times are milliseconds each way. */
export type Fate =
  | {
      readonly kind: 'carried'
      readonly there: number
      readonly back: number
      readonly lost: 'no' | 'request' | 'answer'
      /** The server meets the request once more so much later; that answer goes nowhere. */
      readonly again: number | null
    }
  | { readonly kind: 'refused' | 'untrusted' | 'portal' | 'silent' }
  | { readonly kind: 'busy'; readonly status: 429 | 503 | 502; readonly retryAfter: number | null }

export interface Weather {
  fate(dice: Dice): Fate
  /** What happens to a connection that is open when this weather begins. */
  readonly open: 'kept' | 'broken' | 'silent'
}

const carried = (
  dice: Dice,
  slowest: number,
  more: Partial<Extract<Fate, { kind: 'carried' }>> = {},
): Fate => ({
  kind: 'carried',
  there: dice.between(1, slowest),
  back: dice.between(1, slowest),
  lost: 'no',
  again: null,
  ...more,
})

const WEATHERS = {
  clear: { fate: (d) => carried(d, 40), open: 'kept' },
  /** Answers overtake each other. */
  slow: { fate: (d) => carried(d, 20_000), open: 'kept' },
  /** Half of all that is sent is lost, there or back. */
  lossy: {
    fate: (d) => carried(d, 200, { lost: d.pick(['no', 'no', 'request', 'answer']) }),
    open: 'broken',
  },
  /** The server does what it is asked and nobody learns of it. */
  losingAnswers: { fate: (d) => carried(d, 200, { lost: 'answer' }), open: 'broken' },
  /** Requests arrive twice, the second time much later. */
  doubling: { fate: (d) => carried(d, 100, { again: d.between(0, 90_000) }), open: 'kept' },
  cut: { fate: () => ({ kind: 'refused' }), open: 'broken' },
  /** Connections open, and then nothing. */
  silent: { fate: () => ({ kind: 'silent' }), open: 'silent' },
  portal: { fate: () => ({ kind: 'portal' }), open: 'broken' },
  untrusted: { fate: () => ({ kind: 'untrusted' }), open: 'broken' },
  busy: {
    fate: (d) => ({
      kind: 'busy',
      status: d.pick([429, 503, 502]),
      retryAfter: d.chance(0.7) ? d.between(0, 30) : null,
    }),
    open: 'kept',
  },
} as const satisfies Record<string, Weather>

export type WeatherName = keyof typeof WEATHERS
export const weather: Readonly<Record<WeatherName, Weather>> = WEATHERS
export const weatherNames = Object.keys(WEATHERS) as WeatherName[]
