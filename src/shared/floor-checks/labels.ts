/** Numbers of rooms and labels of spaces: missing ones, and those that are there twice. */
import type { PlannedSpace, Room } from '../domain/floor-plan.ts'
import { centroid } from '../geometry/ring.ts'
import type { Item } from './scene.ts'
import type { CheckName, Warning } from './warning.ts'

type Named =
  | { readonly kind: 'room'; readonly object: Room }
  | { readonly kind: 'space'; readonly object: PlannedSpace }

const plain = (text: string): string => text.trim().toLocaleLowerCase('de')
const isNamed = (item: Item): item is Item & Named => item.kind === 'room' || item.kind === 'space'

/** What must not be called the same: rooms of a floor, and spaces of a kind in one room. */
function groupOf({ kind, object }: Named): string | null {
  const name = plain(kind === 'room' ? object.number : object.label)
  if (name === '') return null
  return kind === 'room' ? `room\n${name}` : `space\n${object.roomId ?? ''}\n${object.kind}\n${name}`
}

const placeOf = ({ kind, object }: Named) => (kind === 'room' ? centroid(object.rings[0] ?? []) : object.at)

export interface Labels {
  /** Takes out what is gone and puts in what is new. @returns groups to be looked at again */
  update(gone: readonly Item[], come: readonly Item[]): ReadonlySet<string>
  warnings(group: string): Warning[]
}

export function createLabels(): Labels {
  const groups = new Map<string, Map<string, Named>>()
  return {
    update(gone, come) {
      const dirty = new Set<string>()
      for (const item of gone) {
        const group = isNamed(item) ? groupOf(item) : null
        if (group === null) continue
        groups.get(group)?.delete(item.id)
        dirty.add(group)
      }
      for (const item of come) {
        const group = isNamed(item) ? groupOf(item) : null
        if (group === null || !isNamed(item)) continue
        const members = groups.get(group) ?? new Map<string, Named>()
        groups.set(group, members.set(item.id, item))
        dirty.add(group)
      }
      return dirty
    },
    warnings(group) {
      const members = [...(groups.get(group)?.values() ?? [])].sort((a, b) =>
        a.object.id < b.object.id ? -1 : 1,
      )
      const [first] = members
      if (!first || members.length < 2) return []
      return [
        {
          ...about(first, first.kind === 'room' ? 'duplicate-number' : 'duplicate-label'),
          objects: members.map((m) => m.object.id),
          found: members.length,
          data: { label: (first.kind === 'room' ? first.object.number : first.object.label).trim() },
        },
      ]
    },
  }
}

/** A room that has neither number nor name, a space whose label is blank. */
export function missingLabel(item: Item): Warning[] {
  if (!isNamed(item)) return []
  if (groupOf(item) !== null || (item.kind === 'room' && item.object.name.trim() !== '')) return []
  return [
    item.kind === 'room'
      ? { ...about(item, 'missing-number'), severity: 'hint' }
      : about(item, 'missing-label'),
  ]
}

const about = (item: Named, check: CheckName): Warning => ({
  check,
  objects: [item.object.id],
  at: placeOf(item),
  severity: 'warning',
  found: null,
  limit: null,
  unit: 'count',
  source: null,
  data: {},
})
