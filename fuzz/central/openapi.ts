/** Whether requests and answers are what the served description says. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { z } from 'zod'

const Content = z.record(z.string(), z.object({ schema: z.unknown() }))
const Description = z.object({
  openapi: z.string().startsWith('3.1'),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        requestBody: z.object({ content: Content }).optional(),
        responses: z.record(z.string(), z.object({ content: Content.optional() })),
        security: z.array(z.unknown()).optional(),
      }),
    ),
  ),
})

export interface Operation {
  readonly isGuarded: boolean
  /** @returns what is wrong, or null */
  request(body: unknown): string | null
  response(status: number, body: unknown): string | null
}

/** The operations by their id, as the server itself describes them. */
export async function readDescription(url: string): Promise<Map<string, Operation>> {
  const answer = await fetch(`${url}/api/openapi.json`)
  const { paths } = Description.parse(await answer.json())
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  addFormats.default(ajv)
  const operations = new Map<string, Operation>()
  for (const methods of Object.values(paths))
    for (const { operationId, requestBody, responses, security } of Object.values(methods)) {
      const compile = (content: z.infer<typeof Content> | undefined) => {
        const schema = content?.['application/json']?.schema
        return schema === undefined ? null : ajv.compile(schema as object)
      }
      const request = compile(requestBody?.content)
      const byStatus = new Map(
        Object.entries(responses).map(([status, { content }]) => [status, compile(content)]),
      )
      operations.set(operationId, {
        isGuarded: security !== undefined,
        request: (body) => (request ? wrongIn(request, body) : null),
        response(status, body) {
          const validate = byStatus.get(String(status))
          if (validate === undefined) return `the status ${status} is not described`
          return validate ? wrongIn(validate, body) : null
        },
      })
    }
  return operations
}

function wrongIn(validate: ValidateFunction, value: unknown): string | null {
  if (validate(value)) return null
  const [error] = validate.errors ?? []
  return `${error?.instancePath || '/'} ${error?.message}`
}
