/** When laptops had everything that concerns them, told by the database snapshots in their cursors. */
import { sql } from 'kysely'
import { Cursor, unseal } from '#server/sync/cursor.ts'
import type { PersonId, SiteId } from '#shared/domain/ids.ts'
import type { Pass, Report } from '../crowd/orders.ts'
import type { Administration } from './administration.ts'

/**
 * @param frozen laptops that do not count
 * @returns milliseconds after the last change, for each laptop; infinite where it never came to that
 */
export async function freshAfter(
  { database, record }: Administration,
  passes: readonly Pass[],
  { pulled }: Report,
  frozen: ReadonlySet<number>,
): Promise<number[]> {
  const needed = await lastRevisions(database)
  const pulls = Map.groupBy(pulled, (p) => p.laptop)
  return passes.flatMap((pass, no) => {
    if (frozen.has(no)) return []
    const rev = needed(pass)
    const first = (pulls.get(no) ?? [])
      .sort((a, b) => a.at - b.at)
      .find(({ cursor }) => {
        const { snapshot } = unseal(record.secret, 'cursor', pass.deviceId, cursor, Cursor) ?? {}
        // All transactions before its first number were over and seen.
        return snapshot !== undefined && Number(snapshot.split(':')[0]) > rev
      })
    return [first ? Math.max(0, first.at) : Number.POSITIVE_INFINITY]
  })
}

/** The last transaction that changed something a laptop shows: a desk at its site, or a day in its person's team. */
async function lastRevisions({ kysely }: Administration['database']): Promise<(pass: Pass) => number> {
  const last = sql<number>`max(rev::text::bigint)`
  const { rows: sites } = await sql<{ site: SiteId; rev: number }>`
    select site_id as site, ${last} as rev from booking group by site_id`.execute(kysely)
  const { rows: people } = await sql<{ person: PersonId; rev: number }>`
    select id as person, (select ${last} from work_day where person_id in
      (select id from person mate where mate.team_id = person.team_id)) as rev from person`.execute(kysely)
  const ofSite = new Map(sites.map((s) => [s.site, s.rev]))
  const ofPerson = new Map(people.map((p) => [p.person, p.rev]))
  return ({ siteId, personId }) => Math.max(ofSite.get(siteId) ?? 0, ofPerson.get(personId) ?? 0)
}
