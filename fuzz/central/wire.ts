/** HTTP without the politeness of `fetch`: any method, path and headers, twice if need be. */
import http from 'node:http'

export interface Wire {
  readonly method: string
  /** As it is on the wire, percent signs and all. */
  readonly path: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Buffer | null
}

export interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly text: string
  readonly ms: number
}

/** No answer: the server hung up (`cut`), or said nothing for longer than anything may take (`hang`). */
export type NoAnswer = 'cut' | 'hang'

/** Milliseconds after which a call counts as hanging. A ceiling for a busy machine, no goal. */
const CEILING = 30_000

const agent = new http.Agent({ keepAlive: true, maxSockets: 8 })

/** @param isOdd what may confuse a connection gets one of its own */
export function send(url: string, wire: Wire, isOdd: boolean): Promise<Answer | NoAnswer> {
  const { hostname, port } = new URL(url)
  const started = performance.now()
  return new Promise((resolve) => {
    const headers: Record<string, string | string[]> = {}
    for (const [name, value] of wire.headers) {
      const before = headers[name]
      headers[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
    }
    if (wire.body) headers['content-length'] = String(wire.body.length)
    const request = http.request({
      hostname,
      port,
      method: wire.method,
      path: wire.path,
      headers,
      agent: isOdd ? false : agent,
    })
    const finish = (answer: Answer | NoAnswer) => {
      clearTimeout(timer)
      resolve(answer)
    }
    const timer = setTimeout(() => {
      finish('hang')
      request.destroy()
    }, CEILING)
    request.on('error', () => finish('cut'))
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      const answer = (): Answer => ({
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: Buffer.concat(chunks).toString(),
        ms: performance.now() - started,
      })
      const isStream = response.headers['content-type']?.startsWith('text/event-stream') ?? false
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        // A stream goes on for as long as one listens; its first event shows what it is.
        if (isStream && /^data: .*\n\n/m.test(answer().text)) {
          finish(answer())
          request.destroy()
        }
      })
      response.on('end', () => finish(answer()))
      response.on('error', () => finish('cut'))
    })
    request.end(wire.body ?? undefined)
  })
}

export const closeWire = (): void => agent.destroy()
