/** What a capability implements for each of its mutations. */
import type { MutationArgs, MutationName, Rejection } from '#shared/contract/mutations.ts'
import type { PersonId, SiteId, TeamId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'

export interface MutationContext {
  readonly tx: Tx
  /** Who sent the change; the database lets one change of a person in at a time. */
  readonly personId: PersonId
  /** The server's clock, epoch milliseconds. */
  readonly now: number
  /**
   * The change was accepted before, by a server that lost it. What was checked against that day, its
   * plans and what the person saw then, held; only what others did meanwhile can stand against it.
   */
  readonly wasAccepted: boolean
}

/** Whom a committed change concerns: told to pull. */
export interface Touched {
  /** People whose days changed. */
  readonly people: readonly PersonId[]
  /** Sites whose occupancy changed. */
  readonly sites: readonly SiteId[]
  /** Teams whose members see something else now, beside those of the people. */
  readonly teams?: readonly TeamId[]
}

/** Ends a mutation as rejected; its transaction is rolled back, so nothing is half done. */
export class Rejected extends Error {
  override readonly name = 'Rejected'
  readonly rejection: Rejection
  constructor(rejection: Rejection) {
    super(rejection.reason)
    this.rejection = rejection
  }
}

export interface MutationHandler<N extends MutationName> {
  /**
   * Checks and makes the change. The outcome is written with it.
   * @throws Rejected
   */
  apply(context: MutationContext, args: MutationArgs<N>): Promise<Touched>
  /** After an exclusion constraint stopped `apply`: says why, in a transaction of its own. */
  conflict(context: MutationContext, args: MutationArgs<N>, constraint: string): Promise<Rejection>
}

export type MutationHandlers<N extends MutationName = MutationName> = {
  readonly [K in N]: MutationHandler<K>
}
