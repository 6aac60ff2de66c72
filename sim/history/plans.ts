/** Facility managers publish plans, at once and from a day on, and take back what is scheduled, while people book. */
import { type Administering, Refused } from '#server/administration/index.ts'
import { whileUndisturbed } from '#server/booking/index.ts'
import { type FloorInHand, takeFloor } from '#server/buildings/index.ts'
import type { Tx } from '#server/database/index.ts'
import { publishPlan } from '#server/floor-plans/index.ts'
import { putInForce, type Replacement } from '#server/floor-plans/put-in-force.ts'
import { withdraw, writeScheduled } from '#server/floor-plans/schedule.ts'
import { versionInForce, versionScheduled } from '#server/floor-plans/wanted.ts'
import type { Random } from '#server/random.ts'
import { deskId, floorId, personId, planOfFloor, teamId } from '#server/testing/city.ts'
import { dayAt } from '#shared/calendar/day.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { Dice } from '../engine/dice.ts'
import type { World } from '../world/world.ts'
import { kind, type Played } from './kind.ts'
import { atOffice } from './office.ts'

const CHANGES = ['block', 'remove', 'zone', 'room'] as const
type Change = { readonly desk: number; readonly change: string; readonly team: number }

/** A desk is blocked, taken away, brought back, given to a team, or carried out of its room, which may be closed, and back. */
const publish = kind({
  name: 'publish',
  weight: 5,
  draw: (dice) => ({ floor: dice.chance(0.8) ? 1 : 2, ...drawChange(dice) }),
  play: (played, { floor, ...change }) => publishOn(played, floor, change),
})

/** A desk is blocked while somebody books it. */
const blockBooked = kind({
  name: 'block what is being booked',
  weight: 3,
  draw: (dice) => ({ desk: dice.below(6), day: dice.between(1, 3), after: dice.between(0, 4_000) }),
  async play(played, { desk, day, after }) {
    const { world, laptop } = played
    await bookDesk(world, laptop, desk, day)
    world.later(after, () => void publishOn(played, 1, { desk, change: 'block', team: 1 }))
  },
})

/** The same from a day on, which begins in the run or long after it. */
const schedulePlan = kind({
  name: 'schedule a plan',
  weight: 5,
  draw: (dice) => ({
    floor: dice.chance(0.8) ? 1 : 2,
    ...drawChange(dice),
    day: dice.chance(0.8) ? dice.between(1, 3) : dice.between(4, 40),
    release: dice.chance(0.3),
  }),
  play: (played, { floor, day, release, ...change }) => scheduleOn(played, floor, change, day, release),
})

/** A desk goes from a day on, and somebody whose laptop has not heard of it yet books it for then. */
const scheduleBooked = kind({
  name: 'schedule without what is about to be booked',
  weight: 3,
  draw: (dice) => ({ desk: dice.below(5), day: dice.between(1, 3) }),
  async play(played, { desk, day }) {
    await scheduleOn(played, 1, { desk, change: 'remove', team: 1 }, day, false)
    await bookDesk(played.world, played.laptop, desk, day)
  },
})

const takeBack = kind({
  name: 'withdraw a plan',
  weight: 2,
  draw: (dice) => ({ floor: dice.chance(0.8) ? 1 : 2 }),
  play: ({ world, dice }, { floor }) =>
    world.administer(`what is scheduled for floor ${floor} is taken back`, async (office) => {
      try {
        await atOffice(world, office, async (a) => {
          const scheduled = await versionScheduled(a.tx, floorId(floor))
          if (scheduled)
            await withdraw(
              a,
              { bytes: (n) => dice.bytes(n) },
              { floorId: floorId(floor), version: scheduled.version },
            )
        })
      } catch (error) {
        // Its day began just now.
        if (!(error instanceof Refused)) throw error
      }
    }),
})

const drawChange = (dice: Dice) => ({
  desk: dice.below(6),
  change: dice.pick(CHANGES) as string,
  team: dice.between(1, 4),
})

