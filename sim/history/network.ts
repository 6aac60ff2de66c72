/** Weather between laptops and the server, and the server's own deaths. */
import type { Mishap } from '../world/database.ts'
import { type WeatherName, weather, weatherNames } from '../world/weather.ts'
import { kind } from './kind.ts'

const MINUTE = 60_000

const change = kind({
  name: 'weather',
  weight: 14,
  draw: (dice) => ({
    weather: dice.chance(0.3) ? 'clear' : (dice.pick(weatherNames) ?? 'clear'),
    for: dice.between(1_000, 10 * MINUTE),
  }),
  async play({ world, laptop }, args) {
    world.note(`L${laptop.number}: ${args.weather}`)
    laptop.line.weather = weather[args.weather as WeatherName]
    world.later(args.for, () => {
      laptop.line.weather = weather.clear
    })
  },
})

const kill = kind({
  name: 'kill server',
  weight: 3,
  draw: (dice) => ({ off: dice.between(100, 2 * MINUTE) }),
  async play({ world }, { off }) {
    world.note('the server is killed')
    world.central.kill()
    world.later(off, () => world.central.start())
  },
})

const mishap = kind({
  name: 'mishap at a commit',
  weight: 7,
  draw: (dice) => ({
    commits: dice.between(1, 4),
    at: dice.pick<Mishap['at']>(['before commit', 'after commit']),
    fatal: dice.chance(0.6),
    off: dice.between(MINUTE, 2 * MINUTE),
  }),
  async play({ world }, { commits, at, fatal, off }) {
    world.note(`the server will ${fatal ? 'die' : 'lose its database'} ${at} ${commits}`)
    world.central.plan({ at: at as Mishap['at'], fatal }, commits)
    if (!fatal) return
    world.later(off, () => world.central.start())
    world.later(10 * off, () => world.central.start())
  },
})

const stop = kind({
  name: 'restart server',
  weight: 2,
  draw: (dice) => ({ off: dice.between(100, MINUTE) }),
  async play({ world }, { off }) {
    world.note('the server is stopped')
    void world.central.stop()
    await world.time.settle()
    world.later(off, () => world.central.start())
  },
})

const backup = kind({
  name: 'backup',
  weight: 6,
  draw: () => ({}),
  async play({ world }) {
    world.note('a backup is taken')
    await world.backUp()
  },
})

/** The database is put back to the last backup; without a word, or as one should. */
const restore = kind({
  name: 'restore',
  weight: 5,
  draw: (dice) => ({ announced: dice.chance(0.6) }),
  async play({ world }, { announced }) {
    const how = await world.restore(!announced)
    if (how) world.note(`restored, ${how}`)
  },
})

export const networkKinds = [change, kill, mishap, stop, backup, restore]
