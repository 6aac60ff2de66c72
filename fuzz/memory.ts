/** What is left in memory after everything unused was thrown away. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void

const MIB = 2 ** 20
/** Growth of the heap from the first to the last third that would be more than noise, MiB. */
const NOISE = 64
const ENOUGH = 9

export class Memory {
  readonly #heaps: number[] = []

  note(): void {
    gc()
    this.#heaps.push(process.memoryUsage().heapUsed / MIB)
  }

  /** It grew in nearly every step and by more than noise. */
  complaint(): string | null {
    const heaps = this.#heaps
    if (heaps.length < ENOUGH) return null
    const third = Math.floor(heaps.length / 3)
    const grown = median(heaps.slice(-third)) - median(heaps.slice(0, third))
    const rises = heaps.slice(1).filter((heap, i) => heap > (heaps[i] ?? heap)).length
    const isSteady = rises > 0.8 * (heaps.length - 1)
    return grown > NOISE && isSteady ? `the heap grew steadily, by ${Math.round(grown)} MiB` : null
  }

  line(): string {
    const [first = 0] = this.#heaps
    const last = this.#heaps.at(-1) ?? 0
    const rss = Math.round(process.memoryUsage().rss / MIB)
    return `heap after collection ${Math.round(first)} → ${Math.round(last)} MiB (most ${Math.round(Math.max(...this.#heaps, 0))}), resident ${rss} MiB`
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
