/**
 * Letting in somebody who administers: the first person of a city, with the one team and site that a person
 * needs, or somebody who has lost their password or the role.
 */
import type { FederalState } from '#shared/calendar/holidays.ts'
import { USUAL_SITE } from '#shared/contract/administration.ts'
import { NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import type { PersonId, SiteId, TeamId } from '#shared/domain/ids.ts'
import { initialsOf } from '#shared/domain/people.ts'
import { newUuid, type Random } from '../random.ts'
import type { Administering } from './administer.ts'
import { changePerson, createPerson, reactivatePerson, resetPassword } from './change-person.ts'
import { draftOf, readPerson } from './people.ts'
import { createSite, readSites } from './sites.ts'
import { createTeam, readTeams } from './teams.ts'

export interface ToLetIn {
  readonly login: string
  /** Needed where nobody has the login. */
  readonly displayName: string | null
  /** The site of a new person by its name; needed where there are several, and where it is to be the first. */
  readonly site: string | null
  /** Needed for the first site. */
  readonly federalState: FederalState | null
  /** What the administration calls itself: the name of the team above all others. */
  readonly city: string
  readonly passwordHash: string
}

/** In all but `letIn` nothing was changed. */
export type LetIn =
  | { readonly state: 'letIn'; readonly isNew: boolean }
  | { readonly state: 'nameNeeded' }
  /** Which there are; none where the first one is to be named. */
  | { readonly state: 'siteNeeded'; readonly sites: readonly string[] }

export async function letInAdministrator(a: Administering, random: Random, wish: ToLetIn): Promise<LetIn> {
  const known = await a.tx
    .selectFrom('person')
    .select('id')
    .where('login', '=', wish.login)
    .executeTakeFirst()
  if (known) {
    await letInAgain(a, known.id, wish.passwordHash)
    return { state: 'letIn', isNew: false }
  }
  const { displayName, passwordHash } = wish
  if (displayName === null) return { state: 'nameNeeded' }
  const siteId = await siteFor(a, random, wish)
  if (siteId === null) return { state: 'siteNeeded', sites: (await readSites(a.tx)).map((s) => s.name) }
  const draft = {
    login: wish.login,
    displayName,
    initials: initialsOf(displayName),
    teamId: await teamAbove(a, random, wish.city),
    siteId,
    memberships: [],
    roles: ['staff' as const, 'facility' as const, 'admin' as const],
    deputyId: null,
    employment: NO_EMPLOYMENT,
  }
  await createPerson(a, { id: newUuid(random) as PersonId, draft, passwordHash })
  return { state: 'letIn', isNew: true }
}

async function letInAgain(a: Administering, id: PersonId, passwordHash: string): Promise<void> {
  let person = await readPerson(a.tx, id)
  if (!person.active) person = await reactivatePerson(a, person)
  const draft = draftOf(person)
  if (!draft.roles.includes('admin'))
    person = await changePerson(a, person, { ...draft, roles: [...draft.roles, 'admin'] })
  await resetPassword(a, person, passwordHash)
}

/** @returns null where it cannot be told which one is meant */
async function siteFor(a: Administering, random: Random, wish: ToLetIn): Promise<SiteId | null> {
  const { site: name, federalState } = wish
  const sites = await readSites(a.tx)
  const isMeant = (site: string) => name === null || site.toLowerCase() === name.trim().toLowerCase()
  const [meant, another] = sites.filter((s) => isMeant(s.name))
  if (sites.length > 0) return meant && !another ? meant.id : null
  if (name === null || federalState === null) return null
  const first = await createSite(a, newUuid(random) as SiteId, {
    name,
    address: '',
    federalState,
    ...USUAL_SITE,
  })
  return first.id
}

async function teamAbove(a: Administering, random: Random, city: string): Promise<TeamId> {
  const above = (await readTeams(a.tx)).find((t) => t.parentId === null)
  return (above ?? (await createTeam(a, newUuid(random) as TeamId, { name: city, parentId: null }))).id
}
