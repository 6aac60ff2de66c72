/** What a bench tells its crowd of laptops, a process of its own, and what comes back. */
import type { Intent, Outcome } from '#shared/contract/mutations.ts'
import type { DeviceId, Epoch, MutationId, PersonId, SiteId } from '#shared/domain/ids.ts'

/** With what a laptop comes: signed in, and up to date at the time the pass was made. */
export interface Pass {
  readonly personId: PersonId
  readonly deviceId: DeviceId
  readonly siteId: SiteId
  readonly accessToken: string
  readonly epoch: Epoch
  readonly cursor: string
}

/** A change somebody makes. @property at milliseconds after the beginning of the load */
export interface Arrival {
  readonly laptop: number
  readonly at: number
  readonly id: MutationId
  readonly intent: Intent
}

export type Order =
  /** Laptop i listens at server i modulo their number; done when each has its first poke. */
  | { readonly do: 'listen'; readonly servers: readonly string[]; readonly passes: readonly Pass[] }
  /** A laptop pushes one change that concerns everybody; done when the last has its poke. */
  | { readonly do: 'pokeAll'; readonly arrival: Arrival }
  /** Laptops push when somebody changes something and pull when poked; done when all is quiet. */
  | { readonly do: 'work'; readonly arrivals: readonly Arrival[]; readonly quietMs: number }
  /** From now on every so-manieth laptop reads nothing any more and closes nothing. */
  | { readonly do: 'freeze'; readonly every: number }

/** A change that was answered. Milliseconds from the change to the answer. */
export interface Acknowledged {
  readonly laptop: number
  readonly outcome: Outcome
  readonly ms: number
}

/** A completed pull: of each laptop the last one before the last change, and all after it. */
export interface Pulled {
  readonly laptop: number
  /** Milliseconds after the last change was made; negative before it. */
  readonly at: number
  readonly cursor: string
}

export interface Report {
  readonly acknowledged: readonly Acknowledged[]
  readonly unanswered: number
  readonly pulled: readonly Pulled[]
  /** How often each kind of error was met, such as `push 503 with Retry-After`. */
  readonly errors: Readonly<Record<string, number>>
  readonly pulls: number
}

export interface Answers {
  readonly listen: { readonly ms: number }
  /** Milliseconds from the sending of the change, for each laptop. */
  readonly pokeAll: readonly number[]
  readonly work: Report
  readonly freeze: null
}

export interface Asked {
  readonly no: number
  readonly order: Order
}
export type Told =
  | { readonly no: number; readonly answer: unknown }
  | { readonly no: number; readonly trouble: string }
