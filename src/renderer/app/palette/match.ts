/** Which entries a typed text means. Pure. */

/** Lower case, umlauts and accents put aside: "Müller" is found by "muller". */
export const plain = (text: string): string =>
  text.toLocaleLowerCase('de').replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '')

/**
 * Entries that contain every word of the query, those that begin with it first; at most `limit`.
 * An empty query finds nothing.
 */
export function matches<T>(
  entries: readonly T[],
  textOf: (entry: T) => string,
  query: string,
  limit: number,
): T[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const whole = words.join(' ')
  const first: T[] = []
  const others: T[] = []
  for (const entry of entries) {
    const text = plain(textOf(entry))
    if (!words.every((w) => text.includes(w))) continue
    if (text.startsWith(whole)) first.push(entry)
    else others.push(entry)
  }
  return [...first, ...others].slice(0, limit)
}
