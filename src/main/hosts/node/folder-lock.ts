/** One app per data folder: two would number their changes alike. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @returns gives the folder free
 * @throws Error with a sentence for the person when another app uses the folder
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'in-use')
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600)
      writeSync(file, String(process.pid))
      closeSync(file)
      return () => rmSync(path, { force: true })
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EEXIST')
        throw new Error(`Platzwahl cannot write to ${folder} (${code}). Is the disk full?`, { cause: error })
      if (attempt > 0) throw inUse(folder)
      if (isAlive(Number(readFileSync(path, 'utf8')))) throw inUse(folder)
      // Left behind by an app that was killed.
      rmSync(path, { force: true })
    }
  }
}

const inUse = (folder: string) => new Error(`Platzwahl is already open with the data in ${folder}.`)

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
