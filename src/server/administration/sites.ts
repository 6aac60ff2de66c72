/** Sites: where buildings stand, and what holds for them. */
import { sql } from 'kysely'
import { type Day, dayAt } from '#shared/calendar/day.ts'
import type { Facts, SiteChange, SiteDraft, SiteRecord } from '#shared/contract/administration.ts'
import type { PersonId, SiteId } from '#shared/domain/ids.ts'
import { hoursInWords, timeInWords } from '../audit/index.ts'
import { releaseOnClosures, Shown, tellAffected } from '../booking/index.ts'
import type { Queries, Tx } from '../database/index.ts'
import type { Random } from '../random.ts'
import { type Administering, refuse, refuseStale } from './administer.ts'

const record = sql`s.id, s.rev::text as version, s.name, s.address, s.federal_state as "federalState",
  s.time_zone as "timeZone", s.noon, s.opening, s.closures,
  (select count(*)::int from person where site_id = s.id) as people`

export async function readSites(queries: Queries): Promise<SiteRecord[]> {
  const { rows } = await sql<SiteRecord>`
    select ${record} from site s order by lower(s.name), s.id`.execute(queries)
  return rows
}

/** @throws Refused as `gone` */
async function readSite(tx: Tx, id: SiteId): Promise<SiteRecord> {
  const { rows } = await sql<SiteRecord>`select ${record} from site s where s.id = ${id}`.execute(tx)
  return rows[0] ?? refuse({ reason: 'gone' })
}

const subjectOf = (site: SiteRecord) => ({ id: site.id, name: site.name })

const factsOf = (site: SiteRecord): Facts => ({
  name: site.name,
  address: site.address,
  federalState: site.federalState,
  timeZone: site.timeZone,
  noon: timeInWords(site.noon),
  opening: site.opening.map((o) => (o ? hoursInWords(o) : '–')),
  closures: site.closures.map((c) => `${c.name} ${c.from} ${c.to}`),
})

const columnsOf = (draft: SiteDraft) => ({
  name: draft.name.trim(),
  address: draft.address.trim(),
  federal_state: draft.federalState,
  time_zone: draft.timeZone,
  noon: draft.noon,
  opening: JSON.stringify(draft.opening),
  closures: JSON.stringify(
    draft.closures
      .map((closure) => ({ ...closure, name: closure.name.trim() }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
  ),
})

export async function createSite(
  { tx, audit, announce }: Administering,
  id: SiteId,
  draft: SiteDraft,
): Promise<SiteRecord> {
  await tx
    .insertInto('site')
    .values({ id, ...columnsOf(draft) })
    .execute()
  const site = await readSite(tx, id)
  await audit({ action: 'site.created', subject: subjectOf(site), before: null, after: factsOf(site) })
  announce({ everyone: true })
  return site
}

/**
 * Bookings on days on which it is closed then end, and their holders are told. Those at other hours than it is open
 * stay, and so do the minutes of bookings when noon moves.
 * @param visible whom the administrator may see
 * @throws Refused; Shown with a `SiteChange` when nothing is done; what makes `whileUndisturbed` begin again
 */
export async function changeSite(
  { tx, now, audit, announce }: Administering,
  random: Random,
  visible: ReadonlySet<PersonId>,
  { id, version, draft, apply }: { id: SiteId; version: string; draft: SiteDraft; apply: boolean },
): Promise<SiteRecord> {
  const site = await readSite(tx, id)
  await refuseStale(tx, id, site.version, version)
  await tx.updateTable('site').set(columnsOf(draft)).where('id', '=', id).execute()
  const from = dayAt(now, draft.timeZone)
  const affected = await releaseOnClosures(tx, random, now, { siteId: id, from })
  const holders = [...new Set(affected.map((a) => a.holder))]
  if (!apply)
    throw new Shown<SiteChange>({
      state: 'impact',
      people: holders.length,
      bookings: affected.length,
      officeDays: await countOfficeDays(tx, id, from, site.closures),
      affected: await tellAffected(tx, affected, new Map(), visible),
    })
  const changed = await readSite(tx, id)
  await audit({
    action: 'site.changed',
    subject: subjectOf(changed),
    before: factsOf(site),
    after: { ...factsOf(changed), ...(affected.length > 0 && { releasedBookings: affected.length }) },
  })
  announce({ everyone: true })
  announce({ people: holders, sites: [id] })
  return changed
}

/**
 * Days from one on that people of the site have planned at the office and on which it is closed now.
 * @param was closures of before: who planned in spite of them is not told anew
 */
async function countOfficeDays(tx: Tx, id: SiteId, from: Day, was: SiteRecord['closures']): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct (w.person_id, w.day))::int as n
    from site s cross join jsonb_array_elements(s.closures) c
    join person p on p.site_id = s.id
    join work_day w on w.person_id = p.id and w.day between (c ->> 'from')::date and (c ->> 'to')::date
    where s.id = ${id} and w.day >= ${from} and 'office' in (w.am, w.pm)
      and not exists (select from jsonb_array_elements(${JSON.stringify(was)}::jsonb) b
        where w.day between (b ->> 'from')::date and (b ->> 'to')::date)`.execute(tx)
  return rows[0]?.n ?? 0
}
