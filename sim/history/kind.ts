/** What a step of a history is. Each capability brings its kinds of steps; a history is drawn from all of them. */
import type { Dice } from '../engine/dice.ts'
import type { SimLaptop } from '../world/laptop.ts'
import type { World } from '../world/world.ts'

export type Args = Readonly<Record<string, string | number | boolean | null>>

/** One step, drawn from a seed and written down before anything is played. */
export interface Step {
  /** Its place in the history; names the step when a history is shortened. */
  readonly index: number
  /** Milliseconds that pass before it. */
  readonly wait: number
  readonly kind: string
  /** Number of the laptop it is about; those about none leave it unused. */
  readonly laptop: number
  readonly args: Args
}

export interface Played {
  readonly world: World
  readonly laptop: SimLaptop
  /** The step's own randomness, for choices that depend on what is there. */
  readonly dice: Dice
}

export interface Kind<A extends Args = Args> {
  readonly name: string
  /** How often it is drawn, relative to the others. */
  readonly weight: number
  draw(dice: Dice): A
  play(played: Played, args: A): Promise<void>
}

/** Keeps the arguments of `draw` and `play` the same type, then forgets it. */
export const kind = <A extends Args>(k: Kind<A>): Kind => k as unknown as Kind
