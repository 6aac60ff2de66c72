/** Fixed desks: who holds which. Whoever has booked one before keeps the booking. */
import { sql } from 'kysely'
import type { AssignRequest, AssignResult, CandidatesAnswer, Holder } from '#shared/contract/fixed-desks.ts'
import type { SpaceId } from '#shared/domain/ids.ts'
import { type Administering, containing, refuse, refuseStale } from '../administration/index.ts'
import type { Queries, Tx } from '../database/index.ts'

export async function holderOf(queries: Queries, spaceId: SpaceId): Promise<Holder | null> {
  const row = await queries
    .selectFrom('fixed_desk as f')
    .innerJoin('person as p', 'p.id', 'f.holder_id')
    .select(['p.login', 'p.display_name as displayName'])
    .where('f.id', '=', spaceId)
    .executeTakeFirst()
  return row ?? null
}

/** Active people whose name or login has that in it, by name. */
export async function candidatesFor(queries: Queries, search: string): Promise<CandidatesAnswer['people']> {
  const like = containing(search)
  return await queries
    .selectFrom('person as p')
    .innerJoin('team as t', 't.id', 'p.team_id')
    .select(['p.login', 'p.display_name as displayName', 't.name as team'])
    .where('p.active', '=', true)
    .where(({ eb, or }) => or([eb('p.display_name', 'ilike', like), eb('p.login', 'ilike', like)]))
    .orderBy('p.display_name')
    .orderBy('p.login')
    .limit(12)
    .execute()
}

/** @throws Refused as `gone` where there is no such desk, or as `changedMeanwhile` */
export async function assign(
  { tx, audit, announce }: Administering,
  { spaceId, login, was }: Omit<AssignRequest, 'protocol'>,
): Promise<AssignResult> {
  const name = await lockDesk(tx, spaceId)
  const before = await holderOf(tx, spaceId)
  await refuseStale(tx, spaceId, before?.login ?? '', was ?? '')
  if (login === null) await tx.deleteFrom('fixed_desk').where('id', '=', spaceId).execute()
  else {
    const person = await tx
      .selectFrom('person')
      .select('id')
      .where('login', '=', login)
      .where('active', '=', true)
      .executeTakeFirst()
    if (!person) return { state: 'unknownPerson' }
    await tx
      .insertInto('fixed_desk')
      .values({ id: spaceId, holder_id: person.id })
      .onConflict((c) => c.column('id').doUpdateSet({ holder_id: person.id }))
      .execute()
  }
  const holder = await holderOf(tx, spaceId)
  if (before?.login !== holder?.login) {
    const facts = (of: Holder | null) => ({ deskHolder: of?.displayName ?? null })
    await audit({
      action: holder ? 'desk.assigned' : 'desk.opened',
      subject: { id: spaceId, name },
      before: facts(before),
      after: facts(holder),
    })
    announce({ everyone: true })
  }
  return { state: 'assigned', holder }
}

/** Whoever books it meanwhile waits. @throws Refused as `gone` */
async function lockDesk(tx: Tx, id: SpaceId): Promise<string> {
  const { rows } = await sql<{ floor: string; room: string; label: string }>`
    select f.name as floor, s.room, s.label from space s join floor f on f.id = s.floor_id
    where s.id = ${id} and s.active and s.kind = 'desk' for update of s`.execute(tx)
  const [desk] = rows
  if (!desk) return refuse({ reason: 'gone' })
  return `${desk.floor}: ${[desk.room, desk.label].filter(Boolean).join(' · ')}`
}
