/** When spaces are held, by whomever. */
import { sql } from 'kysely'
import { type Day, daysFrom } from '#shared/calendar/day.ts'
import type { FloorId, SiteId, SpaceNo } from '#shared/domain/ids.ts'
import type { FloorDay } from './occupancy-cache.ts'
import { isChanged, isDayIn, keyed, type Pull, type Section } from './page.ts'

/** Floors and days taken from the cache at a time. */
const AT_ONCE = 64

/** Floors and days that are new to the laptop, whole; empty ones too, as they replace what a broken-off pull brought. */
const newDays: Section = {
  name: 'occupancy-days',
  isEmpty: (pull) => pull.newSites.length === 0 && pull.newDays.length === 0,
  async run(pull, from) {
    const all = await newFloorDays(pull)
    const start = from ? all.findIndex((f) => f.floorId === from[0] && f.day === from[1]) + 1 : 0
    const wanted = all.slice(start, start + AT_ONCE)
    for (const unit of await pull.services.occupancy.read(pull.tx, pull.present, wanted)) {
      pull.page.occupancyDays.push(unit)
      pull.page.left -= 1 + unit.cells.length / 3
    }
    const last = wanted.at(-1)
    return last && start + wanted.length < all.length ? [last.floorId, last.day] : null
  },
}

async function newFloorDays({ tx, scope, newSites, newDays }: Pull): Promise<FloorDay[]> {
  const { rows } = await sql<{ id: FloorId; siteId: SiteId }>`
    select id, site_id as "siteId" from floor where site_id = any(${scope.sites}::uuid[]) order by id`.execute(
    tx,
  )
  const everyDay = daysFrom(scope.window.from, scope.window.to)
  return rows.flatMap(({ id, siteId }) =>
    (newSites.includes(siteId) ? everyDay : newDays).map((day) => ({ siteId, floorId: id, day })),
  )
}

const cells = keyed({
  name: 'occupancy',
  isEmpty: ({ since, heldSites, heldDays, changed }) =>
    since === null ||
    heldSites.length === 0 ||
    heldDays.length === 0 ||
    (!changed.booking && !changed.tombstone),
  keys: (pull) => {
    const isMeant = sql`${isChanged(pull)} and site_id = any(${pull.heldSites}::uuid[])
      and ${isDayIn(pull.heldDays)}`
    const key = sql`site_id || '|' || floor_id || '|' || day || '|' || space_no`
    return sql`select rev, ${key} as k from booking where ${isMeant}
      union all select rev, ${key} from tombstone where kind = 'booking' and ${isMeant}`
  },
  async add({ tx, page }, keys) {
    const wanted = keys.map((key) => key.split('|') as [SiteId, FloorId, Day, string])
    const { rows } = await sql<{ key: string; from: number; to: number }>`
      select k.key, b.from_minute as "from", b.to_minute as "to"
      from unnest(${keys}::text[], ${wanted.map((w) => w[0])}::uuid[], ${wanted.map((w) => w[1])}::uuid[],
        ${wanted.map((w) => w[2])}::date[], ${wanted.map((w) => Number(w[3]))}::int[])
        as k (key, site, floor, day, no)
      join booking b on b.site_id = k.site and b.day = k.day and b.floor_id = k.floor and b.space_no = k.no
      order by b.from_minute`.execute(tx)
    const minutes = new Map<string, number[]>(keys.map((key) => [key, []]))
    for (const row of rows) minutes.get(row.key)?.push(row.from, row.to)
    for (const [i, key] of keys.entries()) {
      const [, floorId, day, no] = wanted[i] as [SiteId, FloorId, Day, string]
      page.occupancy.push({ floorId, day, no: Number(no) as SpaceNo, minutes: minutes.get(key) ?? [] })
    }
  },
})

export const occupancySections: readonly Section[] = [newDays, cells]
