/** The central API as an administration runs it: a process under something that starts it again. */
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { end, hasEnded, pause, startProcess } from './processes.ts'

const MOST_ATTEMPTS = 200

export class Central {
  readonly port: number
  readonly #args: readonly string[]
  readonly #env: Record<string, string>
  readonly #log: string
  readonly #onTrouble: (what: string) => void
  #child: ChildProcess | null = null
  /** Ends of processes that we brought about. */
  readonly #ours = new WeakSet<ChildProcess>()

  constructor(options: {
    port: number
    dataFolder: string
    databaseUrl: string | null
    log: string
    onTrouble: (what: string) => void
  }) {
    const { port, dataFolder, databaseUrl } = options
    this.port = port
    this.#args = ['src/server/cli.ts', 'serve', '--json', `--port=${port}`, `--data=${dataFolder}`]
    this.#env = { PLATZWAHL_LOG: 'warn', DATABASE_URL: databaseUrl ?? '' }
    this.#log = options.log
    this.#onTrouble = options.onTrouble
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** Until it answers. One that ends before, such as for want of its database, is started again. */
  async start(): Promise<void> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      if (await this.#startOnce()) return
      await pause(200)
    }
    throw new Error(`The central API did not start; ${this.#log} says why.`)
  }

  #startOnce(): Promise<boolean> {
    const child = startProcess({ args: this.#args, env: this.#env, log: this.#log, stdio: 'pipe' })
    this.#child = child
    return new Promise((resolve) => {
      let ready = false
      child.once('exit', (code, signal) => {
        if (ready && !this.#ours.has(child))
          this.#onTrouble(`the central API ended by itself (${signal ?? code})`)
        resolve(false)
      })
      if (!child.stdout) return
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!line.startsWith('{"ready":true')) return
        ready = true
        resolve(true)
      })
    })
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async quit(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child
    if (!child) return
    this.#ours.add(child)
    await end(child, signal)
  }

  /** As a machine that is put to sleep, until `wake`. */
  sleep(): void {
    this.#child?.kill('SIGSTOP')
  }

  wake(): void {
    if (this.#child && !hasEnded(this.#child)) this.#child.kill('SIGCONT')
  }
}
