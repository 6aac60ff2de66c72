/**
 * A second, sealed copy of what cannot be pulled again: the queue, and the facts it needs. It lies in a
 * file of its own beside the cache, so that damage to the database, its header included, costs no change.
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { z } from 'zod'
import type { Platform, Random, Storage } from '../platform.ts'
import type { ReadDb, Row, WriteDb } from './database.ts'
import { readMeta, writeMeta } from './meta.ts'

/** What a rebuilt cache begins with; everything else is pulled. */
export const KEPT_FACTS = [
  'owner',
  'device',
  'settings',
  'lastSeq',
  'made',
  'epoch',
  'me',
  'serverSettings',
  'clockOffset',
] as const

const Value = z.union([z.string(), z.number(), z.null()])
const QueueCopy = z.strictObject({
  /** Rows of `meta`. */
  facts: z.array(z.strictObject({ key: z.string(), value: z.string() })),
  /** Rows of `outbox`, whole. */
  outbox: z.array(z.record(z.string(), Value)),
})
export type QueueCopy = z.infer<typeof QueueCopy>

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
export const queueCopyOf = (cache: string): string => `${cache}.queue`

/** What the cache holds now, as it is sealed. */
export function takeQueueCopy(db: ReadDb): string {
  const facts = db.all(
    `select key, value from meta where key in (${KEPT_FACTS.map(() => '?').join(', ')}) order by key`,
    ...KEPT_FACTS,
  )
  return JSON.stringify({ facts, outbox: db.all('select * from outbox order by position') })
}

/** @throws what the storage throws, such as that the disk is full */
export function sealQueueCopy(
  { storage, random }: { storage: Storage; random: Random },
  cache: string,
  key: Uint8Array,
  copy: string,
): void {
  const nonce = random.bytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(key), nonce).setAAD(Buffer.from(cache))
  const sealed = Buffer.concat([cipher.update(copy, 'utf8'), cipher.final()])
  storage.write(queueCopyOf(cache), Buffer.concat([[VERSION], nonce, cipher.getAuthTag(), sealed].map(bytes)))
}

/** @returns null where there is none, or none that its key opens */
export function openQueueCopy(
  { storage, log }: Pick<Platform, 'storage' | 'log'>,
  cache: string,
  key: Uint8Array,
): QueueCopy | null {
  const file = storage.read(queueCopyOf(cache))
  if (!file) return null
  try {
    const nonceEnd = 1 + NONCE_BYTES
    const tagEnd = nonceEnd + TAG_BYTES
    if (file[0] !== VERSION) throw new Error(`version ${file[0]}`)
    const cipher = createDecipheriv('aes-256-gcm', keyFor(key), file.subarray(1, nonceEnd))
      .setAAD(Buffer.from(cache))
      .setAuthTag(file.subarray(nonceEnd, tagEnd))
    const copy = Buffer.concat([cipher.update(file.subarray(tagEnd)), cipher.final()])
    return QueueCopy.parse(JSON.parse(copy.toString('utf8')))
  } catch (error) {
    log(`cache: the copy of the queue cannot be read (${String(error)})`)
    return null
  }
}

/** Puts back changes that a database which fell back to an older state has forgotten, each as it was copied. */
export function fillFromCopy(tx: WriteDb, { facts, outbox }: QueueCopy): void {
  for (const row of outbox) insertIfMissing(tx, row)
  for (const fact of ['made', 'lastSeq'] as const) {
    const copied = Number(facts.find((f) => f.key === fact)?.value ?? 0)
    if (copied > (readMeta(tx, fact) ?? 0)) writeMeta(tx, fact, copied)
  }
}

export function insertIfMissing(tx: WriteDb, row: Row): void {
  const columns = Object.keys(row)
  tx.run(
    `insert or ignore into outbox (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    ...columns.map((c) => row[c] as string | number | null),
  )
}

/** Changes ever made, as far as the copy knows. */
export const madeIn = ({ facts }: QueueCopy): number =>
  Number(facts.find((f) => f.key === 'made')?.value ?? 0)

const keyFor = (key: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), 'platzwahl queue copy', 32))
const bytes = (part: Uint8Array | number[]): Uint8Array => Uint8Array.from(part)
