/** The renderer's files and the core's socket on 127.0.0.1. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import type { CoreRouter } from '#core/core.ts'
import { rendererFile } from '../node/renderer-files.ts'
import { securityHeaders } from '../node/security-policy.ts'
import { closedPage, closedPageStyle } from './closed-page.ts'
import { createGate, type Gate } from './gate.ts'

/** A plan made elsewhere is taken into a draft as one step. */
const LARGEST_MESSAGE = 32_000_000

export interface Loopback {
  /** The launch link; good for one browser. */
  readonly url: string
  close(): Promise<void>
}

export interface LoopbackOptions {
  readonly port: number
  readonly renderer: string
  readonly router: CoreRouter
  /** New random text each time. */
  readonly secret: () => string
}

/** @throws Error with a sentence for the person when the port is in use */
export async function serveLoopback(options: LoopbackOptions): Promise<Loopback> {
  const server = createServer()
  const port = await listen(server, options.port)
  const gate = createGate(port, options.secret)
  server.on('request', (request, response) => {
    void answer(gate, options.renderer, request, response).catch(() => response.destroy())
  })
  const sockets = serveSockets(server, gate, options.router)
  return {
    url: `http://127.0.0.1:${port}${gate.launchPath}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use; choose another with --port.`)
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address && typeof address === 'object') resolve(address.port)
    })
  })
}

async function answer(
  gate: Gate,
  renderer: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!gate.addressedToUs(request)) return end(response, 421, 'This address is not served here.')
  const host = request.headers.host ?? ''
  for (const [name, value] of Object.entries(
    securityHeaders(`'self' ws://${host}`, request.url?.split('?')[0]),
  )) {
    response.setHeader(name, value)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Only GET.')
  const url = URL.parse(request.url ?? '', `http://${host}`)
  if (!url) return end(response, 400, 'This is no address.')
  if (url.pathname === '/launch') return launch(gate, url, request, response)
  if (!gate.knows(request)) {
    return endClosed(response, {
      de: 'Dieses Fenster gehört zu keinem laufenden Platzwahl.',
      en: 'This window belongs to no running Platzwahl.',
    })
  }
  const file = await rendererFile(renderer, url.pathname)
  if (!file) return end(response, 404, 'There is no such file.')
  response.setHeader('content-type', file.type)
  response.setHeader('cache-control', file.lasting ? 'private, max-age=31536000, immutable' : 'no-cache')
  response.end(request.method === 'HEAD' ? undefined : file.content)
}

/** Leaves a clean address in the browser, without the token. */
function launch(gate: Gate, url: URL, request: IncomingMessage, response: ServerResponse): void {
  const cookie = gate.exchange(url.searchParams.get('token') ?? '')
  if (cookie) response.setHeader('set-cookie', cookie)
  else if (!gate.knows(request)) {
    endClosed(response, { de: 'Dieser Link wurde schon benutzt.', en: 'This link was used before.' })
    return
  }
  response.setHeader('cache-control', 'no-store')
  response.setHeader('location', '/')
  response.statusCode = 303
  response.end()
}

function end(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status
  response.setHeader('content-type', 'text/plain; charset=utf-8')
  response.end(`${text}\n`)
}

function endClosed(response: ServerResponse, why: { de: string; en: string }): void {
  const policy = String(response.getHeader('content-security-policy'))
  response.statusCode = 401
  response.setHeader(
    'content-security-policy',
    policy.replace("style-src 'self'", `style-src ${closedPageStyle}`),
  )
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('cache-control', 'no-store')
  response.end(closedPage(why))
}

function serveSockets(server: Server, gate: Gate, router: CoreRouter): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE })
  const handler = new RPCHandler(router)
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const path = request.url?.split('?')[0]
    const welcome =
      path === '/core' && gate.addressedToUs(request) && gate.knows(request) && gate.fromOurPage(request)
    if (!welcome) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // A message too large or malformed ends its own connection only.
      socket.on('error', () => socket.terminate())
      void handler.upgrade(socket)
    })
  })
  return sockets
}
