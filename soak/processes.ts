/** The processes of a run. Each is known here from its start on, so that none outlives the run. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { environment, nodeBinary, root } from '../scripts/lib/project.mjs'

const alive = new Set<ChildProcess>()

export interface Start {
  readonly args: readonly string[]
  /** File for what it says on standard error. */
  readonly log: string
  readonly env?: Record<string, string>
  readonly stdio: 'ipc' | 'pipe'
}

/** Starts Node on one of our files. */
export function startProcess({ args, log, env = {}, stdio }: Start): ChildProcess {
  const file = openSync(log, 'a')
  const child = spawn(nodeBinary(), ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: environment(env),
    stdio: stdio === 'ipc' ? ['ignore', file, file, 'ipc'] : ['ignore', 'pipe', file],
  })
  closeSync(file)
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  child.once('error', () => alive.delete(child))
  return child
}

export const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** Sends a signal and waits for the end. */
export async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (hasEnded(child)) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await gone
}

export function killAll(): void {
  for (const child of alive) child.kill('SIGKILL')
}
process.on('exit', killAll)

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
