/** Draws a history from a seed: who does what, and what goes wrong, before anything is played. */
import { Dice } from '../engine/dice.ts'
import { administrationKinds } from './administration.ts'
import { closingKinds } from './closings.ts'
import { contractKinds } from './contracts.ts'
import { fixedDeskKinds } from './fixed-desks.ts'
import type { Kind, Step } from './kind.ts'
import { leadKinds } from './leads.ts'
import { machineKinds } from './machines.ts'
import { networkKinds } from './network.ts'
import { planKinds } from './plans.ts'
import { severalDaysKinds } from './several-days.ts'
import { staffKinds } from './staff.ts'

/** Every kind of step there is; a new capability adds its own here. */
export const kinds: readonly Kind[] = [
  ...staffKinds,
  ...severalDaysKinds,
  ...leadKinds,
  ...machineKinds,
  ...networkKinds,
  ...administrationKinds,
  ...closingKinds,
  ...planKinds,
  ...fixedDeskKinds,
  ...contractKinds,
]
const byName = new Map(kinds.map((k) => [k.name, k]))

export interface Shape {
  readonly laptops: number
  /** Hours of work that the steps are spread over; nights come on top. */
  readonly hours: number
}

/** Steps a laptop and hour: enough for the queue, the weather and the server to get in each other's way. */
const STEPS_AN_HOUR = 55

export function drawHistory(seed: number, { laptops, hours }: Shape): Step[] {
  const count = Math.max(4, Math.round(STEPS_AN_HOUR * laptops * hours))
  const weights = Object.fromEntries(kinds.map((k) => [k.name, k.weight]))
  // Most runs leave some kinds out, so that each can be seen without the others.
  const mood = new Dice(seed, 'mood')
  for (const k of kinds) if (mood.chance(0.25)) weights[k.name] = k.weight / 10
  return Array.from({ length: count }, (_, index) => {
    const dice = new Dice(seed, 'step', index)
    const name = dice.weighted(weights)
    const kind = kindOf(name)
    return {
      index,
      wait: drawWait(dice, (hours * 3_600_000) / count),
      kind: name,
      laptop: dice.between(1, laptops),
      args: kind.draw(dice),
    }
  })
}

/** Bursts, and pauses between them. */
function drawWait(dice: Dice, mean: number): number {
  const pace = dice.weighted({ atOnce: 4, soon: 4, later: 2 })
  if (pace === 'atOnce') return 0
  if (pace === 'soon') return dice.between(10, 5_000)
  return dice.between(1_000, Math.max(2_000, Math.round(mean * 8)))
}

export function kindOf(name: string): Kind {
  const kind = byName.get(name)
  if (!kind) throw new Error(`no kind of step is called "${name}"`)
  return kind
}

/** A step in words, for a short history that a person reads. */
export const tellStep = ({ index, wait, kind, laptop, args }: Step): string =>
  `${String(index).padStart(4)}  +${(wait / 1000).toFixed(1).padStart(6)} s  L${laptop}  ${kind} ${Object.entries(
    args,
  )
    .map(([k, v]) => `${k}=${v}`)
    .join(' ')}`
