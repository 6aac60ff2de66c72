/** How the contract is answered, whatever carries the requests. */
import type { StandardHandlerOptions } from '@orpc/server/standard'
import type { Services } from '../services.ts'
import { retryAfterOf, toContractError } from './errors.ts'
import type { RequestContext } from './procedure.ts'

/** Options of oRPC's handler, for Fastify and for calls inside one process alike. */
export const apiOptions = (services: Services): StandardHandlerOptions<RequestContext> => ({
  rootInterceptors: [
    async (options) => {
      const result = await options.next()
      if (!result.matched || ![429, 503].includes(result.response.status)) return result
      const seconds = retryAfterOf(result.response.body as { data?: unknown })
      if (seconds !== null) result.response.headers['retry-after'] = String(seconds)
      return result
    },
  ],
  clientInterceptors: [
    async (options) => {
      try {
        return await options.next()
      } catch (error) {
        throw toContractError(error, services)
      }
    },
  ],
})
