/**
 * Our own format: a plan with everything it has, in JSON. What is exported and read again is the
 * same. docs/floor-plan.schema.json describes it.
 */
import { z } from 'zod'
import { FloorPlanDocument } from '../domain/floor-plan.ts'
import type { ExportedPlan } from './floor.ts'

export const PLAN_FORMAT = 'platzwahl-floor-plan'

export const PlanFile = z
  .strictObject({
    format: z.literal(PLAN_FORMAT),
    /** Raised when older programs could misread a file. */
    version: z.literal(1),
    name: z.string().min(1).max(120),
    floors: z
      .array(
        z.strictObject({
          name: z.string().max(120),
          level: z.int().min(-100).max(1000),
          document: FloorPlanDocument,
        }),
      )
      .min(1)
      .max(200),
  })
  .meta({ title: 'Floor plans of a building' })
export type PlanFile = z.infer<typeof PlanFile>

export const planToJson = ({ name, floors }: ExportedPlan): string =>
  `${JSON.stringify({ format: PLAN_FORMAT, version: 1, name, floors })}\n`

export type ParsedPlan =
  | { readonly ok: true; readonly plan: PlanFile }
  /** Where it is not as it should be; null when it is no JSON. */
  | { readonly ok: false; readonly at: string | null }

export function planFromJson(text: string): ParsedPlan {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return { ok: false, at: null }
  }
  const parsed = PlanFile.safeParse(content)
  if (parsed.success) return { ok: true, plan: parsed.data }
  return { ok: false, at: parsed.error.issues[0]?.path.join('.') ?? '' }
}

/** JSON Schema (2020-12) of the format. */
export const planSchema = (): unknown => z.toJSONSchema(PlanFile, { target: 'draft-2020-12' })
