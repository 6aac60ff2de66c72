/** The city of every run: the small one of the tests, with people of every role, and short days ahead. */
import { hash } from '@node-rs/argon2'
import { type Database, ensureServer } from '#server/database/index.ts'
import { buildCity, PASSWORD } from '#server/testing/city.ts'
import { addDays, type Day, dayAt } from '#shared/calendar/day.ts'
import type { ServerSettings } from '#shared/contract/pull.ts'
import { NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import { Dice } from '../engine/dice.ts'
import { insertAgreements } from './agreement.ts'
import { LEADS, People } from './people.ts'

/** A Monday, ten o'clock in Berlin. */
export const START = Date.parse('2027-03-01T09:00:00Z')
export const FLOORS = 4

/** Ends while runs go on: from then on laptops know of colleagues only what is ahead. */
const LOOK_BACK = {
  agreement: 'DV',
  paragraph: '§ 9',
  date: '2027-01-04' as Day,
  record: '2',
  until: addDays(dayAt(START, 'Europe/Berlin'), 1),
}

/** Few days, so that a run is mostly conflicts and little transport. */
export const SETTINGS: ServerSettings = {
  lookBackDays: 14,
  bookingWindowDays: 6,
  leaseHours: 72,
  receiptDays: 14,
  lookBack: LOOK_BACK,
  tryOut: null,
}

/** Counted from the day it is at the city's sites. */
export const dayAhead = (now: number, n: number): Day => addDays(dayAt(now, 'Europe/Berlin'), n)

let cheapHash: Promise<string> | null = null

export async function buildSimCity(database: Database): Promise<void> {
  // As real as any, but made of little memory: thousands of sign-ins are not what a run is about.
  cheapHash ??= hash(PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 })
  await buildCity(database, START)
  await ensureServer(database, { bytes: (n) => new Dice('server record').bytes(n) }, 'Simulierte Stadt')
  await database.kysely
    .updateTable('meta')
    .set({ settings: JSON.stringify(SETTINGS) })
    .execute()
  await database.kysely
    .updateTable('person')
    .set({ password_hash: await cheapHash })
    .execute()
  await database.kysely
    .updateTable('person')
    .set({ roles: ['staff', 'lead'] })
    .where('id', 'in', LEADS)
    .execute()
  await insertAgreements(database)
  await enterPeople(database, People.atFirst())
}

/** What the city of the tests does not have yet. */
async function enterPeople({ kysely }: Database, { contracts, deputies, holders }: People): Promise<void> {
  const set = (id: PersonId, values: { employment: string } | { deputy_id: PersonId }) =>
    kysely.updateTable('person').set(values).where('id', '=', id).execute()
  for (const [id, workingWeeks] of contracts)
    await set(id, { employment: JSON.stringify({ ...NO_EMPLOYMENT, workingWeeks }) })
  for (const [id, deputy_id] of deputies) await set(id, { deputy_id })
  const desks = [...holders].map(([id, holder_id]) => ({ id, holder_id }))
  await kysely.insertInto('fixed_desk').values(desks).execute()
}
