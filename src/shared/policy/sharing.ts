/** Desks for so many people, as a rule of an agreement asks: a figure for those who keep rules and floors. */
import { z } from 'zod'
import { RuleId } from '../domain/ids.ts'
import type { RuleOf } from './rule.ts'

export const SharingFigures = z.strictObject({
  ruleId: RuleId,
  /** Desks one can book: all, or those in home zones of the rule's teams. */
  desks: z.int(),
  people: z.int(),
  /** Desks that the rule asks for. */
  needed: z.int(),
})
export type SharingFigures = z.infer<typeof SharingFigures>

export const sharingFigures = (
  { id, ratio, guaranteed }: Pick<RuleOf<'sharingRatio'>, 'id' | 'ratio' | 'guaranteed'>,
  { desks, people }: { readonly desks: number; readonly people: number },
): SharingFigures => ({
  ruleId: id,
  desks,
  people,
  // A share of whole people is not to be one desk more for the last digit of a fraction.
  needed: Math.ceil(people * ratio - 1e-9) + guaranteed,
})
