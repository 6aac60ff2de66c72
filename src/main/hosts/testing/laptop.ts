/** A laptop for tests: the real core with its cache in a folder of its own, on a network that can fail. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import { type Core, type CoreRouter, createCore } from '#core/core.ts'
import type { Clock, KeyWrapper, Network, Platform, Storage } from '#core/platform.ts'
import { plainKeys } from '../node/key-wrappers.ts'
import { folderStorage, nodePlatform } from '../node/platform.ts'

/** What happens to a request; a scenario answers, passes it on, or does both. */
export type Weather = (request: Request, pass: () => Promise<Response>) => Promise<Response>

export const clear: Weather = (_request, pass) => pass()
export const cut: Weather = async () => {
  throw new TypeError('fetch failed')
}
/** Hotel WLAN: every question is answered by its own sign-in page. */
export const captivePortal: Weather = async () =>
  new Response('<html>Willkommen im WLAN</html>', { headers: { 'content-type': 'text/html' } })

export const pathOf = (request: Request): string => new URL(request.url).pathname

/** The server does what it is asked, but its answer is lost on the way. */
export const losingAnswersTo =
  (path: string): Weather =>
  async (request, pass) => {
    const response = await pass()
    if (pathOf(request) !== path) return response
    await response.arrayBuffer()
    throw new TypeError('fetch failed')
  }

export class TestLaptop {
  readonly folder: string
  /** Address it is configured with; takes effect at the next start. */
  server: string
  readonly #keys: KeyWrapper
  weather: Weather = clear
  /** What this laptop's clock is ahead of the real one, milliseconds. */
  clockAhead = 0
  /** Its disk; takes effect at the next start. */
  storage: (folder: string) => Storage = folderStorage
  #core: Core | null = null

  constructor(server: string, keys: KeyWrapper = plainKeys) {
    this.folder = mkdtempSync(join(tmpdir(), 'platzwahl-laptop-'))
    this.server = server
    this.#keys = keys
  }

  async start(): Promise<this> {
    this.#core = await createCore(this.platform(), {
      serverUrl: this.server,
      deviceName: 'Testgerät',
      demoLogins: [],
    })
    return this
  }

  platform(): Platform {
    const network: Network = {
      fetch: (request, init) => this.weather(request, () => fetch(request, init)),
    }
    const node = nodePlatform(this.folder, this.#keys)
    const clock: Clock = { ...node.clock, now: () => node.clock.now() + this.clockAhead }
    return { ...node, clock, network, storage: this.storage(this.folder), log: () => {} }
  }

  get core(): Core {
    if (!this.#core) throw new Error('The laptop is off')
    return this.#core
  }

  get app(): RouterClient<CoreRouter> {
    return createRouterClient(this.core.router)
  }

  /** Signs in, and waits until everything is there. */
  async signIn(who: { login: string; password: string }): Promise<void> {
    const end = await this.app.session.signIn(who)
    if (!end.ok) throw new Error(`${who.login} was not signed in: ${JSON.stringify(end)}`)
    await until(
      () => this.app.session.state(),
      (s) => s.phase === 'ready',
    )
  }

  async quit(): Promise<void> {
    await this.#core?.close()
    this.#core = null
  }

  async dispose(): Promise<void> {
    await this.quit()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Asks again until the answer is as wanted; says what it was last when that never comes. */
/** Until it has everything and nothing waits. */
export const fresh = (laptop: TestLaptop) =>
  until(
    () => laptop.app.sync.status(),
    (s) => s.state === 'fresh' && s.queued === 0,
  )

export async function until<T>(
  ask: () => Promise<T> | T,
  wanted: (answer: T) => boolean,
  withinMs = 60_000,
): Promise<T> {
  const end = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (wanted(answer)) return answer
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(answer).slice(0, 2_000)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
