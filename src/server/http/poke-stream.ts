/**
 * The stream of pokes over HTTP. It is the one answer of which thousands are open at a time, so it is written
 * straight to the connection: no streams between, one ticker for all, and one text for every poke.
 */
import { once } from 'node:events'
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { call } from '@orpc/server'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'
import { poke } from '../sync/index.ts'
import { sendError, toContractError } from './errors.ts'

/** Milliseconds between comments that keep idle streams open through proxies. */
const KEEP_ALIVE = 25_000
const COMMENT = Buffer.from(': \n\n')
const POKE = Buffer.from('event: message\ndata: {"poke":"pull"}\n\n')

/** Answers at `/api/poke` what the procedure `sync.poke` says. */
export function pokeStream(app: FastifyInstance, services: Services): void {
  const open = new Set<ServerResponse>()
  const ticker = setInterval(() => {
    // One who reads nothing gets nothing more: what is under way already keeps the stream open.
    for (const response of open) if (!response.writableNeedDrain) response.write(COMMENT)
  }, KEEP_ALIVE)
  ticker.unref()
  app.addHook('onClose', async () => clearInterval(ticker))

  app.get('/api/poke', { exposeHeadRoute: false }, async (request, reply) => {
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const context = { services, authorization: request.headers.authorization, ip: request.ip }
    try {
      const pokes = await call(poke, undefined, { context, signal: gone.signal })
      reply.hijack()
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as OutgoingHttpHeaders),
        'content-type': 'text/event-stream',
      })
      void tell(reply.raw, pokes, gone.signal)
      return reply
    } catch (error) {
      return sendError(reply, toContractError(error, services))
    }
  })

  async function tell(
    response: ServerResponse,
    pokes: AsyncIterable<unknown>,
    gone: AbortSignal,
  ): Promise<void> {
    open.add(response)
    try {
      // While the laptop does not read, pokes become one; it waits for it as long as the connection is there.
      for await (const _ of pokes) if (!response.write(POKE)) await once(response, 'drain', { signal: gone })
      response.end()
    } catch (error) {
      if (!gone.aborted) services.log.warn({ err: error }, 'a stream of pokes broke off')
      response.destroy()
    } finally {
      open.delete(response)
    }
  }
}
