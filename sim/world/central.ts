/** The central API as a process that dies and comes back: the real services behind the real contract, without HTTP. */
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { apiOptions } from '#server/http/api.ts'
import type { RequestContext } from '#server/http/procedure.ts'
import { router } from '#server/http/router.ts'
import { revocationsInMemory } from '#server/index.ts'
import { startServices } from '#server/server.ts'
import type { Services } from '#server/services.ts'
import { PullLine } from '#server/sync/index.ts'
import type { Dice } from '../engine/dice.ts'
import type { VirtualTime } from '../engine/virtual-time.ts'
import { Life, type Mishap, type SimDatabase } from './database.ts'
import type { Overlap } from './overlap.ts'

/** How long a restored server waits for what laptops kept. */
export const GATHER_MS = 5 * 60_000

export const BASE_URL = 'https://platzwahl.test'

/** Short, so that a few laptops have to stand in it; those in front go on only when time does. */
class Line extends PullLine {
  readonly #time: VirtualTime

  constructor(time: VirtualTime) {
    super(2)
    this.#time = time
  }

  protected override waitForPlace(): Promise<void> {
    return this.#time.idle(() => super.waitForPlace())
  }
}

interface Process {
  readonly life: Life
  readonly services: Services
  readonly handler: OpenAPIHandler<RequestContext>
  readonly stop: () => Promise<void>
}

/** An answer as bytes; the stream of pokes stays a stream. */
export interface ServerAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: string | ReadableStream<Uint8Array>
}

export class Central {
  readonly #time: VirtualTime
  readonly #database: SimDatabase
  readonly #dice: Dice
  readonly #overlap: Overlap | null
  #process: Process | null = null
  #starting: Promise<void> | null = null
  /** Kept outside the database, as no backup may undo a revocation. */
  readonly revocations = revocationsInMemory()
  /** Things a healthy server never logs. */
  readonly troubles: string[] = []
  /** Called when the process dies, so that its connections break. */
  readonly onDeath = new Set<() => void>()
  #statements = 0

  constructor(time: VirtualTime, database: SimDatabase, dice: Dice, overlap: Overlap | null) {
    this.#time = time
    this.#database = database
    this.#dice = dice
    this.#overlap = overlap
  }

  get isUp(): boolean {
    return this.#process?.life.alive ?? false
  }

  /** Sent to the database by now, by every process there was. */
  get statementsNow(): number {
    const life = this.#process?.life
    return this.#statements + (life?.alive ? life.statements : 0)
  }

  get services(): Services {
    if (!this.#process) throw new Error('the server never started')
    return this.#process.services
  }

  /** It is up when the time it takes has passed. */
  start(): void {
    if (this.isUp) return
    this.#starting ??= this.#start().finally(() => {
      this.#starting = null
    })
  }

  async #start(): Promise<void> {
    const life = new Life((work) => this.#time.working(work), this.#overlap)
    const alive = (then: () => void) => () => {
      if (life.alive) then()
    }
    const note = (details: unknown, message?: string) => {
      if (life.alive) this.troubles.push(`${message ?? ''} ${inWords(details)}`)
    }
    const { services, stop } = await this.#time.working(() =>
      startServices(
        {
          database: this.#database.of(life),
          clock: { now: () => this.#time.now, after: (ms, then) => this.#time.after(ms, alive(then)) },
          random: { bytes: (n) => this.#dice.bytes(n) },
          name: 'Simulierte Stadt',
          gatherMs: GATHER_MS,
          revocations: this.revocations,
          pulls: new Line(this.#time),
        },
        { error: note, warn: () => {}, info: () => {} } as Services['log'],
      ),
    )
    const handler = new OpenAPIHandler(router, {
      ...apiOptions(services),
      eventIteratorKeepAliveEnabled: false,
    })
    life.onDeath = () => {
      this.#statements += life.statements
      for (const breaks of this.onDeath) breaks()
    }
    this.#process = { life, services, handler, stop }
  }

  /** Now, without a word. */
  kill(): void {
    this.#process?.life.die()
  }

  /** At the `left`-th commit of something written from now on. */
  plan(mishap: Mishap | null, left = 0): void {
    if (this.#process) this.#process.life.plan = mishap && { ...mishap, left }
  }

  /** Lets running work end; connections are closed in order. */
  async stop(): Promise<void> {
    const process = this.#process
    if (!process?.life.alive) return
    process.services.changes.endAll()
    // It waits for what others do, which may take time: no work of its own that time would have to wait for.
    await process.stop()
    process.life.die()
  }

  /** @returns null when nobody is there to answer, or died over it */
  async answer(request: Request, ip: string): Promise<ServerAnswer | null> {
    const process = this.#process
    if (!process?.life.alive) return null
    const { services, handler, life } = process
    return await this.#time.working(async () => {
      const result = await handler.handle(request, {
        prefix: '/api',
        context: { services, authorization: request.headers.get('authorization') ?? undefined, ip },
      })
      const { response } = result
      if (!response) throw new Error(`the contract knows no ${request.url}`)
      const { status, headers } = response
      const isStream = headers.get('content-type')?.startsWith('text/event-stream') ?? false
      const body = isStream && response.body ? response.body : await response.text()
      return life.alive ? { status, headers, body } : null
    })
  }
}

function inWords(details: unknown): string {
  if (typeof details !== 'object' || details === null) return String(details)
  const { err, ...rest } = details as { err?: unknown }
  return `${err instanceof Error ? err.stack : String(err)} ${JSON.stringify(rest)}`
}
