/** What laptops said was queued, written down before the next thing happens. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import type { MutationId } from '#shared/domain/ids.ts'
import type { Act } from './commands.ts'

export interface Entry {
  readonly laptop: string
  readonly changeId: MutationId
  readonly act: Act
  readonly at: number
}

export class Journal {
  readonly entries: Entry[] = []
  readonly #file: number

  constructor(path: string) {
    this.#file = openSync(path, 'a')
  }

  note(entry: Entry): void {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`)
    fsyncSync(this.#file)
    this.entries.push(entry)
  }

  close(): void {
    closeSync(this.#file)
  }
}
