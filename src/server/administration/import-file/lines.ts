/** The lines of a file, one at a time. */
import type { ImportedLine, ImportProblem } from '#shared/contract/administration.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import { type Administering, Refused } from '../administer.ts'
import type { TableLine } from './read-table.ts'

export interface Importing extends Administering {
  readonly lines: readonly TableLine[]
  newId<T extends PersonId | TeamId>(): T
  /** Hash of the one-time password of a new login; null: none, so that nobody signs in by it. */
  hashOf(login: string): string | null
}

/** What a line is refused for; thrown within it. */
export class Wrong extends Error {
  readonly problem: ImportProblem
  constructor(problem: ImportProblem) {
    super(problem.reason)
    this.problem = problem
  }
}

/** A line as it ends: done, or why not. Refusals come before anything of the line is written. */
export async function tryLine(
  { line, key }: { line: number; key: string },
  work: () => Promise<ImportedLine['outcome']>,
): Promise<ImportedLine> {
  try {
    return { line, key, outcome: await work() }
  } catch (error) {
    if (error instanceof Wrong) return { line, key, outcome: { kind: 'wrong', problem: error.problem } }
    if (error instanceof Refused)
      return { line, key, outcome: { kind: 'wrong', problem: { reason: 'refused', refusal: error.refusal } } }
    throw error
  }
}
