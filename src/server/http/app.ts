/** The Fastify application: limits, headers, logs, and the contract under `/api`. */
import { randomUUID } from 'node:crypto'
import fastifyCompress from '@fastify/compress'
import fastifyUnderPressure from '@fastify/under-pressure'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import { ORPCError } from '@orpc/server'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { sql } from 'kysely'
import { PLAN_BYTES } from '#shared/contract/floor-plans.ts'
import { viewerOf } from '../identity/access-token.ts'
import type { Services } from '../services.ts'
import { apiOptions } from './api.ts'
import { fromFastify, sendError, toContractError } from './errors.ts'
import { securityHeaders } from './headers.ts'
import { pokeStream } from './poke-stream.ts'
import { reference } from './reference.ts'
import { router } from './router.ts'

export const BODY_LIMIT = 1_048_576

export interface AppOptions {
  readonly logger?: FastifyServerOptions['loggerInstance']
  /** Addresses of proxies in front, whose `X-Forwarded-For` is believed. */
  readonly trustProxy?: string | boolean
}

/** @param start gets the application's logger */
export async function createApp<T extends { readonly services: Services }>(
  options: AppOptions,
  start: (log: FastifyInstance['log']) => Promise<T>,
): Promise<T & { app: FastifyInstance }> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy ?? false,
    // A URL may name what is private; only the path is logged, below.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    ...(options.logger ? { loggerInstance: options.logger } : {}),
  })
  const started = await start(app.log)
  const { services } = started

  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', securityHeaders)
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const ms = Math.round(reply.elapsedTime)
    request.log.info(
      { method, path: request.url.split('?')[0], route: routeOptions.url, status: reply.statusCode, ms },
      'request',
    )
  })
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    // Laptops go out of reach at any moment: nobody has to look at that.
    if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') request.log.info('the client went away')
    else if ((error.statusCode ?? 500) >= 500 && error.statusCode !== 503)
      request.log.error({ err: error }, 'request failed')
    return sendError(reply, fromFastify(error))
  })
  app.setNotFoundHandler(async (_request, reply) =>
    sendError(reply, new ORPCError('NOT_FOUND', { status: 404 })),
  )
  await app.register(fastifyUnderPressure, {
    // The embedded database works on this very thread, so a heavy statement is no sign of overload there.
    maxEventLoopDelay: services.database.kind === 'pglite' ? 0 : 3_000,
    maxHeapUsedBytes: 1_500_000_000,
    retryAfter: 2,
  })
  await app.register(fastifyCompress, {
    threshold: 2_048,
    encodings: ['br', 'gzip', 'deflate'],
    brotliOptions: { params: BROTLI_QUICK },
  })
  await app.register(reference)
  health(app, services)
  pokeStream(app, services)
  api(app, services)
  return { app, ...started }
}

/** Brotli's quality 4: text for laptops leaves in milliseconds and is nearly as small as at 11. */
const BROTLI_QUICK = { 1: 4 }

function health(app: FastifyInstance, { database }: Services): void {
  // Alive: the process answers. Ready: it can do its work.
  app.get('/health', async () => ({ status: 'ok' }))
  app.get('/ready', async (_request, reply) => {
    try {
      await sql`select 1`.execute(database.kysely)
      return { status: 'ready' }
    } catch {
      return reply.status(503).header('retry-after', '2').send({ status: 'no database' })
    }
  })
}

function api(app: FastifyInstance, services: Services): void {
  const handler = new OpenAPIHandler(router, apiOptions(services))
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const { matched } = await handler.handle(request, reply, {
      prefix: '/api',
      context: { services, authorization: request.headers.authorization, ip: request.ip },
    })
    if (!matched) return sendError(reply, new ORPCError('NOT_FOUND', { status: 404 }))
    return reply
  }
  app.all('/api/*', answer)
  // Nobody unknown has so much read.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      await viewerOf(services, request.headers.authorization)
    } catch (error) {
      return sendError(reply, toContractError(error, services))
    }
  }
  app.all('/api/floor-plans/*', { bodyLimit: PLAN_BYTES, onRequest }, answer)
}
