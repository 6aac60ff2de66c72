/** What became of reading a plan, as sentences for the person. */
import type { ImportWarning } from './imported.ts'
import type { ImportProblem } from './problem.ts'
import * as de from './sentences.de.ts'
import * as en from './sentences.en.ts'

export interface ImportSentences {
  readonly problemSentence: (problem: ImportProblem) => string
  readonly warningSentence: (warning: ImportWarning) => string
}
export const IMPORT_SENTENCES: Readonly<Record<'de' | 'en', ImportSentences>> = { de, en }
