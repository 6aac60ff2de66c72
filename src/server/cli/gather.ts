import { GATHER_MS } from '../repair/index.ts'
import { CommandProblem } from './command.ts'

const MINUTE = 60_000
const MOST_MINUTES = 24 * 60

/** @returns milliseconds */
export function gatherOption(value: string | boolean | undefined): number {
  if (typeof value !== 'string') return GATHER_MS
  const minutes = Number(value)
  if (value.trim() === '' || !Number.isFinite(minutes) || minutes < 0 || minutes > MOST_MINUTES)
    throw new CommandProblem(`--gather is a number of minutes from 0 to ${MOST_MINUTES}.`)
  return Math.round(minutes * MINUTE)
}
