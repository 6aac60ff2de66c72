/** One laptop's way to the server, in whatever weather; everything that passes is shown to those who watch. */
import type { Network } from '#core/platform.ts'
import type { Dice } from '../engine/dice.ts'
import type { VirtualTime } from '../engine/virtual-time.ts'
import { BASE_URL, type Central, type ServerAnswer } from './central.ts'
import { type Fate, type Weather, weather } from './weather.ts'

/** A request the server has answered, whether or not the answer ever arrives. */
export interface Exchange {
  readonly laptop: number
  readonly path: string
  /** When the request arrived, epoch milliseconds. */
  readonly began: number
  readonly token: string | null
  readonly request: unknown
  readonly status: number
  readonly answer: unknown
  /** Statements the server sent for it. */
  readonly statements: number
}

export interface Watchers {
  /** A request reached the server. */
  asked(request: Pick<Exchange, 'laptop' | 'path' | 'token' | 'request'>): void
  /** The moment the server has answered; nothing else has happened since. */
  answered(exchange: Exchange): void
  /** The answer reached the laptop. */
  delivered(exchange: Exchange): void
}

const KEEP_ALIVE = new TextEncoder().encode(': \n\n')
const KEEP_ALIVE_MS = 25_000

export class Line {
  readonly #time: VirtualTime
  readonly #central: Central
  readonly #laptop: number
  readonly #dice: Dice
  readonly #watchers: Watchers
  #weather: Weather = weather.clear
  readonly #streams = new Set<PokeStream>()
  /** Rewrites what the laptop sends, as a laptop with another version of the app would send it. */
  rewrite: (path: string, body: string) => string = (_path, body) => body