const bookDesk = (world: World, laptop: Played['laptop'], desk: number, day: number) =>
  world.change(laptop, `books desk 1/${desk} on day ${day}`, (app) =>
    app.booking.book({ spaceId: deskId(100 + desk), day: world.day(day), from: 0, to: 1440, swap: true }),
  )

/** Nothing is published where another version is scheduled. */
async function publishOn(played: Played, floor: number, change: Change): Promise<void> {
  await onFloor(played, floor, change, '', async ({ tx, now }, _, { id, timeZone }, document) => ({
    from: dayAt(now, timeZone),
    release: [],
    write: () => publishPlan(tx, id, document, now, personId(1)),
  }))
}

async function scheduleOn(
  played: Played,
  floor: number,
  change: Change,
  day: number,
  releases: boolean,
): Promise<void> {
  const from = played.world.day(day)
  await onFloor(played, floor, change, ` from ${from} on`, async ({ tx, now }, random, { id }, document) => ({
    from,
    release: releases ? await heldOn(tx) : [],
    write: () => writeScheduled(tx, random, id, { document, at: now, by: personId(1), from }),
  }))
}

const heldOn = async (tx: Tx) => (await tx.selectFrom('booking').select('id').execute()).map((b) => b.id)

interface Written extends Pick<Replacement, 'from' | 'release'> {
  readonly write: () => Promise<number>
}

async function onFloor(
  { world, dice }: Played,
  floor: number,
  change: Change,
  when: string,
  written: (
    a: Administering,
    random: Random,
    taken: FloorInHand,
    document: FloorPlanDocument,
  ) => Promise<Written>,
): Promise<void> {
  const random = { bytes: (n: number) => dice.bytes(n) }
  await world.administer(`floor ${floor}: ${change.change} desk ${change.desk}${when}`, async (office) => {
    await whileUndisturbed(() =>
      atOffice(world, office, async (a) => {
        const taken = await takeFloor(a.tx, floorId(floor))
        if (!taken || (await versionScheduled(a.tx, taken.id))) return
        const { document: before } = await versionInForce(a.tx, taken.id)
        const next = changed(before, floor, change)
        const { write, ...how } = await written(a, random, taken, next)
        const { rehoused } = await putInForce(a, random, taken, { before, next, ...how }, write, new Set())
        for (const [was, is] of rehoused.movedTo) world.ledger.movesBooking(was, is)
        // What was moved or ended is as much work as if each holder had done it.
        world.ledger.written += 2 * rehoused.affected.length
      }),
    )
  })
}

function changed(plan: FloorPlanDocument, floor: number, { desk, change, team }: Change): FloorPlanDocument {
  const original = planOfFloor(floor).spaces[desk]
  if (!original) return plan
  const here = plan.spaces.find((s) => s.id === original.id)
  if (change === 'remove' || !here) {
    const spaces = here ? plan.spaces.filter((s) => s !== here) : [...plan.spaces, original]
    return { ...plan, spaces }
  }
  if (change === 'block') {
    return {
      ...plan,
      spaces: plan.spaces.map((s) => (s === here ? { ...s, bookable: !s.bookable } : s)),
    }
  }
  if (change === 'room') {
    const roomId = here.roomId === null ? original.roomId : null
    return { ...plan, spaces: plan.spaces.map((s) => (s === here ? { ...s, roomId } : s)) }
  }
  const zone = {
    id: `team-${team}`,
    name: `Team ${team}`,
    kind: 'team' as const,
    teamId: teamId(team),
    rings: planOfFloor(floor).rooms[0]?.rings ?? [],
  }
  return {
    ...plan,
    zones: plan.zones.some((z) => z.id === zone.id) ? plan.zones : [...plan.zones, zone],
    spaces: plan.spaces.map((s) => (s === here ? { ...s, zoneId: s.zoneId === null ? zone.id : null } : s)),
  }
}

export const planKinds = [publish, blockBooked, schedulePlan, scheduleBooked, takeBack]
