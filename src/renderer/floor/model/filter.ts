/** Which spaces are looked for: those with every chosen feature whose name holds the words searched. */
import type { Feature } from '#shared/domain/floor-plan.ts'
import type { PlanReading } from './reading.ts'

export interface Filter {
  readonly features: readonly Feature[]
  /** A label, a room, a zone, or "2.14 10": every word must be found. */
  readonly text: string
}

const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** "Platz 10" and "desk 10" name a desk; the word after them is its label as a whole. */
const DESK = new Set(['platz', 'desk'])
const ROOM = new Set(['raum', 'room'])

interface Word {
  readonly text: string
  readonly label: boolean
}

function wordsOf(text: string): Word[] {
  const all = plain(text)
    .split(/[\s·,]+/)
    .filter((w) => w !== '' && !ROOM.has(w))
  return all.flatMap((w, i) => (DESK.has(w) ? [] : [{ text: w, label: DESK.has(all[i - 1] ?? '') }]))
}

/** 1 for spaces that match, in plan order; null when nothing is filtered. */
export function matching(plan: PlanReading, filter: Filter): Uint8Array | null {
  const words = wordsOf(filter.text)
  if (words.length === 0 && filter.features.length === 0) return null
  return Uint8Array.from(plan.spaces, (space, i) => {
    if (!filter.features.every((f) => space.features.includes(f))) return 0
    if (words.length === 0) return 1
    const label = plain(space.label)
    const place = plain(`${plan.room[i] ?? ''} ${plan.zone[i]?.name ?? ''}`)
    const found = ({ text, label: whole }: Word) => label === text || (!whole && hasWord(place, text))
    return words.every(found) ? 1 : 0
  })
}

const hasWord = (text: string, start: string): boolean =>
  text.startsWith(start) || text.includes(` ${start}`) || (start.length > 2 && text.includes(start))
