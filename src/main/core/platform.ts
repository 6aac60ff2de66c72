/**
 * All that the core needs of the machine it runs on. Hosts pass the real thing; a simulator passes
 * virtual time, seeded randomness and a network it can break. Nothing else in the core reaches for
 * a clock, a timer, randomness, the network or a file.
 */
import type Database from 'better-sqlite3'
import type { Instant } from '#shared/calendar/day.ts'

export type Cancel = () => void

export interface Clock {
  /** The laptop's clock; it may be wrong by years and may jump. */
  now(): Instant
  /** Runs `task` once after `ms` of waking time. */
  after(ms: number, task: () => void): Cancel
}

export interface Random {
  bytes(length: number): Uint8Array
}

export interface Network {
  /** As `fetch`; rejects when there is no way to the server. */
  fetch(request: Request, init: { redirect: 'error'; signal: AbortSignal | null }): Promise<Response>
}

/** Files of this installation, named without folders. Synchronous: each is small or SQLite's own. */
export interface Storage {
  read(name: string): Uint8Array | null
  exists(name: string): boolean
  /** Whole or not at all, also through a power cut. */
  write(name: string, content: Uint8Array): void
  /** Without complaint when there is none. */
  remove(name: string): void
  rename(from: string, to: string): void
  list(): readonly string[]
  /** Opens (or makes) a SQLite file; the caller hands it its key. */
  openDatabase(name: string): Database.Database
}

export const KEY_WRAP_METHODS = ['plain', 'keyring', 'passphrase', 'os'] as const
export type KeyWrapMethod = (typeof KEY_WRAP_METHODS)[number]

/** Keeps the key of a cache where only its person gets at it. */
export interface KeyWrapper {
  readonly method: KeyWrapMethod
  /** The person has to give a secret before `unwrap` can work. */
  readonly asksPerson: boolean
  /** @returns what the envelope file may hold in clear */
  wrap(name: string, key: Uint8Array, secret: string): Promise<string>
  /** @throws KeyUnavailable when the key cannot be had (wrong secret, lost keyring entry) */
  unwrap(name: string, wrapped: string, secret: string): Promise<Uint8Array>
  /** Forgets what `wrap` kept elsewhere. */
  forget(name: string): Promise<void>
}

export class KeyUnavailable extends Error {
  override name = 'KeyUnavailable'
  /** Gone for good; false: another secret or another moment may bring it. */
  readonly lost: boolean
  constructor(lost: boolean, message: string, options?: ErrorOptions) {
    super(message, options)
    this.lost = lost
  }
}

export interface Platform {
  readonly clock: Clock
  readonly random: Random
  readonly network: Network
  readonly storage: Storage
  readonly keys: KeyWrapper
  /** System and runtime in words, for the diagnosis file. */
  readonly system?: string
  /** A line for whoever looks after the laptop; never a secret, never what a person planned. */
  log(line: string): void
}
