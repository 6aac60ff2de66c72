/** A laptop process as the driver handles it. */
import type { ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Change, Queued, SessionState, SyncStatus } from '#shared/contract/local.ts'
import type { Act, Command, Told } from './commands.ts'
import { end, hasEnded, startProcess } from './processes.ts'
import type { TcpProxy } from './tcp-proxy.ts'

/** The process ended before it answered: whether it did what it was told is not known. */
export class Gone extends Error {}

/** The core threw: a person would see an error without words. */
export class Trouble extends Error {}

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

export interface LaptopOptions {
  readonly name: string
  readonly folder: string
  readonly log: string
  readonly proxy: TcpProxy
  readonly login: string
  readonly password: string
  readonly onTrouble: (what: string) => void
}

export class LaptopProcess {
  readonly name: string
  readonly folder: string
  readonly proxy: TcpProxy
  readonly login: string
  /** It said that the person is signed in; no kill may undo that. */
  signedIn = false
  readonly #options: LaptopOptions
  #child: ChildProcess | null = null
  #ready = false
  readonly #ours = new WeakSet<ChildProcess>()
  readonly #waiting = new Map<number, Waiting>()
  #asked = 0
  /** What it was told last, for the log. */
  doing = 'starting'

  constructor(options: LaptopOptions) {
    this.name = options.name
    this.folder = options.folder
    this.proxy = options.proxy
    this.login = options.login
    this.#options = options
  }

  get up(): boolean {
    return this.#ready && this.#child !== null && !hasEnded(this.#child)
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** @returns whether it is up; false when it was killed before */
  start(): Promise<boolean> {
    this.doing = 'starting'
    const { folder, log, proxy } = this.#options
    const args = [join(import.meta.dirname, 'laptop.ts'), folder, proxy.url]
    const child = startProcess({ args, log, stdio: 'ipc' })
    this.#child = child
    return new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#ready = false
        if (!this.#ours.has(child))
          this.#options.onTrouble(
            `${this.name} ended by itself (${signal ?? code}) while ${this.doing}; see ${log}`,
          )
        for (const { reject } of this.#waiting.values()) reject(new Gone(this.name))
        this.#waiting.clear()
        resolve(false)
      })
      child.on('message', (message) => {
        const told = message as Told
        if ('ready' in told) {
          this.#ready = true
          resolve(true)
        } else this.#settle(told)
      })
    })
  }

  #settle(told: Exclude<Told, { ready: true }>): void {
    const waiting = this.#waiting.get(told.no)
    this.#waiting.delete(told.no)
    if ('trouble' in told) waiting?.reject(new Trouble(told.trouble))
    else waiting?.resolve(told.answer)
  }

  /** @throws Gone, Trouble */
  #ask(command: Command): Promise<unknown> {
    const no = ++this.#asked
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const child = this.#child
    if (!child || !this.up) return Promise.reject(new Gone(this.name))
    this.doing = command.do
    this.#waiting.set(no, { resolve, reject })
    child.send({ no, command }, (error) => {
      if (error) reject(new Gone(this.name))
    })
    return promise
  }

  act = (command: Act) => this.#ask(command) as Promise<Queued | null>
  state = () => this.#ask({ do: 'state' }) as Promise<SessionState>
  status = () => this.#ask({ do: 'status' }) as Promise<SyncStatus>
  changes = () => this.#ask({ do: 'changes' }) as Promise<Change[]>
  tell = (command: Command) => this.#ask(command)

  async signIn(): Promise<boolean> {
    const { login, password } = this.#options
    const done = (await this.#ask({ do: 'signIn', login, password })) as { ok: boolean }
    if (done.ok) this.signedIn = true
    return done.ok
  }

  kill = () => this.#end('SIGKILL')
  quit = () => this.#end('SIGTERM')

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child
    if (!child) return
    this.#ours.add(child)
    await end(child, signal)
  }

  /** Asks it to quit, and does not wait for that. */
  beginQuitting(): void {
    if (!this.#child) return
    this.#ours.add(this.#child)
    this.#child.kill('SIGTERM')
  }

  sleep(): void {
    this.#child?.kill('SIGSTOP')
  }

  wake(): void {
    if (!this.#child || hasEnded(this.#child)) return
    this.#child.kill('SIGCONT')
    this.tell({ do: 'wake' }).catch(() => {})
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
