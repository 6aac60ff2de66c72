/** Facility managers close spaces and open them again while people book. */
import { Refused } from '#server/administration/index.ts'
import { Shown, whileUndisturbed } from '#server/booking/index.ts'
import { close, reopen } from '#server/closings/index.ts'
import { deskId, floorId } from '#server/testing/city.ts'
import { addDays } from '#shared/calendar/day.ts'
import type { CloseResult } from '#shared/contract/closings.ts'
import type { ClosingDraft, ClosingTarget } from '#shared/domain/closing.ts'
import type { SpaceId } from '#shared/domain/ids.ts'
import { kind, type Played } from './kind.ts'
import { atOffice } from './office.ts'
import { freeDesk } from './staff.ts'

const HOURS = { day: [0, 1440], am: [0, 780], pm: [780, 1440], 'around noon': [600, 900] } as const

/** From today on, or for a day long after all that can be booked. */
const closeSpaces = kind({
  name: 'close',
  weight: 5,
  draw: (dice) => ({
    floor: dice.chance(0.8) ? 1 : 2,
    target: dice.pick(['space', 'space', 'room', 'floor']),
    desk: dice.below(6),
    day: dice.chance(0.8) ? dice.between(0, 4) : dice.between(5, 40),
    days: dice.between(0, 2),
    hours: dice.pick(['day', 'day', 'am', 'pm', 'around noon']),
    release: dice.chance(0.3),
  }),
  async play(played, { floor, target, desk, day, days, hours, release }) {
    const fromDay = played.world.day(day)
    const [from, to] = HOURS[hours as keyof typeof HOURS]
    await closeFor(
      played,
      {
        floorId: floorId(floor),
        target: targetOf(target, floor, desk),
        fromDay,
        toDay: addDays(fromDay, days),
        from,
        to,
      },
      release,
    )
  },
})

/** A desk is closed, and somebody whose laptop has not heard of it yet books it. */
const closeWanted = kind({
  name: 'close what is about to be booked',
  weight: 3,
  draw: (dice) => ({ desk: dice.below(5), day: dice.between(1, 4) }),
  async play(played, { desk, day }) {
    const { world, laptop } = played
    const on = world.day(day)
    const target = targetOf('space', 1, desk)
    await closeFor(played, { floorId: floorId(1), target, fromDay: on, toDay: on, from: 0, to: 1440 }, false)
    await world.change(laptop, `books desk 1/${desk} on day ${day}`, (app) =>
      app.booking.book({ spaceId: deskId(100 + desk), day: on, from: 0, to: 1440, swap: true }),
    )
  },
})

/** A desk is closed while the server makes somebody's booking of it. */
const closeBooked = kind({
  name: 'close what is being booked',
  weight: 6,
  draw: (dice) => ({ floor: dice.between(1, 2), day: dice.between(0, 4), after: dice.between(0, 500) }),
  async play(played, { floor, day, after }) {
    const { world, laptop, dice } = played
    const on = world.day(day)
    let wanted: SpaceId | null = null
    await world.change(laptop, `books a desk of floor ${floor} on day ${day}`, async (app) => {
      wanted = await freeDesk(app, dice, floorId(floor), on)
      return wanted && (await app.booking.book({ spaceId: wanted, day: on, from: 0, to: 1440, swap: true }))
    })
    if (!wanted) return
    const target = { kind: 'space', id: wanted } as const
    const hours = { fromDay: on, toDay: on, from: 0, to: 1440 }
    const closing = { floorId: floorId(floor), target, ...hours }
    world.withNextPush(laptop, () => world.later(after, () => void closeFor(played, closing, false)))
  },
})

async function closeFor(
  { world, dice }: Played,
  what: Omit<ClosingDraft, 'kind' | 'reason'>,
  release: boolean,
): Promise<void> {
  const closing = { ...what, kind: 'other' as const, reason: `closed at ${world.time.now}` }
  const random = { bytes: (n: number) => dice.bytes(n) }
  await world.administer(
    `${JSON.stringify(what.target)} is closed from ${what.fromDay} on`,
    async (office) => {
      const held = await office.kysely.selectFrom('booking').select('id').execute()
      const request = { change: null, closing, release: release ? held.map((b) => b.id) : [], apply: true }
      const done = await whileUndisturbed<CloseResult, { readonly affected: readonly unknown[] }>(() =>
        atOffice(world, office, async (a) => {
          const closed = await close(a, random, new Set(), request)
          for (const [was, is] of closed.movedTo) world.ledger.movesBooking(was, is)
          return closed
        }).then(({ result }) => result),
      )
      // What was moved or ended is as much work as if each holder had done it.
      if (!(done instanceof Shown)) world.ledger.written += 2 * done.affected.length
    },
  )
}

const open = kind({
  name: 'reopen',
  weight: 3,
  draw: (dice) => ({ which: dice.below(8) }),
  async play({ world, dice }, { which }) {
    await world.administer(`closing ${which} ends`, async (office) => {
      const closings = await office.kysely
        .selectFrom('closing')
        .select(['id', 'rev'])
        // Those go with their plan.
        .where('kind', '<>', 'newPlan')
        .orderBy('reason')
        .execute()
      const closing = closings[which]
      if (!closing) return
      try {
        await atOffice(world, office, (a) =>
          reopen(
            a,
            { bytes: (n) => dice.bytes(n) },
            { closing: { id: closing.id, version: String(closing.rev) } },
          ),
        )
      } catch (error) {
        // It is over, or just went.
        if (!(error instanceof Refused)) throw error
      }
    })
  },
})

function targetOf(target: string, floor: number, desk: number): ClosingTarget {
  if (target === 'space') return { kind: 'space', id: deskId(floor * 100 + desk) }
  return target === 'room' ? { kind: 'room', id: 'room' } : { kind: 'floor' }
}

export const closingKinds = [closeSpaces, closeWanted, closeBooked, open]
