/** Every way a request can fail, in the one shape the contract has for errors. */
import { ORPCError, ValidationError } from '@orpc/server'
import type { FastifyError } from 'fastify'
import { DatabaseProblem, isUnavailable } from '../database/index.ts'
import { newUuid } from '../random.ts'
import type { Services } from '../services.ts'

/** Seconds after which an overloaded or disconnected server may be asked again. */
const RETRY_AFTER = 2

interface Issue {
  readonly path: string
  readonly message: string
}

const issuesOf = ({ issues }: ValidationError): Issue[] =>
  issues.map(({ path = [], message }) => ({
    path: path.map((p) => String(typeof p === 'object' ? p.key : p)).join('.'),
    message,
  }))

const badRequest = (issues: Issue[]) =>
  new ORPCError('BAD_REQUEST', { status: 400, data: { issues: issues.slice(0, 20) }, defined: true })

const unavailable = () =>
  new ORPCError('SERVICE_UNAVAILABLE', { status: 503, data: { retryAfter: RETRY_AFTER }, defined: true })

/** What a procedure threw, as the contract says it. Everything unforeseen is logged under a reference. */
export function toContractError(error: unknown, services: Services): ORPCError<string, unknown> {
  if (error instanceof ORPCError) {
    if (error.cause instanceof ValidationError && error.code === 'BAD_REQUEST')
      return badRequest(issuesOf(error.cause))
    if (error.status < 500 || error.status === 503) return error
  }
  if (isUnavailable(error) || error instanceof DatabaseProblem) {
    services.log.warn({ err: error }, 'the database cannot be reached')
    return unavailable()
  }
  const reference = newUuid(services.random)
  // Of an answer that is not as the contract says: where, never what it was.
  const issues =
    error instanceof ORPCError && error.cause instanceof ValidationError
      ? issuesOf(error.cause).slice(0, 20)
      : undefined
  services.log.error({ err: error, reference, issues }, 'a request failed')
  return new ORPCError('INTERNAL_SERVER_ERROR', { status: 500, message: `Reference ${reference}` })
}

/** What Fastify refused before a procedure was reached. */
export function fromFastify(error: FastifyError): ORPCError<string, unknown> {
  const status = error.statusCode ?? 500
  if (status === 413)
    return new ORPCError('PAYLOAD_TOO_LARGE', { status, defined: true, message: 'At most 1 MB is accepted' })
  if (status === 415) return badRequest([{ path: '', message: 'The content type must be application/json' }])
  if (status === 503) return unavailable()
  if (status === 429) return new ORPCError('TOO_MANY_REQUESTS', { status, defined: true })
  if (status >= 400 && status < 500) return badRequest([{ path: '', message: error.message }])
  return new ORPCError('INTERNAL_SERVER_ERROR', { status: 500 })
}

/** Seconds to wait, where the error names them. */
export function retryAfterOf(error: { data?: unknown }): number | null {
  const { data } = error
  return typeof data === 'object' && data !== null && 'retryAfter' in data ? Number(data.retryAfter) : null
}

export function sendError(
  reply: {
    status(code: number): typeof reply
    header(name: string, value: string): typeof reply
    send(body: unknown): unknown
  },
  error: ORPCError<string, unknown>,
): unknown {
  const seconds = retryAfterOf(error)
  if (seconds !== null) reply.header('retry-after', String(seconds))
  return reply.status(error.status).send(error.toJSON())
}
