import { z } from 'zod'
import { PersonId, TeamId } from './ids.ts'

/** A node of the one tree of departments and teams. */
export const Team = z.strictObject({
  id: TeamId,
  parentId: TeamId.nullable(),
  name: z.string().min(1).max(120),
})
export type Team = z.infer<typeof Team>

/** What a colleague may see of a person: nothing but how to name them and where they belong. */
export const Person = z.strictObject({
  id: PersonId,
  displayName: z.string().min(1).max(120),
  /** Two or three letters shown on the person's desk. */
  initials: z.string().min(1).max(3),
  teamId: TeamId,
})
export type Person = z.infer<typeof Person>

/** Rights beyond one's own planning. */
export const Role = z.enum(['staff', 'lead', 'facility', 'admin'])
export type Role = z.infer<typeof Role>
