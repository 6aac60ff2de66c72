/** People as administrators write them. */
import { sql } from 'kysely'
import { addDays } from '#shared/calendar/day.ts'
import type { PersonDraft, PersonRecord } from '#shared/contract/administration.ts'
import type { FormerTeams } from '#shared/domain/employment.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'
import { endSessions } from '../identity/index.ts'
import { type Administering, refuse, refuseStale } from './administer.ts'
import { factsOf, readPerson, teamsOf, todayOf } from './people.ts'

interface Known {
  readonly id: PersonId
  readonly version: string
}

const subjectOf = (person: PersonRecord) => ({ id: person.id, name: person.displayName })

/** @throws Refused when something named does not exist, or is not to be so */
export async function createPerson(
  { tx, audit, announce }: Administering,
  { id, draft, passwordHash }: { id: PersonId; draft: PersonDraft; passwordHash: string | null },
): Promise<PersonRecord> {
  await check(tx, id, draft)
  await tx
    .insertInto('person')
    .values({
      id,
      ...columnsOf(draft),
      password_hash: passwordHash,
      must_change_password: true,
      active: true,
    })
    .execute()
  await setMemberships(tx, id, draft)
  const person = await readPerson(tx, id)
  const after = await factsOf(tx, person)
  await audit({ action: 'person.created', subject: subjectOf(person), before: null, after })
  announce({ people: [id] })
  return person
}

/** @throws Refused also when someone else was quicker */
export async function changePerson(
  administering: Administering,
  { id, version }: Known,
  draft: PersonDraft,
): Promise<PersonRecord> {
  const { tx, audit, announce } = administering
  const person = await readPerson(tx, id)
  await refuseStale(tx, id, person.version, version)
  await check(tx, id, draft)
  if (!draft.roles.includes('admin')) await refuseLastAdministrator(tx, person)
  const before = await factsOf(tx, person)
  await rememberTeams(administering, person, draft)
  await tx.updateTable('person').set(columnsOf(draft)).where('id', '=', id).execute()
  await setMemberships(tx, id, draft)
  const changed = await readPerson(tx, id)
  await audit({
    action: 'person.changed',
    subject: subjectOf(changed),
    before,
    after: await factsOf(tx, changed),
  })
  announce({ people: [id], teams: teamsOf(person) })
  // The stream of pokes goes by the teams there were when it began.
  if (teamsOf(person).join() !== teamsOf(changed).join()) announce({ devices: await devicesOf(tx, id) })
  return changed
}

/** Ends sessions first: what the person sends at this moment is let in before, or not at all. */
export async function deactivatePerson(
  { tx, now, audit, announce }: Administering,
  { id, version }: Known,
): Promise<PersonRecord> {
  const person = await readPerson(tx, id)
  await refuseStale(tx, id, person.version, version)
  await refuseLastAdministrator(tx, person)
  const devices = await endSessions(tx, id, now)
  const today = await todayOf(tx, id, now)
  const released = await tx
    .deleteFrom('booking')
    .where('holder_id', '=', id)
    .where('day', '>=', today)
    .returning('site_id')
    .execute()
  await tx.deleteFrom('work_day').where('person_id', '=', id).where('day', '>=', today).execute()
  await tx.deleteFrom('fixed_desk').where('holder_id', '=', id).execute()
  await tx.updateTable('person').set({ deputy_id: null }).where('deputy_id', '=', id).execute()
  await tx.updateTable('person').set({ active: false }).where('id', '=', id).execute()
  const changed = await readPerson(tx, id)
  await audit({
    action: 'person.deactivated',
    subject: subjectOf(changed),
    before: { active: person.active },
    after: { active: false, releasedBookings: released.length },
  })
  announce({
    people: [id],
    teams: teamsOf(person),
    devices,
    sites: [...new Set(released.map((b) => b.site_id))],
  })
  return changed
}

export async function reactivatePerson(
  { tx, audit, announce }: Administering,
  { id, version }: Known,
): Promise<PersonRecord> {
  const person = await readPerson(tx, id)
  await refuseStale(tx, id, person.version, version)
  await tx.updateTable('person').set({ active: true }).where('id', '=', id).execute()
  const changed = await readPerson(tx, id)
  await audit({
    action: 'person.reactivated',
    subject: subjectOf(changed),
    before: { active: person.active },
    after: { active: true },
  })
  announce({ people: [id] })
  return changed
}

