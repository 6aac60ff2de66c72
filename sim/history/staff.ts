/** What staff do all day. */
import type { RouterClient } from '@orpc/server'
import type { CoreRouter } from '#core/core.ts'
import { DESKS_PER_FLOOR, deskId, floorId } from '#server/testing/city.ts'
import type { Day, DayPart } from '#shared/calendar/day.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import type { FloorId, SpaceId } from '#shared/domain/ids.ts'
import type { ShareLevel } from '#shared/domain/people.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import type { Dice } from '../engine/dice.ts'
import { FLOORS } from '../world/city.ts'
import { kind } from './kind.ts'

/** Most wish for the same few days; some for days that are over or too far. */
const drawDay = (dice: Dice): number => dice.pick([0, 1, 1, 1, 2, 2, 3, 5, 6, 7, -1])

function drawPeriod(dice: Dice): { from: number; to: number } {
  const shape = dice.weighted({ day: 4, am: 2, pm: 2, office: 2, any: 2 })
  if (shape === 'day') return { from: 0, to: 1440 }
  if (shape === 'am') return { from: 0, to: 780 }
  if (shape === 'pm') return { from: 780, to: 1440 }
  if (shape === 'office') return { from: 480, to: 1020 }
  const from = dice.below(90) * 15
  return { from, to: Math.min(1440, from + 15 * dice.between(1, 40)) }
}

const drawDesk = (dice: Dice) => ({
  floor: dice.chance(0.8) ? 1 : dice.between(1, FLOORS),
  desk: dice.below(DESKS_PER_FLOOR),
})

const book = kind({
  name: 'book',
  weight: 60,
  draw: (dice) => ({ ...drawDesk(dice), day: drawDay(dice), ...drawPeriod(dice), swap: dice.chance(0.6) }),
  play: ({ world, laptop }, { floor, desk, day, from, to, swap }) =>
    world.change(laptop, `books desk ${floor}/${desk} on day ${day} ${from}–${to}`, (app) =>
      app.booking.book({ spaceId: deskId(floor * 100 + desk), day: world.day(day), from, to, swap }),
    ),
})

const release = kind({
  name: 'release',
  weight: 24,
  draw: (dice) => ({ day: drawDay(dice), keepUntil: dice.chance(0.4) ? dice.below(96) * 15 : null }),
  async play({ world, laptop, dice }, { day, keepUntil }) {
    await world.change(laptop, `releases a desk on day ${day}`, async (app) => {
      const bookings = await bookingsOf(app, world.day(day))
      const booking = dice.pick(bookings)
      return booking ? await app.booking.release({ bookingId: booking.id, keepUntil }) : null
    })
  },
})

export const bookingsOf = async (app: RouterClient<CoreRouter>, day: Day) =>
  (await app.planning.days({ from: day, days: 1 })).flatMap((d) => d.bookings)

/** A desk that this laptop shows as free all day, if its floor has one. */
export async function freeDesk(
  app: RouterClient<CoreRouter>,
  dice: Dice,
  floor: FloorId,
  day: Day,
): Promise<SpaceId | null> {
  const seen = await app.floors.availability({ floorId: floor, day, from: 0, to: 1440 })
  const plan = seen && (await app.floors.plan({ floorId: floor }))
  if (!plan) return null
  const states = Buffer.from(seen.states, 'base64')
  return dice.pick(plan.document.spaces.filter((_, i) => states[i] === SpaceState.free))?.id ?? null
}

const setPlace = kind({
  name: 'set place',
  weight: 32,
  draw: (dice) => ({
    day: drawDay(dice),
    part: dice.pick<DayPart>(['day', 'am', 'pm']),
    place: dice.pick<Place | null>(['office', 'home', 'home', 'elsewhere', 'away', null]) ?? null,
  }),
  play: ({ world, laptop }, { day, part, place }) =>
    world.change(laptop, `plans ${place} for ${part} of day ${day}`, (app) =>
      app.planning.setPlace({ day: world.day(day), part: part as DayPart, place: place as Place | null }),
    ),
})

const undo = kind({
  name: 'undo',
  weight: 16,
  draw: () => ({}),
  play: ({ world, laptop }) => world.change(laptop, 'undoes', (app) => app.history.undo()),
})

const redo = kind({
  name: 'redo',
  weight: 6,
  draw: () => ({}),
  play: ({ world, laptop }) => world.change(laptop, 'redoes', (app) => app.history.redo()),
})

const answerRejection = kind({
  name: 'answer rejection',
  weight: 12,
  draw: (dice) => ({ take: dice.chance(0.7) }),
  async play({ world, laptop, dice }, { take }) {
    await world.change(laptop, take ? 'takes an alternative' : 'puts a rejection aside', async (app) => {
      const open = (await app.sync.changes()).filter((c) => c.state === 'rejected' && !c.dismissed)
      const change = dice.pick(open)
      if (!change) return null
      const alternative = dice.pick(change.alternatives)
      if (take && alternative)
        return await app.sync.takeAlternative({ id: change.id, spaceId: alternative.spaceId })
      await app.sync.dismiss({ id: change.id })
      return null
    })
  },
})

/** Reading must never fail, whatever waits in the queue, and show nobody at two desks at once. */
const look = kind({
  name: 'look',
  weight: 6,
  draw: (dice) => ({ day: dice.below(6), floor: dice.between(1, FLOORS) }),
  play: ({ world, laptop }, { day, floor }) =>
    world.act(laptop, async (app) => {
      await app.planning.days({ from: world.day(0), days: 7 })
      await app.floors.availability({ floorId: floorId(floor), day: world.day(day), from: 0, to: 1440 })
      await app.sync.changes()
      await app.history.state()
    }),
})

const share = kind({
  name: 'share',
  weight: 6,
  draw: (dice) => ({ level: dice.pick<ShareLevel>(['planning', 'planning', 'team', 'department']) }),
  play: ({ world, laptop }, { level }) =>
    world.change(laptop, `lets ${level} see their place`, (app) =>
      app.sharing.choose({ share: level as ShareLevel }),
    ),
})

export const staffKinds = [share, book, release, setPlace, undo, redo, answerRejection, look]
