/** Looks into a laptop's cache file, whether the laptop is on or off. */
import { readdirSync } from 'node:fs'
import { type OpenCache, openCache } from '#core/cache/cache.ts'
import { currentCopy, readMeta } from '#core/cache/meta.ts'
import { minutesOfNo, noAt, readCells } from '#core/cache/occupancy-cells.ts'
import type { TestLaptop } from './laptop.ts'

/** @param n which of the laptop's caches, by name of the file */
export async function peek<T>(laptop: TestLaptop, work: (db: OpenCache['db']) => T, n = 0): Promise<T> {
  const file = readdirSync(laptop.folder)
    .filter((f) => f.endsWith('.cache'))
    .sort()[n]
  if (!file) throw new Error('This laptop has no such cache')
  const { db } = await openCache(laptop.platform(), file, '')
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/**
 * Everything pulled, in an order and form that do not depend on how it came: two laptops of one
 * person that are up to date have the same.
 */
export function canonical(db: OpenCache['db']): [string, unknown][] {
  const copy = currentCopy(db)
  const entries: [string, unknown][] = []
  const add = (stream: string, keys: readonly unknown[], content: unknown) =>
    entries.push([[stream, ...keys].join(' '), content])
  const rows = (table: string) => db.all(`select * from ${table} where copy = ?`, copy)
  for (const r of rows('directory')) add('directory', [r.kind, r.id], JSON.parse(String(r.content)))
  for (const r of rows('plan'))
    add('plan', [r.floor_id], [r.site_id, r.version, JSON.parse(String(r.document))])
  for (const { copy: _, ...r } of rows('space')) add('space', [r.id], r)
  for (const { copy: _, ...r } of rows('booking')) add('booking', [r.id], r)
  for (const { copy: _, before_absence: before, ...r } of rows('places')) {
    add('places', [r.day], r)
    if (before) add('before absence', [r.day], JSON.parse(String(before)))
  }
  for (const r of rows('presence')) add('presence', [r.day, r.person_id], JSON.parse(String(r.content)))
  for (const r of rows('occupancy')) {
    const cells = readCells(r.cells as Uint8Array)
    for (let i = 0; i < cells.length; i++) {
      const no = noAt(cells, i)
      if (i === 0 || noAt(cells, i - 1) !== no)
        add('occupancy', [r.day, r.floor_id, no], minutesOfNo(cells, no))
    }
  }
  for (const fact of ['me', 'past', 'serverSettings', 'window', 'sites'] as const)
    add(fact, [], readMeta(db, fact))
  return entries.sort(([a], [b]) => (a < b ? -1 : 1))
}
