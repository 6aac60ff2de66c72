/** Facility managers give desks to holders and take them back, while holders come and go and others book. */
import { assign, holderOf } from '#server/fixed-desks/assign.ts'
import { deskId, loginOf, personId } from '#server/testing/city.ts'
import type { DayPart } from '#shared/calendar/day.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import { ownerOf, type World } from '../world/world.ts'
import { kind } from './kind.ts'
import { enter } from './office.ts'

/** @param person null: the desk is nobody's from now on */
const fix = (world: World, desk: number, person: number | null): Promise<void> => {
  const spaceId = deskId(desk)
  return enter(
    world,
    `desk ${desk} is ${person === null ? "nobody's" : `person ${person}'s`}`,
    async (a) => {
      const was = (await holderOf(a.tx, spaceId))?.login ?? null
      return await assign(a, { spaceId, login: person === null ? null : loginOf(person), was })
    },
    ({ holders }, { state }) => {
      if (state !== 'assigned') return
      if (person === null) holders.delete(spaceId)
      else holders.set(spaceId, personId(person))
    },
  )
}

const fixDesk = kind({
  name: 'fix a desk',
  weight: 5,
  draw: (dice) => ({
    desk: (dice.chance(0.9) ? 100 : 200) + dice.below(6),
    person: dice.chance(0.75) ? dice.between(1, 8) : null,
  }),
  play: ({ world }, { desk, person }) => fix(world, desk, person),
})

/** A desk is somebody's, and another, whose laptop has not heard of it yet, books it. */
const fixWanted = kind({
  name: 'fix what is about to be booked',
  weight: 3,
  draw: (dice) => ({ desk: dice.below(5), day: dice.between(1, 4), person: dice.between(1, 8) }),
  async play({ world, laptop }, { desk, day, person }) {
    await fix(world, 100 + desk, person)
    await world.change(laptop, `books desk 1/${desk} on day ${day}`, (app) =>
      app.booking.book({ spaceId: deskId(100 + desk), day: world.day(day), from: 0, to: 1440, swap: true }),
    )
  },
})

const PERIODS = { day: [0, 1440], am: [0, 780], pm: [780, 1440], 'around noon': [600, 900] } as const

const bookFixed = kind({
  name: 'book a fixed desk',
  weight: 6,
  draw: (dice) => ({
    day: dice.between(0, 3),
    period: dice.pick(['day', 'am', 'pm', 'around noon']),
  }),
  async play({ world, laptop, dice }, { day, period }) {
    const spaceId = dice.pick([...world.people.holders.keys()])
    if (!spaceId) return
    const [from, to] = PERIODS[period as keyof typeof PERIODS]
    await world.change(laptop, `books the fixed desk ${spaceId} on day ${day} ${from}–${to}`, (app) =>
      app.booking.book({ spaceId, day: world.day(day), from, to, swap: true }),
    )
  },
})

/** At a laptop of a holder, whichever the step was drawn for. */
const holderPlans = kind({
  name: 'a holder plans',
  weight: 6,
  draw: (dice) => ({
    day: dice.between(0, 3),
    part: dice.pick<DayPart>(['day', 'am', 'pm']),
    place: dice.pick<Place>(['home', 'home', 'away', 'away', 'elsewhere', 'office']),
  }),
  async play({ world, dice }, { day, part, place }) {
    const holders = new Set(world.people.holders.values())
    const laptop = dice.pick(world.laptops.filter((l) => holders.has(personId(ownerOf(l)))))
    if (!laptop) return
    await world.change(laptop, `holds a desk and plans ${place} for ${part} of day ${day}`, (app) =>
      app.planning.setPlace({ day: world.day(day), part: part as DayPart, place: place as Place }),
    )
  },
})

export const fixedDeskKinds = [fixDesk, fixWanted, bookFixed, holderPlans]
