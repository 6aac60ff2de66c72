/** Nothing acknowledged is lost, nothing queued is forgotten: each change ended once, and its person can see how. */
import type { Change } from '#shared/contract/local.ts'
import type { MutationId, PersonId } from '#shared/domain/ids.ts'
import type { World } from '../world/world.ts'
import type { Tables } from './tables.ts'

/** What laptops have heard is what the server has written down. */
export function findLostOutcomes({ mutations }: Tables, { ledger, wipes }: World): string[] {
  return [...ledger.heard].flatMap(([id, outcome]) => {
    const row = mutations.get(id)
    // After a restore only its laptop can tell of a change; if that was wiped, nobody can.
    const person = ledger.sent.get(id)?.person
    if (!row && ledger.wasRestored && wipes.some((w) => w.person === person)) return []
    if (!row) return [`${id} was acknowledged as ${outcome.state}, and the server does not know it`]
    const state = row.rejection === null ? 'accepted' : 'rejected'
    return state === outcome.state ? [] : [`${id} was acknowledged as ${outcome.state} and is ${state}`]
  })
}

/**
 * What a restored server was shown while it gathered is back in the order it once had, and a server that was
 * never restored never has to be repaired: it acknowledged what it did not have.
 */
export function findDisorder({ mutations, epoch }: Tables, { ledger, epochAtStart }: World): string[] {
  if (!ledger.wasRestored && epoch !== epochAtStart)
    return ['nobody restored the server, and laptops held changes it had acknowledged and did not have']
  return [...ledger.kept].flatMap(([id, order]) => {
    const row = mutations.get(id)
    if (!row) return [`${id} was shown to the restored server, and it made nothing of it`]
    return row.order === null || row.order === order
      ? []
      : [`${id} was accepted as number ${order} before the restore and is number ${row.order} now`]
  })
}

/** What the person at a laptop was promised, against the list they see at the end. */
export function findForgotten(
  world: World,
  laptop: number,
  person: PersonId,
  changes: readonly Change[],
  { mutations }: Tables,
): string[] {
  const shown = new Map<MutationId, Change>(changes.map((c) => [c.id, c]))
  const wipedAt = Math.max(
    -1,
    ...world.wipes.filter((r) => r.laptop === laptop && r.person === person).map((r) => r.at),
  )
  return world.ledger.promised
    .filter((p) => p.laptop === laptop && p.person === person && p.at > wipedAt)
    .flatMap(({ id }) => {
      const change = shown.get(id)
      const row = mutations.get(id)
      if (!change) return [`laptop ${laptop} no longer knows the change ${id} that it had queued`]
      if (change.state !== 'accepted' && change.state !== 'rejected')
        return [`the change ${id} on laptop ${laptop} never ended: it is ${change.state}`]
      if (!row) return [`laptop ${laptop} shows ${id} as ${change.state}, and the server does not know it`]
      const state = row.rejection === null ? 'accepted' : 'rejected'
      return state === change.state
        ? []
        : [`laptop ${laptop} shows ${id} as ${change.state}, it was ${state}`]
    })
}