  constructor(time: VirtualTime, central: Central, laptop: number, dice: Dice, watchers: Watchers) {
    this.#time = time
    this.#central = central
    this.#laptop = laptop
    this.#dice = dice
    this.#watchers = watchers
    central.onDeath.add(() => this.#breakStreams())
  }

  set weather(next: Weather) {
    this.#weather = next
    if (next.open === 'broken') this.#breakStreams()
    if (next.open === 'silent') this.silence()
  }

  /** The laptop is off: its connections end, and nobody is there to notice. */
  end(): void {
    for (const s of this.#streams) s.end()
    this.#streams.clear()
  }

  /** The laptop sleeps: its connections stay open, and nothing passes. */
  silence(): void {
    for (const s of this.#streams) s.silence()
  }

  #breakStreams(): void {
    for (const s of this.#streams) s.break()
    this.#streams.clear()
  }

  /** @param isOn whether the laptop that asked still runs */
  network(isOn: () => boolean): Network {
    return {
      fetch: async (request, { signal }) => {
        const path = new URL(request.url).pathname
        const body = request.method === 'GET' ? '' : this.rewrite(path, await request.text())
        const headers = new Headers(request.headers)
        return await new Promise<Response>((resolve, reject) => {
          const fail = (error: Error) => {
            if (isOn()) reject(error)
          }
          signal?.addEventListener('abort', () => fail(new DOMException('aborted', 'AbortError')))
          const send = (again: boolean) =>
            this.#arrive({ method: request.method, path, headers, body }, again ? null : signal)
          this.#carry(this.#weather.fate(this.#dice), path, send, (r) => isOn() && resolve(r), fail)
        })
      },
    }
  }

  #carry(
    fate: Fate,
    path: string,
    send: (again: boolean) => Promise<Arrived | null>,
    resolve: (response: Response) => void,
    fail: (error: Error) => void,
  ): void {
    const after = (ms: number, then: () => void) => this.#time.after(ms, then)
    switch (fate.kind) {
      case 'silent':
        return
      case 'refused':
        after(5, () => fail(new TypeError('fetch failed')))
        return
      case 'untrusted':
        after(5, () => fail(Object.assign(new TypeError('fetch failed'), { code: 'CERT_HAS_EXPIRED' })))
        return
      case 'portal':
        after(5, () =>
          resolve(new Response('<html>Willkommen</html>', { headers: { 'content-type': 'text/html' } })),
        )
        return
      case 'busy':
        after(5, () => resolve(busy(fate.status, fate.retryAfter)))
        return
      case 'carried':
    }
    if (fate.lost === 'request') {
      after(fate.there + 3_000, () => fail(new TypeError('fetch failed')))
      return
    }
    after(fate.there, () => {
      void send(false).then((arrived) => {
        if (!arrived || fate.lost === 'answer') after(fate.back, () => fail(new TypeError('fetch failed')))
        else after(fate.back, () => this.#deliver(arrived, resolve, fail))
      })
    })
    // No network repeats a stream by itself.
    if (fate.again !== null && path !== '/api/poke') after(fate.there + fate.again, () => void send(true))
  }

  async #arrive(
    what: { method: string; path: string; headers: Headers; body: string },
    signal: AbortSignal | null,
  ): Promise<Arrived | null> {
    const aborted = new AbortController()
    signal?.addEventListener('abort', () => this.#time.after(5, () => aborted.abort()))
    const { method, path, headers, body } = what
    const request = new Request(`${BASE_URL}${path}`, {
      method,
      headers,
      signal: aborted.signal,
      ...(method === 'GET' ? {} : { body }),
    })
    const asked = {
      laptop: this.#laptop,
      path,
      token: headers.get('authorization')?.slice('Bearer '.length) ?? null,
      request: body === '' ? null : tryJson(body),
    }
    this.#watchers.asked(asked)
    const began = this.#time.now
    const before = this.#central.statementsNow
    const answer = await this.#central.answer(request, `10.0.0.${this.#laptop}`)
    if (!answer) return null
    const exchange: Exchange = {
      ...asked,
      began,
      status: answer.status,
      answer: typeof answer.body === 'string' ? tryJson(answer.body) : null,
      statements: this.#central.statementsNow - before,
    }
    this.#watchers.answered(exchange)
    return { answer, exchange }
  }

  #deliver({ answer, exchange }: Arrived, resolve: (r: Response) => void, fail: (e: Error) => void): void {
    const { status, headers, body } = answer
    if (typeof body === 'string') {
      this.#watchers.delivered(exchange)
      resolve(new Response(body, { status, headers }))
      return
    }
    if (this.#weather.open === 'broken' || !this.#central.isUp) {
      void body.cancel()
      fail(new TypeError('fetch failed'))
      return
    }
    const stream = new PokeStream(this.#time, body)
    this.#streams.add(stream)
    resolve(new Response(stream.readable, { status, headers }))
  }
}

interface Arrived {
  readonly answer: ServerAnswer
  readonly exchange: Exchange
}

/** A long answer, carried on piece by piece, that can break or fall silent at any time. */
class PokeStream {
  readonly readable: ReadableStream<Uint8Array>
  readonly #time: VirtualTime
  readonly #source: ReadableStreamDefaultReader<Uint8Array>
  #out: ReadableStreamDefaultController<Uint8Array> | null = null
  #state: 'open' | 'silent' | 'over' = 'open'

  constructor(time: VirtualTime, source: ReadableStream<Uint8Array>) {
    this.#time = time
    this.#source = source.getReader()
    this.readable = new ReadableStream({
      start: (controller) => {
        this.#out = controller
      },
      cancel: () => this.end(),
    })
    void this.#pump()
    this.#keepAlive()
  }

  break(): void {
    if (this.#state === 'over') return
    const out = this.#out
    this.end()
    // An error that nobody reads yet must not become an unhandled rejection.
    out?.error(new TypeError('terminated'))
  }

  silence(): void {
    if (this.#state === 'open') this.#state = 'silent'
  }

  end(): void {
    this.#state = 'over'
    void this.#source.cancel().catch(() => {})
  }

  #give(bytes: Uint8Array): void {
    if (this.#state === 'open') this.#out?.enqueue(bytes)
  }

  async #pump(): Promise<void> {
    try {
      for (;;) {
        const { done, value } = await this.#source.read()
        if (done) break
        this.#time.after(10, () => this.#give(value))
      }
      this.#time.after(10, () => {
        if (this.#state !== 'open') return
        this.#state = 'over'
        this.#out?.close()
      })
    } catch {
      this.break()
    }
  }

  #keepAlive(): void {
    this.#time.after(KEEP_ALIVE_MS, () => {
      if (this.#state !== 'open') return
      this.#give(KEEP_ALIVE)
      this.#keepAlive()
    })
  }
}

function busy(status: number, retryAfter: number | null): Response {
  const headers = new Headers({ 'content-type': 'application/json' })
  if (retryAfter !== null) headers.set('retry-after', String(retryAfter))
  return new Response('{}', { status, headers })
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
