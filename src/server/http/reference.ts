/** The API's description and a page to read it, all from this server. */
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { FastifyPluginAsync } from 'fastify'
import { centralContract } from '#shared/contract/central.ts'
import { type ApiDescription, REFERENCE_CSS, referencePage } from './reference-page.ts'

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

/** Made at the first request, as most processes never show it. */
export const reference: FastifyPluginAsync = async (app) => {
  let description: Promise<object> | null = null
  const describe = () => {
    description ??= describeApi()
    return description
  }
  app.get('/api/openapi.json', async () => await describe())
  app.get('/api/reference.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(REFERENCE_CSS),
  )
  app.get('/api/', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(referencePage((await describe()) as ApiDescription)),
  )
  app.get('/api', async (_request, reply) => reply.redirect('/api/'))
}
