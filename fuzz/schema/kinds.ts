/** The schemas that mean more than their type: kinds of ids and days, told by identity. */
import type { z } from 'zod'
import { Day } from '#shared/calendar/day.ts'
import * as ids from '#shared/domain/ids.ts'

/** The name of each kind of id, by its schema; a new kind in `ids.ts` is known by itself. */
const kinds = new Map<unknown, string>(Object.entries(ids).map(([name, schema]) => [schema, name]))

/** Name of the kind of id this schema stands for, or null. */
export const idKind = (schema: z.core.$ZodType): string | null => kinds.get(schema) ?? null

export const isDay = (schema: z.core.$ZodType): boolean => schema === Day

/** A schema's definition with its type told apart. */
export const defOf = (schema: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] =>
  (schema as z.core.$ZodTypes)._zod.def