export async function resetPassword(
  { tx, now, audit, announce }: Administering,
  { id, version }: Known,
  passwordHash: string,
): Promise<PersonRecord> {
  const person = await readPerson(tx, id)
  await refuseStale(tx, id, person.version, version)
  const devices = await endSessions(tx, id, now)
  await tx
    .updateTable('person')
    .set({ password_hash: passwordHash, must_change_password: true })
    .where('id', '=', id)
    .execute()
  const changed = await readPerson(tx, id)
  await audit({ action: 'person.passwordReset', subject: subjectOf(changed), before: null, after: null })
  announce({ devices })
  return changed
}

const columnsOf = (draft: PersonDraft) => ({
  login: draft.login,
  display_name: draft.displayName.trim(),
  initials: draft.initials.trim(),
  team_id: draft.teamId,
  site_id: draft.siteId,
  roles: [...new Set(draft.roles)],
  deputy_id: draft.deputyId,
  employment: JSON.stringify(draft.employment),
})

/** Days a rule may count back, and some: the longest counts over a year. */
const DAYS_OF_TEAMS = 400

/** Where the person belonged until yesterday: rules of then count what was then. */
async function rememberTeams({ tx, now }: Administering, person: PersonRecord, draft: PersonDraft) {
  const teams = (of: Pick<PersonDraft, 'teamId' | 'memberships'>) => [...new Set(teamsOf(of))].sort()
  if (person.teamId === draft.teamId && teams(person).join() === teams(draft).join()) return
  const today = await todayOf(tx, person.id, now)
  const { former_teams: former } = await tx
    .selectFrom('person')
    .select('former_teams')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow()
  const yesterday = addDays(today, -1)
  // What was so for a part of today only counts for nothing.
  if (former.at(-1)?.to === yesterday) return
  const kept = former.filter((f) => f.to >= addDays(today, -DAYS_OF_TEAMS))
  const next: FormerTeams = { to: yesterday, teamId: person.teamId, teams: teams(person) }
  await tx
    .updateTable('person')
    .set({ former_teams: JSON.stringify([...kept, next]) })
    .where('id', '=', person.id)
    .execute()
}

async function setMemberships(tx: Tx, id: PersonId, draft: PersonDraft): Promise<void> {
  const wanted = [...new Set(draft.memberships)].filter((team) => team !== draft.teamId)
  await sql`delete from team_membership
    where person_id = ${id} and team_id <> all(${wanted}::uuid[])`.execute(tx)
  await sql`insert into team_membership (team_id, person_id)
    select team, ${id}::uuid from unnest(${wanted}::uuid[]) as team
    on conflict do nothing`.execute(tx)
}

/** @throws Refused with the first thing that is not right */
async function check(tx: Tx, id: PersonId, draft: PersonDraft): Promise<void> {
  const other = await tx
    .selectFrom('person')
    .select('display_name')
    .where('login', '=', draft.login)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other) refuse({ reason: 'loginTaken', by: other.display_name })
  const teams = [...new Set([draft.teamId, ...draft.memberships])]
  const { rows } = await sql<{ teams: number; site: boolean }>`select
    (select count(*)::int from team where id = any(${teams}::uuid[])) as teams,
    exists (select from site where id = ${draft.siteId}) as site`.execute(tx)
  if (rows[0]?.teams !== teams.length) refuse({ reason: 'unknownTeam' })
  if (!rows[0]?.site) refuse({ reason: 'unknownSite' })
  if (draft.deputyId !== null) await checkDeputy(tx, id, draft.displayName, draft.deputyId)
}

/** Who stands in for whom never leads back to the same person. */
async function checkDeputy(tx: Tx, id: PersonId, name: string, deputyId: PersonId): Promise<void> {
  const names = [name.trim()]
  let at: PersonId | null = deputyId
  while (at !== null && at !== id) {
    const next: { display_name: string; deputy_id: PersonId | null; active: boolean } | undefined = await tx
      .selectFrom('person')
      .select(['display_name', 'deputy_id', 'active'])
      .where('id', '=', at)
      .executeTakeFirst()
    if (!next || (at === deputyId && !next.active)) return refuse({ reason: 'unknownDeputy' })
    names.push(next.display_name)
    at = next.deputy_id
  }
  if (at === id) refuse({ reason: 'deputyCycle', names: names.slice(0, 20) })
}

async function refuseLastAdministrator(tx: Tx, person: PersonRecord): Promise<void> {
  if (!person.active || !person.roles.includes('admin')) return
  const { rows } = await sql`select from person
    where active and 'admin' = any(roles) and id <> ${person.id} limit 1`.execute(tx)
  if (rows.length === 0) refuse({ reason: 'lastAdministrator' })
}

async function devicesOf(tx: Tx, id: PersonId) {
  const rows = await tx.selectFrom('device').select('id').where('person_id', '=', id).execute()
  return rows.map((device) => device.id)
}
