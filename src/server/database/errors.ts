/** What an error of the database means for the one who asked. */

/** A reason to end with a sentence instead of a stack trace. */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem'
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''

/** A column changed its type under a prepared statement, as a new version of the schema may have it do. */
export const isStalePlan = (error: unknown): boolean =>
  codeOf(error) === '0A000' && (error as { routine?: unknown }).routine === 'RevalidateCachedQuery'

/** Serialisation failure, deadlock or a plan made anew: the same transaction may well succeed now. */
export const isRetryable = (error: unknown): boolean =>
  ['40001', '40P01'].includes(codeOf(error)) || isStalePlan(error)

const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EPIPE', 'EAI_AGAIN', 'ENOENT']

/**
 * The database is away, shutting down, full or overrun: nothing is known about the request, and it
 * may be asked again later.
 */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error)
  if (isRetryable(error) || NETWORK.includes(code)) return true
  // 08 connection, 53 resources, 57 operator intervention, 55P03 lock timeout, 25006 read-only stand-by
  if (/^(08|53|57)/.test(code) || code === '55P03' || code === '25006') return true
  const message = error instanceof Error ? error.message : ''
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|PGlite is closed|not queryable/i.test(
    message,
  )
}

/** The exclusion constraint that a write broke, or null. */
export function brokenExclusion(error: unknown): string | null {
  if (codeOf(error) !== '23P01') return null
  const { constraint } = error as { constraint?: unknown }
  return typeof constraint === 'string' ? constraint : null
}
