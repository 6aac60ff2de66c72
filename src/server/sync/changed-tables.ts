/** Which tables may have rows that a pull must look at: asked of none of them, so that an empty pull is cheap. */
import { mayBeNewer, type StampedTable, type Standing } from './snapshot.ts'

export type Changed = Readonly<Record<StampedTable, boolean>>

/** @param since snapshot of the last pull; null: the laptop has nothing */
export const changedTables = ({ lastRevs }: Pick<Standing, 'lastRevs'>, since: string | null): Changed =>
  Object.fromEntries(
    Object.entries(lastRevs).map(([table, last]) => [table, since === null || mayBeNewer(last, since)]),
  ) as Changed
