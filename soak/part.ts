/** A part of the soak, and what it gets and gives. */
import type { Options } from './options.ts'

export interface Figures {
  readonly kills: number
  readonly queued: number
  readonly accepted: number
  readonly rejected: number
}

export interface Run {
  readonly options: Options
  /** Of all kills and minutes, those of this part. */
  readonly kills: number
  readonly minutes: number
  /** Kept when something went wrong. */
  readonly folder: string
  readonly problems: readonly string[]
  say(line: string): void
  /** Something happened that must never happen; the run goes on and has failed. */
  onTrouble(what: string): void
  tell(figures: Figures): void
}

export interface Part {
  readonly name: string
  readonly about: string
  /** Why it cannot run on this machine, as a sentence; null when it can. */
  missing(): string | null
  /** Of the kills and minutes asked for. */
  readonly share: number
  run(run: Run): Promise<void>
}
