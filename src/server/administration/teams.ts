/** The one tree of departments and teams. */
import { sql } from 'kysely'
import type { TeamDraft, TeamRecord } from '#shared/contract/administration.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import type { Queries, Tx } from '../database/index.ts'
import { type Administering, refuse, refuseStale } from './administer.ts'

const record = sql`t.id, t.rev::text as version, t.name, t.parent_id as "parentId",
  (select count(*)::int from person where team_id = t.id) as people,
  (select count(*)::int from team_membership where team_id = t.id) as members`

export async function readTeams(queries: Queries): Promise<TeamRecord[]> {
  const { rows } = await sql<TeamRecord>`
    select ${record} from team t order by lower(t.name), t.id`.execute(queries)
  return rows
}

/** @throws Refused as `gone` */
async function readTeam(tx: Tx, id: TeamId): Promise<TeamRecord> {
  const { rows } = await sql<TeamRecord>`select ${record} from team t where t.id = ${id}`.execute(tx)
  return rows[0] ?? refuse({ reason: 'gone' })
}

const subjectOf = (team: TeamRecord) => ({ id: team.id, name: team.name })

async function factsOf(tx: Tx, { name, parentId }: TeamDraft) {
  const parent = parentId === null ? null : await readTeam(tx, parentId)
  return { name, parent: parent?.name ?? null }
}

export async function createTeam(
  { tx, audit, announce }: Administering,
  id: TeamId,
  draft: TeamDraft,
): Promise<TeamRecord> {
  await check(tx, id, draft)
  await tx.insertInto('team').values({ id, name: draft.name.trim(), parent_id: draft.parentId }).execute()
  const team = await readTeam(tx, id)
  await audit({
    action: 'team.created',
    subject: subjectOf(team),
    before: null,
    after: await factsOf(tx, team),
  })
  announce({ everyone: true })
  return team
}

export async function changeTeam(
  { tx, audit, announce }: Administering,
  { id, version, draft }: { id: TeamId; version: string; draft: TeamDraft },
): Promise<TeamRecord> {
  const team = await readTeam(tx, id)
  await refuseStale(tx, id, team.version, version)
  await check(tx, id, draft)
  await tx
    .updateTable('team')
    .set({ name: draft.name.trim(), parent_id: draft.parentId })
    .where('id', '=', id)
    .execute()
  const changed = await readTeam(tx, id)
  const [before, after] = [await factsOf(tx, team), await factsOf(tx, changed)]
  await audit({ action: 'team.changed', subject: subjectOf(changed), before, after })
  announce({ everyone: true })
  return changed
}

/** @throws Refused as `teamInUse` by people, by teams below it, or by spaces in its home zone, now or on a scheduled plan */
export async function deleteTeam(
  { tx, audit, announce }: Administering,
  { id, version }: { id: TeamId; version: string },
): Promise<void> {
  const team = await readTeam(tx, id)
  await refuseStale(tx, id, team.version, version)
  const { rows } = await sql<{ teams: number; spaces: number }>`select
    (select count(*)::int from team where parent_id = ${id}) as teams,
    (select count(*)::int from (
      select id::text from space where zone_team_id = ${id}
      union
      select s ->> 'id' from floor_plan v, jsonb_array_elements(v.document -> 'spaces') s,
        jsonb_array_elements(v.document -> 'zones') z
      where v.state = 'scheduled' and s -> 'zoneId' = z -> 'id' and z ->> 'teamId' = ${id}
    ) of_team) as spaces`.execute(tx)
  const { teams = 0, spaces = 0 } = rows[0] ?? {}
  const people = team.people + team.members
  if (people + teams + spaces > 0) refuse({ reason: 'teamInUse', people, teams, spaces })
  const before = await factsOf(tx, team)
  await tx.deleteFrom('team').where('id', '=', id).execute()
  await audit({ action: 'team.deleted', subject: subjectOf(team), before, after: null })
  announce({ everyone: true })
}

/** @throws Refused when the tree would be none, or two of one name would lie beside each other */
async function check(tx: Tx, id: TeamId, { name, parentId }: TeamDraft): Promise<void> {
  const { rows: twins } = await sql`select from team
    where id <> ${id} and lower(name) = lower(${name.trim()})
      and parent_id is not distinct from ${parentId}::uuid`.execute(tx)
  if (twins.length > 0) refuse({ reason: 'teamNameTaken' })
  if (parentId === null) {
    const { rows: roots } = await sql`select from team where id <> ${id} and parent_id is null`.execute(tx)
    if (roots.length > 0) refuse({ reason: 'secondRoot' })
    return
  }
  const { rows: above } = await sql<{ id: TeamId }>`
    with recursive above as (
      select id, parent_id from team where id = ${parentId}
      union select t.id, t.parent_id from team t join above a on t.id = a.parent_id
    ) select id from above`.execute(tx)
  if (above.length === 0) refuse({ reason: 'unknownTeam' })
  if (above.some((team) => team.id === id)) refuse({ reason: 'teamCycle' })
}
