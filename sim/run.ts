/** One seed from beginning to end: the history is played, everything is made well again, and then judged. */
import { createHash } from 'node:crypto'
import { cacheFile, openCache } from '#core/cache/cache.ts'
import { canonical } from '#hosts/testing/cache.ts'
import { personId } from '#server/testing/city.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import { Dice } from './engine/dice.ts'
import { setActive } from './history/administration.ts'
import { drawHistory, kindOf, type Shape } from './history/history.ts'
import type { Step } from './history/kind.ts'
import { findClosedBookings } from './oracles/closings.ts'
import { findMissingEffects } from './oracles/effects.ts'
import { findNeverKept, findTakenFromHolders } from './oracles/kept-desks.ts'
import { findNotLed } from './oracles/leads.ts'
import { findDisorder, findForgotten, findLostOutcomes } from './oracles/outcomes.ts'
import { findOverlaps } from './oracles/overlap.ts'
import { findWrongPlans } from './oracles/plans.ts'
import { firstDifference, projectionFor, readDirectory } from './oracles/projection.ts'
import { replay } from './oracles/replay.ts'
import { findBrokenRules, findNeverBroken } from './oracles/rules.ts'
import { readTables } from './oracles/tables.ts'
import type { SimDatabase } from './world/database.ts'
import type { SimLaptop } from './world/laptop.ts'
import { weather } from './world/weather.ts'
import { World } from './world/world.ts'

export interface RunOptions extends Shape {
  readonly seed: number
  /** Only these steps of the history; null: all of them. */
  readonly keep: readonly number[] | null
}

export interface RunResult {
  readonly violations: readonly string[]
  readonly trace: readonly string[]
  /** The same for the same seed, unless something of the run is not decided by it. */
  readonly fingerprint: string
  readonly steps: readonly Step[]
  readonly promised: number
}

const MINUTE = 60_000

export async function runSeed(database: SimDatabase, options: RunOptions): Promise<RunResult> {
  const { seed, keep } = options
  const all = drawHistory(seed, options)
  const steps = keep ? all.filter((s) => keep.includes(s.index)) : all
  const world = new World(seed, database, options.laptops)
  try {
    await world.begin()
    for (const step of steps) {
      await world.time.pass(step.wait)
      const laptop = world.laptops[step.laptop - 1] as SimLaptop
      await kindOf(step.kind).play({ world, laptop, dice: new Dice(seed, 'play', step.index) }, step.args)
      await world.time.settle()
    }
    await heal(world)
    await judge(world)
  } finally {
    await world.end()
  }
  return {
    violations: [...world.violations, ...world.central.troubles.map((t) => `the server logged: ${t}`)],
    trace: world.trace,
    fingerprint: createHash('sha256').update(world.trace.join('\n')).digest('hex').slice(0, 16),
    steps,
    promised: world.ledger.promised.length,
  }
}

/** Everything that was broken works again; from here on all must come right by itself. */
async function heal(world: World): Promise<void> {
  world.note('everything works again')
  world.forgetLaters()
  world.isNight = false
  world.central.plan(null)
  world.overlap?.calm()
  // What was under way comes to its end, such as a commit that is still to go wrong.
  await world.time.pass(5_000)
  await world.startServer()
  for (const person of [...world.people.inactive]) await setActive(world, Number(person.slice(-3)), true)
  for (const laptop of world.laptops) {
    laptop.line.weather = weather.clear
    laptop.line.rewrite = (_path, body) => body
    laptop.disk.full = false
    laptop.disk.cut = null
    laptop.wake()
    await laptop.start()
  }
}

async function judge(world: World): Promise<void> {
  // First every queue ends, of everyone who ever used a laptop; then nothing changes any more.
  for (const [laptop, people] of world.users)
    for (const person of people) await becomeFresh(world, laptop, person)
  const tables = await readTables(world.database.own)
  const directory = await readDirectory(world.database.own)
  const replayed = replay(tables, world.ledger)
  for (const found of [
    ...findOverlaps(tables),
    ...(await findClosedBookings(world.database.own, world.day(0))),
    ...(await findWrongPlans(world.database.own, world.day(0))),
    ...findMissingEffects(replayed, tables, world.day(0), world.ledger.wasRestored),
    ...findBrokenRules(replayed, world),
    ...findNeverBroken(replayed, tables, world),
    ...findTakenFromHolders(replayed, world),
    ...findNeverKept(tables, world),
    ...findNotLed(replayed, world),
    ...findLostOutcomes(tables, world),
    ...findDisorder(tables, world),
  ])
    world.violation(found)
  for (const [laptop, people] of world.users) {
    for (const person of people) {
      if (!(await becomeFresh(world, laptop, person))) continue
      const id = personId(person)
      const changes = await laptop.app.sync.changes()
      for (const found of findForgotten(world, laptop.number, id, changes, tables)) world.violation(found)
      const cache = await contentOf(world, laptop, id)
      const projection = projectionFor(id, world.time.now, directory, tables, world.people)
      const difference = firstDifference(cache, projection)
      if (difference)
        world.violation(`the cache of person ${person} on laptop ${laptop.number} ${difference}`)
    }
  }
}

/** The person is signed in, all their changes have ended, and a pull has come after that. */
async function becomeFresh(world: World, laptop: SimLaptop, person: number): Promise<boolean> {
  if ((await world.personAt(laptop)) !== personId(person)) await world.signIn(laptop, person)
  else laptop.hint('person')
  await world.time.pass(1_000)
  const isFresh = async () => {
    if ((await laptop.app.session.state()).phase === 'signedOut') await world.signIn(laptop, person)
    if ((await world.personAt(laptop)) !== personId(person)) return false
    const status = await laptop.app.sync.status()
    return status.state === 'fresh' && status.queued === 0
  }
  if (await world.time.until(isFresh, 30 * MINUTE, 2_000)) return true
  const state = laptop.isOn
    ? JSON.stringify([await laptop.app.session.state(), await laptop.app.sync.status()])
    : 'off'
  world.violation(
    `person ${person} on laptop ${laptop.number} does not become fresh: ${state} ${laptop.log.slice(-3).join(' | ')}`,
  )
  return false
}

async function contentOf(world: World, laptop: SimLaptop, person: PersonId): Promise<[string, unknown][]> {
  const file = cacheFile(world.central.services.server.serverId, person)
  const { db } = await openCache(laptop.platform(), file, '')
  try {
    return canonical(db)
  } finally {
    db.close()
  }
}
