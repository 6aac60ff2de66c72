/** The procedures of a contract, whichever there are. */
import { type AnyContractProcedure, getEventIteratorSchemaDetails, isContractProcedure } from '@orpc/contract'
import type { z } from 'zod'
import { defOf } from './schema/kinds.ts'

export interface Procedure {
  /** Such as `sync.pull`. */
  readonly name: string
  readonly path: readonly string[]
  readonly route: { readonly method: string; readonly path: string }
  readonly input: z.ZodType | null
  /** Of what it answers, or of each event of a stream. */
  readonly output: z.ZodType | null
  readonly isStream: boolean
  readonly errors: ReadonlySet<string>
  /** The more there is to get wrong in its input, the more often it is called. */
  readonly weight: number
}

export function proceduresOf(contract: object, path: readonly string[] = []): Procedure[] {
  return Object.entries(contract).flatMap(([name, part]: [string, unknown]) => {
    const at = [...path, name]
    if (isContractProcedure(part)) return [procedureOf(part, at)]
    return typeof part === 'object' && part !== null ? proceduresOf(part, at) : []
  })
}

function procedureOf(procedure: AnyContractProcedure, path: readonly string[]): Procedure {
  const { inputSchema, outputSchema, errorMap, route } = procedure['~orpc']
  const stream = getEventIteratorSchemaDetails(outputSchema)
  const input = (inputSchema ?? null) as z.ZodType | null
  return {
    name: path.join('.'),
    path,
    route: { method: route.method ?? 'POST', path: route.path ?? `/${path.join('/')}` },
    input,
    output: ((stream ? stream.yields : outputSchema) ?? null) as z.ZodType | null,
    isStream: stream !== undefined,
    errors: new Set(Object.keys(errorMap)),
    weight: 2 + Math.round(Math.log2(1 + sizeOf(input)) * 2),
  }
}

/** Number of places in a schema. */
function sizeOf(schema: z.core.$ZodType | null): number {
  if (!schema) return 0
  const def = defOf(schema)
  const sum = (children: readonly z.core.$ZodType[]) => children.reduce((n, child) => n + sizeOf(child), 1)
  if (def.type === 'object') return sum(Object.values(def.shape))
  if (def.type === 'array') return sum([def.element])
  if (def.type === 'union') return sum(def.options)
  if (def.type === 'nullable' || def.type === 'optional') return sizeOf(def.innerType)
  return 1
}
