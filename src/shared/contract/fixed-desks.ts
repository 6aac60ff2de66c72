/** Who holds a fixed desk, as laptops of facility managers ask for it and say it: online only. */
import { z } from 'zod'
import { SpaceId } from '../domain/ids.ts'
import { keptText } from '../domain/text.ts'
import { Login } from './administration.ts'

export const Holder = z.strictObject({ login: z.string(), displayName: z.string() })
export type Holder = z.infer<typeof Holder>

export const HolderRequest = z.strictObject({ protocol: z.int().positive(), spaceId: SpaceId })
export const HolderAnswer = z.strictObject({ holder: Holder.nullable() })

/** Letters of a name or login by which people are found: fewer would list everybody. */
export const SHORTEST_SEARCH = 2

export const CandidatesRequest = z.strictObject({
  protocol: z.int().positive(),
  search: keptText(120).refine((text) => text.trim().length >= SHORTEST_SEARCH, 'too short'),
})
/** People who could hold a desk, by name; the team tells apart those of one name. At most twelve. */
export const CandidatesAnswer = z.strictObject({
  people: z.array(Holder.extend({ team: z.string() })).max(12),
})
export type CandidatesAnswer = z.infer<typeof CandidatesAnswer>

export const AssignRequest = HolderRequest.extend({
  /** null: the desk is nobody's from now on. */
  login: Login.nullable(),
  /** The holder that was seen. */
  was: z.string().max(100).nullable(),
})
export type AssignRequest = z.infer<typeof AssignRequest>

export const AssignResult = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('assigned'), holder: Holder.nullable() }),
  /** Nobody who works here has this login. */
  z.strictObject({ state: z.literal('unknownPerson') }),
])
export type AssignResult = z.infer<typeof AssignResult>
