/** What happens to laptops. */
import { floorId } from '#server/testing/city.ts'
import type { Dice } from '../engine/dice.ts'
import type { CutAt } from '../world/disk.ts'
import type { SimLaptop } from '../world/laptop.ts'
import { ownerOf, type World } from '../world/world.ts'
import { kind } from './kind.ts'
import { bookingsOf, freeDesk } from './staff.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const restart = kind({
  name: 'restart',
  weight: 4,
  draw: () => ({}),
  async play({ world, laptop }) {
    world.note(`L${laptop.number} is closed and started again`)
    laptop.quit()
    await world.time.pass(1_000)
    await world.switchOn(laptop)
  },
})

const crash = kind({
  name: 'crash',
  weight: 4,
  draw: (dice) => ({ off: dice.between(0, 5 * MINUTE) }),
  async play({ world, laptop }, { off }) {
    world.note(`L${laptop.number} crashes`)
    laptop.crash()
    world.later(off, () => void world.switchOn(laptop))
  },
})

/** The power goes at one of the next writes, wherever that is. */
const powerCut = kind({
  name: 'power cut at a write',
  weight: 6,
  draw: (dice) => ({ left: dice.between(1, 12), at: dice.pick<CutAt>(['before', 'during', 'after']) }),
  async play({ world, laptop }, { left, at }) {
    world.note(`L${laptop.number} will lose power ${at} write ${left}`)
    laptop.disk.cut = { left, at: at as CutAt }
    world.later(MINUTE, () => void world.switchOn(laptop))
    world.later(20 * MINUTE, () => void world.switchOn(laptop))
  },
})

const sleep = kind({
  name: 'sleep',
  weight: 4,
  draw: (dice) => ({ for: dice.pick([10_000, 2 * MINUTE, 20 * MINUTE]) }),
  async play({ world, laptop }, args) {
    world.note(`L${laptop.number} sleeps`)
    laptop.sleep()
    world.later(args.for, () => {
      if (!world.isNight) laptop.wake()
    })
  },
})

/** Everyone goes home; the night passes, and sometimes a weekend. Who comes first, plans before the others know of the day. */
const night = kind({
  name: 'night',
  weight: 3,
  draw: (dice) => ({ hours: dice.pick([9, 15, 15, 24, 80]), late: dice.pick([0, 0, 5 * MINUTE, 2 * HOUR]) }),
  play: ({ world, dice }, { hours, late }) => passNight(world, dice, hours, late),
})

/** @param late milliseconds within which all but the first laptop wake */
export async function passNight(world: World, dice: Dice, hours: number, late: number): Promise<void> {
  world.note(`${hours} hours pass`)
  world.isNight = true
  for (const l of world.laptops) l.sleep()
  await world.time.pass(hours * HOUR)
  world.isNight = false
  const first = dice.pick(world.laptops)
  for (const l of world.laptops)
    world.later(l === first ? 0 : dice.between(0, late), () => {
      if (!world.isNight) l.wake()
    })
}

const clockJump = kind({
  name: 'clock jump',
  weight: 3,
  draw: (dice) => ({ to: dice.pick([-365 * 24 * HOUR, -HOUR, 0, 0, HOUR, 26 * HOUR, 365 * 24 * HOUR]) }),
  async play({ world, laptop }, { to }) {
    world.note(`L${laptop.number}'s clock is ${to / HOUR} h ahead`)
    laptop.ahead = to
  },
})

const fullDisk = kind({
  name: 'full disk',
  weight: 3,
  draw: (dice) => ({ for: dice.between(1_000, 10 * MINUTE) }),
  async play({ world, laptop }, args) {
    world.note(`L${laptop.number}'s disk is full`)
    laptop.disk.full = true
    world.later(args.for, () => {
      laptop.disk.full = false
    })
  },
})

const someoneElse = kind({
  name: 'sign in',
  weight: 4,
  draw: (dice) => ({ guest: dice.chance(0.3), person: dice.between(1, 8), first: dice.chance(0.5) }),
  async play({ world, laptop }, { guest, person, first }) {
    if (first) await world.act(laptop, (app) => app.session.signOut())
    await world.signIn(laptop, guest ? person : ownerOf(laptop))
  },
})

const focus = kind({
  name: 'focus',
  weight: 4,
  draw: (dice) => ({ hint: dice.pick(['online', 'focus', 'person']) }),
  play: async ({ laptop }, { hint }) => laptop.hint(hint as 'online' | 'focus' | 'person'),
})

/** The laptop runs another version of the app for a while. */
const otherVersion = kind({
  name: 'other version',
  weight: 2,
  draw: (dice) => ({ protocol: dice.pick([2, 99]), for: dice.between(MINUTE, 15 * MINUTE) }),
  async play({ world, laptop }, args) {
    world.note(`L${laptop.number} runs an app with protocol ${args.protocol}`)
    laptop.line.rewrite = (_path, body) => body.replace('"protocol":1', `"protocol":${args.protocol}`)
    world.later(args.for, () => {
      laptop.line.rewrite = (_path, body) => body
    })
  },
})

/**
 * A laptop pulls everything anew, while its person, where they have another laptop, or somebody else changes a day:
 * each of these changes moves a desk and a place at once.
 */
const rebuild = kind({
  name: 'pull all anew',
  weight: 8,
  draw: (dice) => ({
    day: dice.between(0, 4),
    changes: dice.between(0, 3),
    within: dice.between(1_000, 20_000),
  }),
  async play({ world, laptop, dice }, { day, changes, within }) {
    world.note(`L${laptop.number} pulls everything anew`)
    await world.act(laptop, async (app) => {
      await app.sync.rebuild()
      await app.sync.now()
    })
    const others = world.laptops.filter((l) => l !== laptop)
    const own = others.find((l) => ownerOf(l) === ownerOf(laptop))
    for (let n = 0; n < changes; n++) {
      const other = own ?? dice.pick(others)
      if (other) world.later(dice.between(0, within), () => void turnDay(world, other, dice, day))
    }
  },
})

/** From a desk home, or from anywhere to a desk. */
const turnDay = (world: World, laptop: SimLaptop, dice: Dice, n: number): Promise<void> =>
  world.change(laptop, `plans day ${n} otherwise`, async (app) => {
    const day = world.day(n)
    if ((await bookingsOf(app, day)).length > 0)
      return await app.planning.setPlace({ day, part: 'day', place: 'home' })
    const spaceId = await freeDesk(app, dice, floorId(1), day)
    return spaceId && (await app.booking.book({ spaceId, day, from: 0, to: 1440, swap: true }))
  })

export const machineKinds = [
  rebuild,
  restart,
  crash,
  powerCut,
  sleep,
  night,
  clockJump,
  fullDisk,
  someoneElse,
  focus,
  otherVersion,
]
