/** How what administrators do is played: one after the other, each with its place in the order of commits. */
import { sql } from 'kysely'
import { changePerson } from '#server/administration/change-person.ts'
import { type Administering, Refused } from '#server/administration/index.ts'
import { draftOf, readPerson } from '#server/administration/people.ts'
import { recordAudit, takeTurn } from '#server/audit/index.ts'
import { Shown, whileUndisturbed } from '#server/booking/index.ts'
import { type Database, inTransaction, type Tx } from '#server/database/index.ts'
import { personId } from '#server/testing/city.ts'
import { dayAt } from '#shared/calendar/day.ts'
import type { PersonDraft } from '#shared/contract/administration.ts'
import type { People } from '../world/people.ts'
import type { World } from '../world/world.ts'

interface Done<T> extends Pick<People, 'order' | 'since'> {
  readonly result: T
}

/** Whoever does all of it; what they do is written down in one word. */
const CLERK = personId(1)

/** Laptops are told by whoever administers. */
export const atOffice = <T>(
  world: World,
  office: Database,
  work: (a: Administering) => Promise<T>,
): Promise<Done<T>> =>
  inTransaction(office, async (tx) => {
    const { now } = world.time
    await takeTurn(tx)
    const result = await work({ tx, now, audit: async () => {}, announce: () => {} })
    return { result, ...(await placeOf(tx, now)) }
  })

/** As of changes: drawn last, while every lock is held. */
async function placeOf(tx: Tx, now: number): Promise<Pick<People, 'order' | 'since'>> {
  const subject = { id: CLERK, name: 'All' }
  await recordAudit(tx, {
    actor: CLERK,
    at: now,
    action: 'settings.changed',
    subject,
    before: null,
    after: null,
  })
  const { rows } = await sql<{ order: number }>`select nextval('mutation_order')::int as "order"`.execute(tx)
  return { order: rows[0]?.order ?? 0, since: dayAt(now, 'Europe/Berlin') }
}

/**
 * As `atOffice`, for what is remembered beside the database; nothing happens where the administration refuses it.
 * @param then what is so from then on
 */
export async function enter<T>(
  world: World,
  what: string,
  work: (a: Administering) => Promise<T>,
  then: (people: People, result: T) => void,
): Promise<void> {
  await world.administer(what, async (office) => {
    try {
      const done = await whileUndisturbed<never, Done<T>>(() => atOffice(world, office, work))
      if (done instanceof Shown) throw done
      const { result, ...from } = done
      world.changePeople((people) => then(people, result), from)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  })
}

/** An administrator writes a person's record anew. */
export const rewritePerson = (
  world: World,
  what: string,
  person: number,
  change: (draft: PersonDraft) => PersonDraft,
  then: (people: People) => void,
): Promise<void> =>
  enter(
    world,
    what,
    async (a) => {
      const record = await readPerson(a.tx, personId(person))
      await changePerson(a, record, change(draftOf(record)))
    },
    then,
  )
