import { pino } from 'pino'
import type { Config } from '../config.ts'

/**
 * Logs on standard error, as JSON lines. What a request carries is never logged, and of an error only
 * what says where it happened: the database's details quote rows.
 */
export const createLog = (level: Config['logLevel']) =>
  pino(
    {
      level,
      base: null,
      serializers: {
        err: (error: Error & { code?: unknown }) => ({
          type: error.name,
          message: error.message,
          code: error.code,
          stack: error.stack,
        }),
        // Fastify hands these over with its own messages; they hold addresses and tokens.
        req: () => undefined,
        res: () => undefined,
      },
    },
    pino.destination(2),
  )
