/** What must hold after a run, whatever happened in it. Each check gives the sentences that say what does not. */
import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { openCache } from '#core/cache/cache.ts'
import { readMeta } from '#core/cache/meta.ts'
import { listedEntries, type OutboxEntry } from '#core/cache/outbox.ts'
import { plainKeys } from '#hosts/node/key-wrappers.ts'
import { nodePlatform } from '#hosts/node/platform.ts'
import { canonical } from '#hosts/testing/cache.ts'
import type { Database } from '#server/database/index.ts'
import type { DeviceId, PersonId } from '#shared/domain/ids.ts'
import type { Entry } from './journal.ts'

/** What a laptop that is off holds. */
export interface Held {
  readonly name: string
  readonly person: PersonId
  readonly device: DeviceId
  readonly queue: readonly OutboxEntry[]
  readonly rows: readonly [string, unknown][]
}

const EVERYTHING = 1_000_000

export async function readHeld(name: string, folder: string): Promise<Held> {
  const file = readdirSync(folder).find((f) => f.endsWith('.cache'))
  if (!file) throw new Error(`${name} has no cache`)
  const { db } = await openCache(nodePlatform(folder, plainKeys), file, '')
  try {
    const owner = readMeta(db, 'owner')
    const device = readMeta(db, 'device')
    if (!owner || !device) throw new Error(`The cache of ${name} belongs to nobody`)
    const queue = listedEntries(db, EVERYTHING).reverse()
    return { name, person: owner.personId, device, queue, rows: canonical(db) }
  } finally {
    db.close()
  }
}

/** No two bookings overlap on a space or for a person; read without the index that is to prevent it. */
export async function noOverlaps({ kysely }: Database): Promise<string[]> {
  const { rows } = await sql<{ a: string; b: string; what: string }>`
    select a.id a, b.id b, case when a.space_id = b.space_id then 'space' else 'person' end what
    from booking a join booking b on a.id < b.id and a.day = b.day
      and a.from_minute < b.to_minute and b.from_minute < a.to_minute
      and (a.space_id = b.space_id or (a.holder_id = b.holder_id and a.desk and b.desk))`.execute(kysely)
  return rows.map(({ a, b, what }) => `bookings ${a} and ${b} overlap for one ${what}`)
}

/** Each change that a laptop said was queued is in its queue still, and ended. */
export function nothingForgotten(held: readonly Held[], journal: readonly Entry[]): string[] {
  const problems: string[] = []
  const known = new Map(held.map((h) => [h.name, new Map(h.queue.map((e) => [e.id, e]))]))
  for (const { laptop, changeId, act } of journal) {
    if (!known.get(laptop)?.has(changeId))
      problems.push(`${laptop} forgot ${changeId} (${act.do}), which it said was queued`)
  }
  for (const { name, queue } of held) {
    for (const { id, outcome, covered } of queue)
      if (!outcome || !covered) problems.push(`${name}: ${id} still waits though all is quiet`)
  }
  return problems
}

/** What laptops were told and what the server recorded is the same, in both directions, and in unbroken order. */
export async function sameOutcomes({ kysely }: Database, held: readonly Held[]): Promise<string[]> {
  const problems: string[] = []
  const rows = await kysely
    .selectFrom('mutation')
    .select(['id', 'device_id', 'seq', 'rejection', 'commit_order'])
    .orderBy('device_id')
    .orderBy('seq')
    .execute()
  const recorded = new Map(rows.map((r) => [r.id, r]))
  for (const { name, queue } of held) {
    for (const { id, outcome } of queue) {
      const row = recorded.get(id)
      if (!row) problems.push(`${name}: the server knows nothing of ${id} (${outcome?.state})`)
      else if (outcome?.state === 'accepted' && outcome.receipt.order !== row.commit_order)
        problems.push(
          `${name}: ${id} was accepted as ${outcome.receipt.order}, the server has ${row.commit_order}`,
        )
      else if (outcome?.state === 'rejected' && outcome.rejection.reason !== row.rejection?.reason)
        problems.push(`${name}: ${id} was rejected, the server has ${JSON.stringify(row.rejection)}`)
    }
  }
  const queued = new Set(held.flatMap((h) => h.queue.map((e) => e.id)))
  for (const { id, device_id } of rows)
    if (!queued.has(id)) problems.push(`the server recorded ${id} of device ${device_id}, no laptop has it`)
  for (const [device, own] of Map.groupBy(rows, (r) => r.device_id))
    own.forEach((r, i) => {
      if (r.seq !== i + 1) problems.push(`device ${device}: number ${r.seq} stands where ${i + 1} belongs`)
    })
  for (const { id, rejection } of rows)
    if (rejection?.reason === 'failed') problems.push(`the server failed at ${id} (${rejection.reference})`)
  return problems
}

/** A laptop's rows equal those of a laptop that pulled everything anew. */
export function converged(old: Held, fresh: Held): string[] {
  const rowsOf = (held: Held) => new Map(held.rows.map(([key, content]) => [key, JSON.stringify(content)]))
  const [has, should] = [rowsOf(old), rowsOf(fresh)]
  const problems: string[] = []
  for (const key of new Set([...has.keys(), ...should.keys()])) {
    if (has.get(key) !== should.get(key))
      problems.push(
        `${old.name}: "${key}" is ${has.get(key) ?? 'missing'}, should be ${should.get(key) ?? 'gone'}`,
      )
  }
  return problems
}
