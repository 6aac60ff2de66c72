/** Who this server is: made once, at its first start, and never changed. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { ServerSettings } from '#shared/contract/pull.ts'
import type { Epoch } from '#shared/domain/ids.ts'
import { newUuid, type Random } from '../random.ts'
import type { Database, Queries } from './handle.ts'

export interface ServerRecord {
  readonly serverId: string
  readonly name: string
  readonly privateKey: KeyObject
  /** Base64url of the raw 32 bytes. */
  readonly publicKey: string
  /** Keys what only this server must be able to make: cursors, refresh tokens, receipts. */
  readonly secret: Buffer
}

export const DEFAULT_SETTINGS: ServerSettings = {
  bookingWindowDays: 90,
  lookBackDays: 14,
  leaseHours: 72,
  receiptDays: 14,
  lookBack: null,
  tryOut: null,
}

/** Reads the record, after making it where there is none. */
export async function ensureServer(database: Database, random: Random, name: string): Promise<ServerRecord> {
  await database.kysely
    .insertInto('meta')
    .values({
      server_id: newUuid(random),
      name,
      epoch: newUuid(random) as Epoch,
      signing_seed: random.bytes(32),
      secret: random.bytes(32),
      settings: JSON.stringify(DEFAULT_SETTINGS),
    })
    .onConflict((c) => c.column('one').doNothing())
    .execute()
  const row = await database.kysely.selectFrom('meta').selectAll().executeTakeFirstOrThrow()
  const privateKey = ed25519(row.signing_seed)
  return {
    serverId: row.server_id,
    name: row.name,
    privateKey,
    publicKey: createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '',
    secret: Buffer.from(row.secret),
  }
}

export async function readSettings(queries: Queries): Promise<ServerSettings> {
  const row = await queries.selectFrom('meta').select('settings').executeTakeFirstOrThrow()
  return ServerSettings.parse(row.settings)
}

/** RFC 8410: the fixed beginning of a PKCS #8 Ed25519 key, followed by its 32 bytes. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')
const ed25519 = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' })
