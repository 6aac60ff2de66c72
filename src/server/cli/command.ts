import { writeFile } from 'node:fs/promises'
import type { Config } from '../config.ts'

export interface Invocation {
  readonly config: Config
  /** Options and arguments after the command's name, as given. */
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
  /** Standard output: results. */
  readonly print: (line: string) => void
  /** Standard error: everything else. */
  readonly say: (line: string) => void
}

export interface Command {
  readonly summary: string
  /** What follows the name, such as `FILE --site SITE`. */
  readonly usage: string
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
  /** @returns exit code */
  run(invocation: Invocation): Promise<number>
}

/** Ends the command with a sentence for the person, and no stack trace. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem'
}

/** Writes a file that a command was asked for. @returns what was written, in words */
export async function writeResult(file: string, content: Uint8Array): Promise<string> {
  try {
    await writeFile(file, content)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    throw new CommandProblem(`The file ${file} could not be written (${code}).`)
  }
  return `${file}: ${content.length.toLocaleString('en')} bytes`
}
