/** Sites: where buildings stand, and what holds for them. */
import { sql } from 'kysely'
import type { Facts, SiteDraft, SiteRecord } from '#shared/contract/administration.ts'
import type { SiteId } from '#shared/domain/ids.ts'
import { hoursInWords, timeInWords } from '../audit/index.ts'
import type { Queries, Tx } from '../database/index.ts'
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

export async function changeSite(
  { tx, audit, announce }: Administering,
  { id, version, draft }: { id: SiteId; version: string; draft: SiteDraft },
): Promise<SiteRecord> {
  const site = await readSite(tx, id)
  await refuseStale(tx, id, site.version, version)
  await tx.updateTable('site').set(columnsOf(draft)).where('id', '=', id).execute()
  const changed = await readSite(tx, id)
  await audit({
    action: 'site.changed',
    subject: subjectOf(changed),
    before: factsOf(site),
    after: factsOf(changed),
  })
  announce({ everyone: true })
  return changed
}
