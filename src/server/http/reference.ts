/** The API's description and a page to read it, all from this server. */
import { OpenAPIGenerator } from '@orpc/openapi'
import { isProcedure } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { FastifyPluginAsync } from 'fastify'
import { centralContract, PROTOCOL } from '#shared/contract/central.ts'
import { type ApiDescription, REFERENCE_CSS, referencePage } from './reference-page.ts'
import { router } from './router.ts'

export async function openApi(): Promise<ApiDescription> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const description = (await generator.generate(centralContract, {
    info: {
      title: 'Platzwahl',
      version: String(PROTOCOL),
      description: 'The central API of Platzwahl, as laptops use it.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api' }],
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  })) as ApiDescription
  const guarded = guardedProcedures()
  for (const methods of Object.values(description.paths))
    for (const operation of Object.values(methods))
      if (guarded.has(operation.operationId ?? '')) operation.security = [{ session: [] }]
  return description
}

/** Names of the procedures that ask for a token, as they are implemented. */
export function guardedProcedures(): Set<string> {
  const names = new Set<string>()
  for (const [group, procedures] of Object.entries(router))
    for (const [name, procedure] of Object.entries(procedures))
      if (isProcedure(procedure) && procedure['~orpc'].middlewares.length > 0) names.add(`${group}.${name}`)
  return names
}

/** Made at the first request, as most processes never show it. */
export const reference: FastifyPluginAsync = async (app) => {
  let made: Promise<ApiDescription> | null = null
  const description = () => {
    made ??= openApi()
    return made
  }
  app.get('/api/openapi.json', async () => await description())
  app.get('/api/reference.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(REFERENCE_CSS),
  )
  app.get('/api/', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(referencePage(await description())),
  )
  app.get('/api', async (_request, reply) => reply.redirect('/api/'))
}
