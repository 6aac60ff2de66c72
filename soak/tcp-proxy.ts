/** The network between one laptop and the server: a TCP proxy that can fail as networks do. */
import { createServer, type Server, Socket } from 'node:net'
import { pause } from './processes.ts'

export const WEATHERS = ['refusing', 'slow', 'cutting', 'silent', 'losing', 'portal'] as const
export type Weather = 'clear' | (typeof WEATHERS)[number]

/** What each does, for the log. */
export const IN_WORDS: Readonly<Record<Weather, string>> = {
  clear: 'a network that works',
  refusing: 'no network: connections are reset',
  slow: 'a slow network',
  cutting: 'connections reset in the middle of an answer',
  silent: 'half-open connections: accepted, never answered',
  losing: 'questions arrive, answers are lost',
  portal: 'a captive portal answers everything with its own page',
}

const PAGE = '<!doctype html><title>WLAN</title><p>Willkommen im Gastnetz</p>'
const PORTAL = `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${PAGE.length}\r\n\r\n${PAGE}`

interface Line {
  readonly laptop: Socket
  readonly server: Socket
  /** Bytes of it are missing, so it can never go on. */
  torn: boolean
}

export class TcpProxy {
  #weather: Weather = 'clear'
  #slowMs = 0
  readonly #lines = new Set<Line>()
  readonly #listening: Server
  readonly #to: number

  private constructor(listening: Server, to: number) {
    this.#listening = listening
    this.#to = to
    listening.on('connection', (laptop) => this.#accept(laptop))
  }

  static async open(to: number): Promise<TcpProxy> {
    const listening = createServer()
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
    return new TcpProxy(listening, to)
  }

  get url(): string {
    const address = this.#listening.address()
    if (!address || typeof address === 'string') throw new Error('The proxy is closed')
    return `http://127.0.0.1:${address.port}`
  }

  /** @param slowMs how long each piece takes when it is slow */
  become(weather: Weather, slowMs = 0): void {
    this.#weather = weather
    this.#slowMs = slowMs
    for (const line of this.#lines) if (weather === 'refusing' || line.torn) drop(line)
  }

  close(): void {
    this.#listening.close()
    for (const line of this.#lines) drop(line)
  }

  #accept(laptop: Socket): void {
    if (this.#weather === 'refusing') {
      laptop.on('error', () => {})
      laptop.resetAndDestroy()
      return
    }
    const line: Line = { laptop, server: new Socket(), torn: false }
    this.#lines.add(line)
    for (const socket of [line.laptop, line.server]) {
      socket.setNoDelay(true)
      socket.on('error', () => {})
      socket.on('close', () => {
        this.#lines.delete(line)
        drop(line)
      })
    }
    this.#carry(laptop, (chunk) => this.#question(line, chunk))
    this.#carry(line.server, (chunk) => this.#answer(line, chunk))
    line.server.connect(this.#to, '127.0.0.1')
  }

  /** Piece by piece in their order, also where one takes its time. */
  #carry(from: Socket, piece: (chunk: Buffer) => void): void {
    let before: Promise<void> = Promise.resolve()
    from.on('data', (chunk: Buffer) => {
      const { promise: waited, resolve } = Promise.withResolvers<void>()
      const slowly = this.#weather === 'slow' ? this.#slowMs : 0
      if (slowly === 0) resolve()
      else void pause(slowly).then(resolve)
      before = before.then(() => waited).then(() => piece(chunk))
    })
  }

  #question(line: Line, chunk: Buffer): void {
    switch (this.#weather) {
      case 'silent':
        line.torn = true
        return
      case 'portal':
        line.torn = true
        line.laptop.write(PORTAL)
        return
      default:
        line.server.write(chunk)
    }
  }

  #answer(line: Line, chunk: Buffer): void {
    switch (this.#weather) {
      case 'silent':
      case 'losing':
      case 'portal':
        line.torn = true
        return
      case 'cutting':
        line.laptop.write(chunk.subarray(0, chunk.length / 2), () => drop(line))
        return
      default:
        line.laptop.write(chunk)
    }
  }
}

/** As a broken network does, without a goodbye. */
function drop({ laptop, server }: Line): void {
  for (const socket of [laptop, server]) if (!socket.destroyed) socket.resetAndDestroy()
}
