/** Which floor to open where none was asked for: one that has something to book, if there is one. */
import type { Floor } from '#shared/domain/sites.ts'

type Known = Pick<Floor, 'level'> & { readonly bookable: number }

/** Of floors with bookable spaces, else of all, the one nearest to a level; the lower of two. */
export function floorToOpen<F extends Known>(floors: readonly F[], level: number): F | undefined {
  const useful = floors.filter((f) => f.bookable > 0)
  const away = (f: F) => Math.abs(f.level - level)
  return [...(useful.length > 0 ? useful : floors)].sort((a, b) => away(a) - away(b) || a.level - b.level)[0]
}
