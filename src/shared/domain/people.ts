import { z } from 'zod'
import { PersonId, TeamId } from './ids.ts'
import { TeamDays } from './team-days.ts'

/** A node of the one tree of departments and teams. */
export const Team = z.strictObject({
  id: TeamId,
  parentId: TeamId.nullable(),
  name: z.string().min(1).max(120),
  teamDays: TeamDays,
})
export type Team = z.infer<typeof Team>

/** What a colleague may see of a person: nothing but how to name them and where they belong. */
export const Person = z.strictObject({
  id: PersonId,
  displayName: z.string().min(1).max(120),
  /** Two or three letters shown on the person's desk. */
  initials: z.string().min(1).max(3),
  teamId: TeamId,
  /** Further teams, ascending; of others those the viewer belongs to or leads. */
  alsoIn: z.array(TeamId).max(100),
})
export type Person = z.infer<typeof Person>

/** First letters of the first and the last name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const parts = [words[0], words.length > 1 ? words.at(-1) : '']
  return parts
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase('de')
}

/** A team, then each node above it. */
export function lineAbove(team: TeamId, parentOf: (team: TeamId) => TeamId | null): TeamId[] {
  const line: TeamId[] = []
  for (let at: TeamId | null = team; at !== null && !line.includes(at); at = parentOf(at)) line.push(at)
  return line
}

/** As far as the viewer is told of further teams. */
export const isMember = (person: Person, teamId: TeamId): boolean =>
  person.teamId === teamId || person.alsoIn.includes(teamId)

/**
 * Who sees where a person works: no one beyond what planning needs (whoever leads one of their teams), all
 * of their teams, or their whole department. A team with teams below it is a department; a team without
 * belongs to the department above it.
 */
export const ShareLevel = z.enum(['planning', 'team', 'department'])
export type ShareLevel = z.infer<typeof ShareLevel>

/** The choice of the own level. */
export const Share = z.strictObject({
  share: ShareLevel,
  /** What the person saw before the change; the server rejects when another device changed it since. */
  was: ShareLevel,
})
export type Share = z.infer<typeof Share>

/** How many others may see a person, each counted once, in the narrowest group. */
export const Audience = z.strictObject({
  /** Whoever leads one of the person's teams; they see it at every level. */
  leads: z.int().nonnegative(),
  team: z.int().nonnegative(),
  department: z.int().nonnegative(),
})
export type Audience = z.infer<typeof Audience>

/** Rights beyond one's own planning. */
export const Role = z.enum(['staff', 'lead', 'facility', 'admin'])
export type Role = z.infer<typeof Role>
