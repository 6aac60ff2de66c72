/** After a load: what was acknowledged is there, once, and nothing is there that was not asked for. Asked by SQL. */
import { sql } from 'kysely'
import { dayOf } from '#core/overlay/registry.ts'
import type { Database } from '#server/database/index.ts'
import type { DeviceId, PersonId } from '#shared/domain/ids.ts'
import type { Arrival, Pass, Report } from '../crowd/orders.ts'

/** @returns a sentence for each thing that must not be */
export async function breaches(
  database: Database,
  passes: readonly Pass[],
  arrivals: readonly Arrival[],
  { acknowledged }: Report,
): Promise<string[]> {
  const { kysely } = database
  const problems = await overlaps(database)
  const recorded = await kysely
    .selectFrom('mutation')
    .select(['id', 'device_id', 'seq', 'rejection', 'commit_order'])
    .orderBy('device_id')
    .orderBy('seq')
    .execute()
  const byId = new Map(recorded.map((r) => [r.id, r]))
  for (const { outcome } of acknowledged) {
    const row = byId.get(outcome.id)
    if (!row) problems.push(`${outcome.id} was answered as ${outcome.state} and is not recorded`)
    else if (outcome.state === 'accepted' && outcome.receipt.order !== row.commit_order)
      problems.push(`${outcome.id} was accepted as ${outcome.receipt.order}, recorded is ${row.commit_order}`)
    else if (outcome.state === 'rejected' && outcome.rejection.reason !== row.rejection?.reason)
      problems.push(`${outcome.id} was rejected, recorded is ${JSON.stringify(row.rejection)}`)
  }
  for (const { id, rejection } of recorded)
    if (rejection?.reason === 'failed') problems.push(`the server failed at ${id} (${rejection.reference})`)
  for (const [device, own] of Map.groupBy(recorded, (r) => r.device_id) as Map<DeviceId, typeof recorded>)
    for (const [i, { seq }] of own.entries())
      if (seq !== i + 1) problems.push(`device ${device}: number ${seq} stands where ${i + 1} belongs`)

  const { rows } = await sql<{ id: string; holder: PersonId; created: number }>`
    select id, holder_id as holder, created_at as created from booking where created_at > 0`.execute(kysely)
  const booked = new Map(rows.map((r) => [r.id, r.holder]))
  const days = await kysely.selectFrom('work_day').select(['person_id', 'day', 'am', 'pm']).execute()
  const home = new Set(
    days.filter((d) => d.am === 'home' && d.pm === 'home').map((d) => `${d.person_id} ${d.day}`),
  )
  for (const { id, laptop, intent } of arrivals) {
    const row = byId.get(id)
    const accepted = row !== undefined && row.commit_order !== null
    const person = passes[laptop]?.personId
    const there =
      intent.name === 'booking.book'
        ? booked.get(intent.args.bookingId) === person
        : home.has(`${person} ${dayOf(intent)}`)
    if (accepted !== there)
      problems.push(
        `${id} is ${accepted ? '' : 'not '}recorded as accepted, its effect is ${there ? '' : 'not '}there`,
      )
    if (intent.name === 'booking.book') booked.delete(intent.args.bookingId)
  }
  for (const id of booked.keys()) problems.push(`nobody asked for booking ${id}`)
  return problems
}

/** Among the bookings of the load, read without the index that is to prevent it. */
async function overlaps({ kysely }: Database): Promise<string[]> {
  const { rows } = await sql<{ a: string; b: string }>`
    select a.id as a, b.id as b from booking a
    join booking b on b.day = a.day and b.id > a.id and b.created_at > 0
      and a.from_minute < b.to_minute and b.from_minute < a.to_minute
      and (b.space_id = a.space_id or b.holder_id = a.holder_id)
    where a.created_at > 0`.execute(kysely)
  return rows.map(({ a, b }) => `bookings ${a} and ${b} overlap`)
}
