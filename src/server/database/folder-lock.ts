/** Keeps two processes from opening one embedded database, which would destroy it. */
import { readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseProblem } from './errors.ts'

/**
 * @returns gives the folder back
 * @throws DatabaseProblem naming the folder when a living process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'lock')
  const mine = `${process.pid} ${startOf(process.pid)}`
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(file, mine, { flag: 'wx' })
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new DatabaseProblem(`The data folder ${folder} cannot be written to.`, { cause: error })
    }
    const [pid = '', started = ''] = (await readFile(file, 'utf8').catch(() => '')).split(' ')
    if (isAlive(Number(pid), started))
      throw new DatabaseProblem(
        `The data folder ${folder} is in use by process ${pid}. Stop that one first, or choose another data folder.`,
      )
    await rm(file, { force: true })
  }
  throw new DatabaseProblem(`The data folder ${folder} is being opened by several processes at once.`)
}

function isAlive(pid: number, started: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  // A number is given again after a reboot; where the system tells, the start tells them apart.
  return startOf(pid) === started
}

/** When a process started, in the system's own unit; empty where it does not tell. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
