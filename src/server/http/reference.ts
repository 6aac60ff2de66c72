/** The API's description and a page to read it, all from this server. */
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { FastifyPluginAsync } from 'fastify'
import { centralContract } from '#shared/contract/central.ts'

export async function describeApi(): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return await generator.generate(centralContract, {
    info: {
      title: 'Platzwahl',
      version: '1',
      description: 'The central API of Platzwahl, as laptops use it.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api' }],
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  })
}

export const reference: FastifyPluginAsync = async (app) => {
  let description: Promise<object> | null = null
  app.get('/api/openapi.json', async () => {
    description ??= describeApi()
    return await description
  })
}
