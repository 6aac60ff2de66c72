import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { environment, nodeBinary, root } from '../lib/project.mjs'

/** A process of ours that says `{"ready":true, …}` on one line of its standard output. */
export interface Child {
  readonly ready: Promise<Record<string, unknown>>
  /** Resolves with the exit code once it has ended, by itself or by `stop`. */
  readonly ended: Promise<number>
  stop(): void
}

/**
 * Starts `command` and waits for its ready line. What it prints before that goes to standard error.
 * `ready` rejects when the process ends first.
 */
export function startChild(
  name: string,
  args: readonly string[],
  { command = nodeBinary(), env = {} }: { command?: string; env?: Record<string, string> } = {},
): Child {
  const child: ChildProcess = spawn(command, [...args], {
    cwd: root,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own: Ctrl+C reaches it once, from us, in the order we choose.
    detached: process.platform !== 'win32',
  })
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(1))
  })
  const ready = new Promise<Record<string, unknown>>((resolve, reject) => {
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const message = readyLine(line)
        if (message) resolve(message)
        else process.stderr.write(`${line}\n`)
      })
    }
    void ended.then(() => reject(new Error(`${name} could not start; the lines above say why.`)))
  })
  ready.catch(() => {})
  return { ready, ended, stop: () => child.kill('SIGTERM') }
}

function readyLine(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{"ready":true')) return null
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return null
  }
}
