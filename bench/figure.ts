/** A measured figure and what it is held against. Times are milliseconds unless `unit` says otherwise. */
export interface Figure {
  readonly name: string
  readonly unit: 'ms' | 'MB' | 'kB' | 'ratio' | '1/s' | 'times'
  /** What the bound is about: the p95 of samples, or the one value measured. */
  readonly value: number
  readonly p50?: number
  readonly p95?: number
  readonly p99?: number
  /** The figure meets its bound when `value` is at most this (at least, for rates). */
  readonly bound?: number
  readonly met?: boolean
  /** Something measured side by side in the same run, and value ÷ its value. */
  readonly peer?: string
  readonly ratio?: number
  /** How it was measured, in a few words. */
  readonly note?: string
}

/** One bench: `npm run bench -- NAME` runs it alone. */
export interface Bench {
  readonly name: string
  readonly about: string
  run(context: { readonly full: boolean }): Promise<readonly Figure[]>
}

const percentile = (sorted: readonly number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN

const round = (n: number) => Number(n.toPrecision(4))

/** A figure from samples; its value is the p95. */
export function fromSamples(name: string, samples: readonly number[], bound?: number, note?: string): Figure {
  const sorted = [...samples].sort((a, b) => a - b)
  const p95 = round(percentile(sorted, 95))
  return {
    name,
    unit: 'ms',
    value: p95,
    p50: round(percentile(sorted, 50)),
    p95,
    p99: round(percentile(sorted, 99)),
    ...(bound === undefined ? {} : { bound, met: p95 <= bound }),
    ...(note === undefined ? {} : { note: `${note}; n = ${samples.length}` }),
  }
}

/** A figure that is one number. */
export function single(
  name: string,
  unit: Figure['unit'],
  value: number,
  bound?: number,
  note?: string,
): Figure {
  const kept = round(value)
  return {
    name,
    unit,
    value: kept,
    ...(bound === undefined ? {} : { bound, met: unit === '1/s' ? kept >= bound : kept <= bound }),
    ...(note === undefined ? {} : { note }),
  }
}

/** Milliseconds each of `n` runs took, after `warmUp` runs that do not count. */
export async function sample(
  n: number,
  run: (i: number) => unknown,
  warmUp = Math.ceil(n / 10),
): Promise<number[]> {
  const samples: number[] = []
  for (let i = -warmUp; i < n; i++) {
    const from = performance.now()
    await run(i)
    if (i >= 0) samples.push(performance.now() - from)
  }
  return samples
}

/** Two things measured in turn, so that whatever else the machine does meets both. */
export async function sideBySide(
  n: number,
  one: () => unknown,
  other: () => unknown,
): Promise<readonly [number[], number[]]> {
  const [a, b]: [number[], number[]] = [[], []]
  for (let i = -Math.ceil(n / 10); i < n; i++) {
    const from = performance.now()
    await one()
    const between = performance.now()
    await other()
    if (i < 0) continue
    a.push(between - from)
    b.push(performance.now() - between)
  }
  return [a, b]
}

export const median = (samples: readonly number[]): number =>
  percentile(
    [...samples].sort((a, b) => a - b),
    50,
  )
