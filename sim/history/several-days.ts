/** What staff plan for several days by one act: leave and its end, weeks as suggested or as the one before. */
import { type Day, type DayPart, HALVES, mondayOf } from '#shared/calendar/day.ts'
import type { DaysPlanned, PlaceWanted, Queued } from '#shared/contract/local.ts'
import type { Dice } from '../engine/dice.ts'
import { kind } from './kind.ts'
import { passNight } from './machines.ts'

/** Of the changes of an act the last stands for all. */
const queued = ({ changeId }: DaysPlanned): Queued | null =>
  changeId === null ? null : { ok: true, changeId }

/** Leave, or the end of one cut short: as it was before, or to the office. */
const leave = kind({
  name: 'leave',
  weight: 14,
  draw: (dice) => ({
    from: dice.between(0, 3),
    days: dice.between(1, 4),
    place: dice.pick<PlaceWanted>(['away', 'away', 'asBefore', 'asBefore', 'office']),
  }),
  play: ({ world, laptop }, { from, days, place }) =>
    world.change(laptop, `plans ${place} for ${days} days from day ${from} on`, async (app) => {
      const meant = Array.from({ length: days }, (_, i) => world.day(from + i))
      return queued(await app.planning.setPlaces({ days: meant, place: place as PlaceWanted }))
    }),
})

/** Days that need not follow one another, also some that cannot be planned. */
const planDays = kind({
  name: 'plan several days',
  weight: 8,
  draw: (dice) => ({
    days: [-1, 0, 1, 2, 3, 4, 5, 6, 7].filter(() => dice.chance(0.4)).join(' '),
    place: dice.pick<PlaceWanted | null>(['home', 'home', 'office', 'elsewhere', null]) ?? null,
  }),
  play: ({ world, laptop }, { days, place }) =>
    world.change(laptop, `plans ${place} for the days ${days}`, async (app) => {
      const meant = days
        .split(' ')
        .filter(Boolean)
        .map((n) => world.day(Number(n)))
      return queued(await app.planning.setPlaces({ days: meant, place: place as PlaceWanted | null }))
    }),
})

/** Somebody who is away comes back on one day, or for a part of it. */
const comeBack = kind({
  name: 'end an absence',
  weight: 8,
  draw: (dice) => ({
    part: dice.pick<DayPart>(['day', 'day', 'am', 'pm']),
    place: dice.pick(['office', 'asBefore', 'asBefore']) as string,
  }),
  play: ({ world, laptop, dice }, { part, place }) =>
    world.change(laptop, `is back for ${part} of a day, ${place}`, async (app) => {
      const days = await app.planning.days({ from: world.day(0), days: 7 })
      const absent = dice.pick(days.filter(({ places }) => HALVES.some((half) => places[half] === 'away')))
      if (!absent) return null
      return queued(
        await app.planning.endAbsence({
          day: absent.day,
          part: part as DayPart,
          place: place as 'office' | 'asBefore',
        }),
      )
    }),
})

/** The week that ends with the last day one may plan is mostly open; for that a night or more has to pass. */
const copyWeek = kind({
  name: 'as the week before',
  weight: 6,
  draw: (dice) => ({ hours: dice.pick([0, 0, 24, 24, 80]), ahead: dice.chance(0.8) }),
  async play({ world, laptop, dice }, { hours, ahead }) {
    if (hours > 0) await passNight(world, dice, hours, 0)
    await world.change(laptop, `plans ${ahead ? 'next' : 'this'} week as the week before`, async (app) =>
      queued(await app.planning.copyWeek({ monday: mondayOf(world.day(ahead ? 6 : 0)) })),
    )
  },
})

const drawWishes = (dice: Dice): string =>
  Array.from({ length: 5 }, () => dice.pick(['office', 'home', '-', '-'])).join(' ')

/** All of a suggestion or some days of it, also when others have planned since it was made. */
const takeSuggestion = kind({
  name: 'take a suggestion',
  weight: 10,
  draw: (dice) => ({
    ahead: dice.chance(0.3),
    wishes: dice.chance(0.4) ? drawWishes(dice) : null,
    leaves: dice.pick([0, 0, 0.5]),
    after: dice.chance(0.3) ? dice.between(1_000, 60_000) : 0,
  }),
  async play({ world, laptop, dice }, { ahead, wishes, leaves, after }) {
    const monday: Day = mondayOf(world.day(ahead ? 6 : 0))
    await world.act(
      laptop,
      async (app) => {
        const places = wishes?.split(' ').map((w) => (w === 'office' || w === 'home' ? w : null))
        if (places) await app.planning.setWishes({ places, features: [] })
        const week = await app.planning.suggestWeek({ monday })
        return week.kind === 'plan' ? week.days.filter(() => !dice.chance(leaves)) : []
      },
      (suggested) => {
        if (suggested.length === 0) return
        const days = suggested.map(({ day, part, place, space }) => ({
          day,
          part,
          place,
          spaceId: space?.spaceId ?? null,
        }))
        const what = `takes ${days.length} days as suggested`
        world.later(after, () => {
          void world.change(laptop, what, async (app) => queued(await app.planning.takeSuggestion({ days })))
        })
      },
    )
  },
})

export const severalDaysKinds = [leave, planDays, comeBack, copyWeek, takeSuggestion]
