import type { Queries } from '../database/index.ts'
import { BEGINNING, chained } from './chain.ts'

/** Entries looked at between two questions to the database. */
const AT_ONCE = 1_000

/** @returns how many entries there are, and the number of the first that does not follow from those before */
export async function verifyAudit(queries: Queries): Promise<{ entries: number; broken: number | null }> {
  let entries = 0
  let previous = BEGINNING
  for (;;) {
    const rows = await queries
      .selectFrom('audit')
      .selectAll()
      .where('no', '>', entries)
      .orderBy('no')
      .limit(AT_ONCE)
      .execute()
    for (const { hash, ...entry } of rows) {
      const expected = chained(previous, entry)
      if (entry.no !== entries + 1 || !expected.equals(hash)) return { entries, broken: entries + 1 }
      entries++
      previous = hash
    }
    if (rows.length < AT_ONCE) return { entries, broken: null }
  }
}
