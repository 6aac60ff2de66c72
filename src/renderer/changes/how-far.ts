import type { Change } from '#shared/contract/local.ts'
import type { MutationId } from '#shared/domain/ids.ts'

/**
 * How far a change is: `gone` when it was rejected, which the screens then tell with what to do. One
 * that is not listed yet was queued a moment ago.
 */
export function howFar(id: MutationId, changes: readonly Pick<Change, 'id' | 'state'>[]) {
  switch (changes.find((c) => c.id === id)?.state) {
    case 'accepted':
      return 'confirmed'
    case 'rejected':
      return 'gone'
    default:
      return 'queued'
  }
}
