/**
 * Occupancy of whole floors and days, encoded once and shared between all who pull them.
 *
 * The cache is kept like a laptop: it remembers the database snapshot it is true for, and before it
 * is used in a later one, drops the floors and days that changed between the two. What it gives may
 * be newer than the snapshot it is asked in, never older; a pull bears that, as the next one repeats
 * what changed.
 */
import { sql } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import type { OccupancyDay } from '#shared/contract/pull.ts'
import type { FloorId, SiteId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'
import { changedSince, isLater } from './snapshot.ts'

/** Numbers kept, over all floors and days; some 8 bytes each. */
const MAX_CELLS = 8_000_000

export interface FloorDay {
  readonly siteId: SiteId
  readonly floorId: FloorId
  readonly day: Day
}

export class OccupancyCache {
  #trueFor: string | null = null
  readonly #cells = new Map<string, number[]>()
  #size = 0

  /** Whole floors and days, in the order asked for. `snapshot` is that of `tx`. */
  async read(tx: Tx, snapshot: string, wanted: readonly FloorDay[]): Promise<OccupancyDay[]> {
    if (wanted.length === 0) return []
    await this.#advance(tx, snapshot)
    const found = new Map<string, number[]>()
    for (const w of wanted) {
      const cells = this.#cells.get(keyOf(w))
      if (cells) found.set(keyOf(w), cells)
    }
    const missing = wanted.filter((w) => !found.has(keyOf(w)))
    for (const [key, cells] of await load(tx, missing)) {
      found.set(key, cells)
      // Another pull may have moved the cache on meanwhile; then this is too old to be kept.
      if (this.#trueFor === snapshot) this.#keep(key, cells)
    }
    return wanted.map(({ siteId, floorId, day }) => ({
      floorId,
      day,
      cells: found.get(keyOf({ siteId, floorId, day })) ?? [],
    }))
  }

  async #advance(tx: Tx, snapshot: string): Promise<void> {
    const since = this.#trueFor
    if (since === null) {
      this.#clear(snapshot)
      return
    }
    // A pull that began earlier finds what is newer than it asked for, and takes nothing back.
    if (!isLater(snapshot, since)) return
    const { rows } = await sql<FloorDay>`
      select distinct site_id as "siteId", floor_id as "floorId", day from (
        select site_id, floor_id, day from booking where ${changedSince(sql`rev`, since)}
        union all
        select site_id, floor_id, day from tombstone where kind = 'booking' and ${changedSince(sql`rev`, since)}
      ) changed`.execute(tx)
    // While we asked, another pull may have moved the cache past us; dropping more is harmless.
    for (const row of rows) this.#drop(keyOf(row))
    if (this.#trueFor === null || isLater(snapshot, this.#trueFor)) this.#trueFor = snapshot
  }

  #keep(key: string, cells: number[]): void {
    if (this.#size > MAX_CELLS) this.#clear(this.#trueFor)
    this.#drop(key)
    this.#cells.set(key, cells)
    this.#size += cells.length + 10
  }

  #drop(key: string): void {
    const cells = this.#cells.get(key)
    if (!cells) return
    this.#size -= cells.length + 10
    this.#cells.delete(key)
  }

  #clear(trueFor: string | null): void {
    this.#cells.clear()
    this.#size = 0
    this.#trueFor = trueFor
  }
}

const keyOf = (f: FloorDay): string => `${f.floorId} ${f.day}`

async function load(tx: Tx, wanted: readonly FloorDay[]): Promise<Map<string, number[]>> {
  const cells = new Map<string, number[]>(wanted.map((w) => [keyOf(w), []]))
  if (wanted.length === 0) return cells
  const { rows } = await sql<{ floor_id: FloorId; day: Day; no: number; from: number; to: number }>`
    select b.floor_id, b.day, b.space_no as no, b.from_minute as "from", b.to_minute as "to"
    from unnest(${wanted.map((w) => w.siteId)}::uuid[], ${wanted.map((w) => w.floorId)}::uuid[],
      ${wanted.map((w) => w.day)}::date[]) as w (site_id, floor_id, day)
    join booking b on b.site_id = w.site_id and b.day = w.day and b.floor_id = w.floor_id
    order by b.floor_id, b.day, b.space_no, b.from_minute`.execute(tx)
  for (const r of rows) cells.get(`${r.floor_id} ${r.day}`)?.push(r.no, r.from, r.to)
  return cells
}
