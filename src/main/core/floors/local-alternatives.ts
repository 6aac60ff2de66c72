/** Alternatives as far as the laptop knows: those the server offered that are still free, else its own. */
import type { SpaceRef } from '#shared/contract/local.ts'
import type { Alternative } from '#shared/contract/mutations.ts'
import { chooseAlternatives, MAX_ALTERNATIVES } from '#shared/domain/alternatives.ts'
import type { Book } from '#shared/domain/day-plan.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import type { ReadDb } from '../cache/database.ts'
import { floorStates } from './availability.ts'
import type { Keeper } from './keeping.ts'
import { readPlan } from './procedures.ts'
import { spaceRef } from './space-ref.ts'

export function alternativesFor(
  db: ReadDb,
  keeper: Keeper,
  { spaceId, day, from, to }: Pick<Book, 'spaceId' | 'day' | 'from' | 'to'>,
  offered: readonly Alternative[],
): SpaceRef[] {
  const isFree = (ref: SpaceRef) =>
    floorStates(db, ref.floorId, day, { from, to }, keeper)?.states[ref.index] === SpaceState.free
  const refs = offered.map((a) => spaceRef(db, a.spaceId)).filter((ref) => ref !== null)
  const still = refs.filter(isFree)
  if (still.length === MAX_ALTERNATIVES) return still
  const own = freeNear(db, keeper, { spaceId, day, from, to }).filter(
    (ref) => !still.some((s) => s.spaceId === ref.spaceId),
  )
  return [...still, ...own].slice(0, MAX_ALTERNATIVES)
}

function freeNear(
  db: ReadDb,
  keeper: Keeper,
  { spaceId, day, from, to }: Pick<Book, 'spaceId' | 'day' | 'from' | 'to'>,
): SpaceRef[] {
  const wanted = spaceRef(db, spaceId)
  if (!wanted) return []
  const found = floorStates(db, wanted.floorId, day, { from, to }, keeper)
  const plan = readPlan(db, wanted.floorId)
  if (!found || !plan) return []
  const choosable = plan.document.spaces.map((s) => ({ spaceId: s.id, features: s.features, at: s.at }))
  const target = choosable[wanted.index]
  if (!target) return []
  const free = choosable.filter((_, i) => found.states[i] === SpaceState.free)
  return chooseAlternatives(target, free)
    .map((s) => spaceRef(db, s.spaceId))
    .filter((ref) => ref !== null)
}

/** As a rejection carries them. */
export const asAlternatives = (refs: readonly SpaceRef[]): Alternative[] =>
  refs.map(({ spaceId, room, label }) => ({ spaceId, room, label }))
