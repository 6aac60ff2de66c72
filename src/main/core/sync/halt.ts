/** Why a round of sync ended before it was complete. */
export type End =
  | { readonly kind: 'offline'; readonly why: string }
  | { readonly kind: 'busy'; readonly retryAfterMs: number | null }
  /** The server was restored, or may have been: it has to be shown what is kept here, then the round goes on. */
  | { readonly kind: 'restored' }
  /** It is gathering what laptops kept. */
  | { readonly kind: 'repairing'; readonly retryAfterMs: number | null }
  | { readonly kind: 'upgrade' }
  /** The session is over and the person has to sign in; the queue stays. */
  | { readonly kind: 'expired' }
  /** Proven by signature: the cache is to be wiped. */
  | { readonly kind: 'revoked' }

/** Thrown inside a round, or a call of its own; nobody outside `sync` meets it. */
export class Halt extends Error {
  readonly end: End
  constructor(end: End) {
    super(end.kind)
    this.end = end
  }
}
