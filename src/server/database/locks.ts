/** Numbers of the advisory locks that are taken for the whole database, each for one thing. Those of single persons and teams are hashes. */
export const LOCKS = {
  /** Whoever migrates. */
  migration: 7_218_004_112,
  /** All who accept changes share it; whoever begins a life has it alone. */
  life: 7_218_004_113,
  /** Whoever applies what a restored server was shown. */
  repair: 7_218_004_114,
  /** Whoever administers, and writes to the audit. */
  audit: 7_218_004_115,
} as const
