/** What a person asks of the soak on the command line. */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

export interface Options {
  readonly parts: readonly string[]
  readonly kills: number
  readonly minutes: number
  readonly seed: string
  readonly laptops: number
  /** A sample of what takes long, for every `npm test`. */
  readonly short: boolean
}

export const HELP = `npm run soak [-- PART… options]

Runs the real server and laptops as processes under load, kills them at random, and checks that nothing is lost.

  --kills N      processes killed in all (100)
  --minutes M    how long that takes, more or less (6)
  --seed S       what people do and what goes wrong (random)
  --laptops N    laptops under load (5)
  --short        the form that is part of npm test: a dozen kills in half a minute
`

/** @throws Error with a sentence for the person */
export function readOptions(argv: readonly string[], parts: readonly string[]): Options | 'help' {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      kills: { type: 'string' },
      minutes: { type: 'string' },
      seed: { type: 'string' },
      laptops: { type: 'string' },
      short: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return 'help'
  const unknown = positionals.find((name) => !parts.includes(name))
  if (unknown) throw new Error(`There is no part "${unknown}". The parts are: ${parts.join(', ')}.`)
  const usual = values.short
    ? { kills: 12, minutes: 0.2, laptops: 3 }
    : { kills: 100, minutes: 6, laptops: 5 }
  return {
    parts: positionals.length > 0 ? positionals : parts,
    kills: number('kills', values.kills, usual.kills),
    minutes: number('minutes', values.minutes, usual.minutes),
    laptops: number('laptops', values.laptops, usual.laptops),
    short: values.short,
    seed: values.seed ?? String(randomInt(1_000_000)),
  }
}

function number(name: string, given: string | undefined, usual: number): number {
  const value = given === undefined ? usual : Number(given)
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} is a number above 0.`)
  return value
}

/** The command that runs one part with the same seed again. */
export const again = (part: string, { kills, minutes, laptops, seed, short }: Options): string =>
  `npm run soak -- ${part} --seed ${seed} --kills ${kills} --minutes ${minutes} --laptops ${laptops}${short ? ' --short' : ''}`
