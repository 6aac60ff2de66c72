/**
 * Revocations outside the database, so that restoring an old copy of it brings no revoked device back.
 * Each is signed, so the file need not be trusted; it only must not get lost.
 */
import { appendFile, mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Revocation } from '#shared/contract/central.ts'

export interface RevocationLog {
  /** Kept for good once it returns. */
  append(revocation: Revocation): Promise<void>
  /** All that can be read, signed by whomever. */
  read(): Promise<Revocation[]>
}

/** For what has no disk: tests and the simulator. */
export function revocationsInMemory(): RevocationLog {
  const kept: Revocation[] = []
  return {
    append: async (revocation) => void kept.push(revocation),
    read: async () => [...kept],
  }
}

/** One JSON a line, only ever added to. */
export function revocationFile(path: string): RevocationLog {
  return {
    async append(revocation) {
      await mkdir(dirname(path), { recursive: true })
      // Begins with a new line, as the last one may have been cut short by a crash.
      await appendFile(path, `\n${JSON.stringify(revocation)}\n`)
      const file = await open(path, 'r')
      try {
        await file.sync()
      } finally {
        await file.close()
      }
    },
    async read() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return ''
        throw error
      })
      return text.split('\n').flatMap(parseLine)
    },
  }
}

function parseLine(line: string): Revocation[] {
  try {
    return [Revocation.parse(JSON.parse(line))]
  } catch {
    return []
  }
}
