/** What rules count by changes while people plan: contracts, and days on which nobody works. */
import { changeSite, readSites } from '#server/administration/sites.ts'
import type { Tx } from '#server/database/index.ts'
import { deskId, personId, siteId } from '#server/testing/city.ts'
import { addDays, type Day, mondayOf } from '#shared/calendar/day.ts'
import type { WorkingWeek } from '#shared/domain/employment.ts'
import { PATTERNS } from '../world/people.ts'
import { ownerOf, type World } from '../world/world.ts'
import { kind } from './kind.ts'
import { enter, rewritePerson } from './office.ts'

/** A pattern, or nothing is known of it. */
const WORKS = ['unknown days', ...Object.keys(PATTERNS)] as const

/** From ever, from a day on, or no more. */
const contract = kind({
  name: 'contract',
  weight: 5,
  draw: (dice) => ({
    person: dice.between(1, 8),
    first: dice.pick<string>(WORKS),
    next: dice.pick<string>(WORKS),
    day: dice.between(-3, 5),
  }),
  async play({ world }, { person, first, next, day }) {
    const weeks = [...weekOf(null, first), ...weekOf(world.day(day), next)]
    await write(world, `person ${person} works ${first}, and ${next} from day ${day} on`, person, weeks)
  },
})

/** Saturdays and Sundays count from now on, and a laptop that has not heard of it plans too many of them at home. */
const weekend = kind({
  name: 'work at the weekend',
  weight: 2,
  draw: () => ({}),
  async play({ world, laptop }) {
    const person = ownerOf(laptop)
    await write(world, `person ${person} works all week`, person, weekOf(null, 'all week'))
    const saturday = addDays(mondayOf(world.day(0)), 5)
    for (const day of [saturday, addDays(saturday, 1)])
      await world.change(laptop, `plans to be at home on ${day}`, (app) =>
        app.planning.setPlace({ day, part: 'day', place: 'home' }),
      )
  },
})

const write = (world: World, what: string, person: number, weeks: readonly WorkingWeek[]): Promise<void> =>
  rewritePerson(
    world,
    what,
    person,
    (draft) => ({ ...draft, employment: { ...draft.employment, workingWeeks: [...weeks] } }),
    ({ contracts }) => contracts.set(personId(person), weeks),
  )

function weekOf(from: Day | null, name: string): WorkingWeek[] {
  const pattern = Object.entries(PATTERNS).find(([n]) => n === name)?.[1]
  return pattern ? [{ from, pattern }] : []
}

const heldIn = async (tx: Tx): Promise<number> =>
  (await tx.selectFrom('booking').select('id').execute()).length

/** The site is closed on some days, and on no others; a laptop that has not heard of it books there then. */
const closure = kind({
  name: 'close the site',
  weight: 3,
  draw: (dice) => ({ day: dice.between(-2, 5), days: dice.between(0, 2), none: dice.chance(0.3) }),
  async play({ world, laptop, dice }, { day, days, none }) {
    const from = world.day(day)
    const closures = none ? [] : [{ from, to: addDays(from, days), name: 'geschlossen' }]
    await enter(
      world,
      `the site is closed ${none ? 'on no day' : `from ${from} on for ${days + 1} days`}`,
      async (a) => {
        const record = (await readSites(a.tx)).find((site) => site.id === siteId(1))
        if (!record) throw new Error('the site is gone')
        const { id, version, people: _, ...draft } = record
        const change = { id, version, draft: { ...draft, closures }, apply: true }
        const before = await heldIn(a.tx)
        await changeSite(a, { bytes: (n) => dice.bytes(n) }, new Set(), change)
        return before - (await heldIn(a.tx))
      },
      (people, released) => {
        people.closures = closures
        // What was ended is as much work as if each holder had done it.
        world.ledger.written += 2 * released
      },
    )
    if (!none)
      await world.change(laptop, `books desk 1/0 on ${from}`, (app) =>
        app.booking.book({ spaceId: deskId(100), day: from, from: 0, to: 1440, swap: true }),
      )
  },
})

export const contractKinds = [contract, weekend, closure]
