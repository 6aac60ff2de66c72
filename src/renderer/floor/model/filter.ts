/** Which spaces are looked for: those with every chosen feature whose name holds the words searched. */
import type { Feature } from '#shared/domain/floor-plan.ts'
import type { PlanReading } from './reading.ts'

export interface Filter {
  readonly features: readonly Feature[]
  /** A label, a room, a zone, or "2.14 10": every word must be found. */
  readonly text: string
}

const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** 1 for spaces that match, in plan order; null when nothing is filtered. */
export function matching(plan: PlanReading, filter: Filter): Uint8Array | null {
  // "Platz 10" and "desk 10" are how people say "10".
  const words = plain(filter.text)
    .split(/[\s·,]+/)
    .filter((w) => w !== '' && w !== 'platz' && w !== 'raum' && w !== 'desk' && w !== 'room')
  if (words.length === 0 && filter.features.length === 0) return null
  return Uint8Array.from(plan.spaces, (space, i) => {
    if (!filter.features.every((f) => space.features.includes(f))) return 0
    const label = plain(space.label)
    const place = plain(`${plan.room[i] ?? ''} ${plan.zone[i]?.name ?? ''}`)
    // A number is a label as a whole, or the beginning of a room's: "1" does not mean desk 31.
    return words.every((w) => label === w || (label.startsWith(w) && !/^\d+$/.test(w)) || hasWord(place, w))
      ? 1
      : 0
  })
}

const hasWord = (text: string, start: string): boolean =>
  text.startsWith(start) || text.includes(` ${start}`) || (start.length > 2 && text.includes(start))
