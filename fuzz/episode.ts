/**
 * One life of a world that is fuzzed: made, walked through step by step, closed. The steps taken are
 * kept, so that a failure can be walked again with fewer of them.
 */
import { Dice } from './dice.ts'
import { kindOf, type Problem } from './problem.ts'

/** A world that steps are taken in. */
export interface Place<Step> {
  before(dice: Dice): Step[]
  next(dice: Dice): Step
  end(): Step
  take(step: Step): Promise<Problem[]>
  close(): Promise<void>
}

export interface Found<Step> {
  readonly problem: Problem
  /** Everything up to and with the step it showed at. */
  readonly steps: readonly Step[]
}

const SEQUENCES = 20
const CALLS = 40

/** @param isOver asked between the steps: the time is up */
export async function runEpisode<Step>(
  place: Place<Step>,
  seed: string,
  isOver: () => boolean,
): Promise<Found<Step>[]> {
  const steps: Step[] = []
  const found = new Map<string, Found<Step>>()
  const take = async (step: Step) => {
    steps.push(step)
    for (const problem of await place.take(step))
      if (!found.has(kindOf(problem))) found.set(kindOf(problem), { problem, steps: [...steps] })
  }
  for (let sequence = 0; sequence < SEQUENCES && !isOver(); sequence++) {
    const dice = new Dice(`${seed} ${sequence}`)
    for (const step of place.before(dice)) await take(step)
    for (let call = 0; call < CALLS && !isOver(); call++) await take(place.next(dice))
  }
  await take(place.end())
  return [...found.values()]
}

/** Takes given steps; whether a problem of that kind shows. */
export async function walk<Step>(
  place: Place<Step>,
  steps: readonly Step[],
  kind: string | null,
): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const step of [...steps, place.end()]) {
    problems.push(...(await place.take(step)))
    if (kind !== null && problems.some((p) => kindOf(p) === kind)) break
  }
  return problems
}

/** Worlds are made anew for each try, so there is a limit to them. */
const MOST_TRIES = 40

/** The fewest steps found, in their order, with which the same problem shows. Null: not even all of them do. */
export async function shrink<Step>(
  { problem, steps }: Found<Step>,
  open: () => Promise<Place<Step>>,
): Promise<readonly Step[] | null> {
  let tries = 0
  const fails = async (some: readonly Step[]): Promise<boolean> => {
    tries++
    const place = await open()
    try {
      return (await walk(place, some, kindOf(problem))).some((p) => kindOf(p) === kindOf(problem))
    } finally {
      await place.close()
    }
  }
  // Most failures need nothing but the call they showed at, or the last few.
  let least: readonly Step[] | null = null
  for (const length of [1, 2, 8, 50, steps.length]) {
    if (await fails(steps.slice(-length))) {
      least = steps.slice(-length)
      break
    }
  }
  if (!least) return null
  for (let parts = 2; least.length > 1 && tries < MOST_TRIES; ) {
    const size = Math.ceil(least.length / parts)
    let smaller: readonly Step[] | null = null
    for (let at = 0; at < least.length && !smaller && tries < MOST_TRIES; at += size) {
      const rest: Step[] = [...least.slice(0, at), ...least.slice(at + size)]
      if (rest.length > 0 && (await fails(rest))) smaller = rest
    }
    if (smaller) {
      least = smaller
      parts = Math.max(2, parts - 1)
    } else if (size === 1) break
    else parts = Math.min(least.length, parts * 2)
  }
  return least
}
