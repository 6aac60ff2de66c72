/** Whether a rule reaches people whom another one reaches too. */
import type { PersonId, TeamId } from '../domain/ids.ts'
import { lineAbove } from '../domain/people.ts'
import type { Scope } from './rule.ts'
import { belongs, type Membership } from './situation.ts'

export interface Organisation {
  /** The node above; null: there is none. */
  readonly parentOf: (team: TeamId) => TeamId | null
  /** Everybody with all teams, where that is known; none: the tree alone decides. */
  readonly people: readonly (Membership & { readonly id: PersonId })[]
}

/** A person is in both today, or whoever comes to the lower of two nodes of one line will be. */
export function scopesMeet(a: Scope, b: Scope, organisation: Organisation): boolean {
  if (a.kind === 'city' || b.kind === 'city') return true
  const reaches = reachIn(organisation)
  return (
    b.ids.some((id) => reaches(a, id)) ||
    a.ids.some((id) => reaches(b, id)) ||
    organisation.people.some((p) => belongs(a, p, p.id) && belongs(b, p, p.id))
  )
}

/** Everyone of the narrow scope is in the wide one, whoever comes to its nodes. */
export function covers(wide: Scope, narrow: Scope, organisation: Organisation): boolean {
  if (wide.kind === 'city') return true
  if (narrow.kind === 'city') return false
  const reaches = reachIn(organisation)
  // Whoever belongs to a team may have their home elsewhere, and below a node there are others.
  if (narrow.kind !== 'person' && narrow.kind !== wide.kind) return false
  return narrow.ids.every(
    (id) => reaches(wide, id) || organisation.people.some((p) => p.id === id && belongs(wide, p, p.id)),
  )
}

/** Whether a scope names a node or person, or as departments do one above it. */
const reachIn =
  ({ parentOf }: Organisation) =>
  (scope: Scope, id: TeamId | PersonId): boolean => {
    if (scope.kind === 'city') return false
    const line: readonly string[] = scope.kind === 'department' ? lineAbove(id as TeamId, parentOf) : [id]
    return scope.ids.some((named) => line.includes(named))
  }
