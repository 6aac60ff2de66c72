/** Disks that can be filled and freed again, as far as this machine and user allow. */
import { execFile, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Disk {
  readonly what: string
  readonly folder: string
  /** @param pid of the process that uses it */
  fill(pid: number): Promise<void>
  free(pid: number): Promise<void>
  remove(): Promise<void>
}

const mounted = new Set<string>()

/** Whatever happens, no mount is left behind; each goes when the last process that uses it is gone. */
export function unmountAll(): void {
  for (const folder of mounted) spawnSync('umount', ['-l', folder])
  mounted.clear()
}
process.on('exit', unmountAll)

const SIZE = '16m'

/** A file system in memory that is really full. Only root may mount one. */
async function smallDisk(folder: string): Promise<Disk> {
  mkdirSync(folder)
  await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0700`, 'tmpfs', folder])
  mounted.add(folder)
  const ballast = join(folder, 'ballast')
  return {
    what: `a disk of ${SIZE} that is full`,
    folder: join(folder, 'laptop'),
    fill: async () => fillUp(ballast),
    free: async () => rmSync(ballast, { force: true }),
    remove: async () => unmountAll(),
  }
}

function fillUp(file: string): void {
  const handle = openSync(file, 'w')
  try {
    // Down to the last bytes: a full disk takes part of what is written.
    for (const size of [65_536, 4_096, 256, 1]) {
      const piece = Buffer.alloc(size, 1)
      try {
        for (;;) if (writeSync(handle, piece) < size) break
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      }
    }
  } finally {
    closeSync(handle)
  }
}

/** A limit on how large the process may make a file: to SQLite, a disk that takes no more. Anybody may set it. */
function limitedFiles(folder: string): Disk {
  mkdirSync(folder)
  return {
    what: 'a limit on the size of files',
    folder,
    async fill(pid) {
      const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size)
      await run('prlimit', [`--pid=${pid}`, `--fsize=${Math.max(0, ...sizes) + 20_000}:`])
    },
    async free(pid) {
      await run('prlimit', [`--pid=${pid}`, '--fsize=unlimited:'])
    },
    remove: async () => {},
  }
}

/** @param say told of what cannot be had here */
export async function disks(folder: string, say: (line: string) => void): Promise<Disk[]> {
  const found: Disk[] = []
  try {
    found.push(await smallDisk(join(folder, 'small')))
  } catch {
    say('a small disk cannot be mounted here (that takes root): a limit on the size of files has to do')
  }
  try {
    await run('prlimit', ['--version'])
    found.push(limitedFiles(join(folder, 'limited')))
  } catch {
    say('there is no prlimit: the size of files cannot be limited')
  }
  return found
}
