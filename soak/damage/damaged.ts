/**
 * Damaged files, each on a laptop that holds a queue: the app starts and the queue is there; where the key
 * is what was damaged, the person is told.
 */
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { clear, cut, TestLaptop, until } from '#hosts/testing/laptop.ts'
import { migrate, openMemory } from '#server/database/index.ts'
import { Seeded } from '#server/demo/seeded.ts'
import { createServer } from '#server/server.ts'
import { buildCity, floorId, loginOf, PASSWORD } from '#server/testing/city.ts'
import { addDays } from '#shared/calendar/day.ts'
import type { Part, Run } from '../part.ts'
import { todayOf } from '../person.ts'
import { type Damage, damages } from './damages.ts'

const who = { login: loginOf(1), password: PASSWORD }
/** So many that their queue fills pages of its own. */
const QUEUED = 60

export const damagedFiles: Part = {
  name: 'damaged',
  about: 'caches, keys and indexes damaged in every way that is known, one at a time',
  missing: () => null,
  share: 0,
  async run(run) {
    const database = await openMemory()
    await migrate(database, Date.now())
    await buildCity(database, Date.now())
    const server = await createServer({ database })
    const url = await server.listen()
    try {
      const template = await makeTemplates(run, url)
      const all = damages(template, new Seeded(`${run.options.seed} damage`), run.options.short ? 6 : 1)
      const told: Record<string, number> = {}
      for (const damage of all) {
        const end = await tryOut(run, url, damage.killed ? template.killed : template.quit, damage).catch(
          (error: unknown) => {
            run.onTrouble(`${damage.what}: ${error instanceof Error ? error.stack : String(error)}`)
            return 'failed'
          },
        )
        told[end] = (told[end] ?? 0) + 1
      }
      run.say(`${all.length} damages: ${JSON.stringify(told)}`)
    } finally {
      await server.close()
      await database.close()
    }
  },
}

/** Folders of a laptop with a queue: after it quit, and as a kill leaves it. */
async function makeTemplates(run: Run, url: string): Promise<{ quit: string; killed: string }> {
  const laptop = await new TestLaptop(url).start()
  await laptop.app.session.signIn(who)
  await until(
    () => laptop.app.sync.status(),
    (s) => s.state === 'fresh',
  )
  laptop.weather = cut
  laptop.core.hint('person')
  await until(
    () => laptop.app.sync.status(),
    (s) => s.state === 'offline',
  )
  for (let i = 0; i < QUEUED; i++) {
    const day = addDays(todayOf(), 1 + (i % 20))
    await laptop.app.planning.setPlace({ day, part: i % 2 ? 'am' : 'pm', place: 'home' })
  }
  const { queued } = await laptop.app.sync.status()
  if (queued !== QUEUED) throw new Error(`${queued} changes wait instead of ${QUEUED}`)
  // The number is written down for the sign-in screen after a moment.
  await new Promise((resolve) => setTimeout(resolve, 500))
  const folders = { quit: join(run.folder, 'quit'), killed: join(run.folder, 'killed') }
  for (const folder of Object.values(folders)) mkdirSync(folder)
  cpSync(laptop.folder, folders.killed, { recursive: true })
  await laptop.quit()
  cpSync(laptop.folder, folders.quit, { recursive: true })
  await laptop.dispose()
  return folders
}

/** @returns what the person was told */
async function tryOut(run: Run, url: string, template: string, damage: Damage): Promise<string> {
  const laptop = new TestLaptop(url)
  try {
    cpSync(template, laptop.folder, { recursive: true })
    damage.do(laptop.folder)
    laptop.weather = cut
    await laptop.start()
    // Damage may be met at the start, by a screen, or by the sync when it comes to it.
    const told = new Set<string>()
    await until(
      () => laptop.app.session.state(),
      (s) => s.phase === 'ready' || s.phase === 'signedOut' || s.phase === 'filling',
    )
    await look(laptop).catch(() => {})
    laptop.weather = clear
    laptop.core.hint('online')
    await until(
      async () => {
        const state = await laptop.app.session.state()
        if (state.phase === 'signedOut') {
          // All these laptops are copies of one, whose session the one before has ended.
          if (state.notice && state.notice !== 'expired') told.add(state.notice)
          await laptop.app.session.signIn(who)
          return 'signing in'
        }
        const { state: sync, queued } = await laptop.app.sync.status()
        if (state.phase !== 'ready' || sync !== 'fresh' || queued > 0)
          return { phase: state.phase, sync, queued }
        return look(laptop).then(
          () => 'fine' as const,
          (error: unknown) => String(error),
        )
      },
      (s) => s === 'fine',
    )
    const changes = (await laptop.app.sync.changes()).length
    if (changes < QUEUED && !(damage.ofKey && told.has('cacheLost')))
      run.onTrouble(
        `${damage.what}: ${changes} of ${QUEUED} changes are there, and the person was told "${[...told]}"`,
      )
    return `${[...told].join(' and ') || 'nothing told'}, ${changes < QUEUED ? (changes === 0 ? 'none' : 'some') : 'all'} there`
  } finally {
    await laptop.dispose()
  }
}

/** Reads all that screens show. */
async function look({ app }: TestLaptop): Promise<void> {
  await app.planning.days({ from: addDays(todayOf(), -14), days: 62 })
  await app.directory.people()
  for (const { id } of (await app.directory.sites()).floors) {
    await app.floors.plan({ floorId: id })
    for (let i = 0; i < 60; i += 6)
      await app.floors.availability({ floorId: id, day: addDays(todayOf(), i), from: 0, to: 1440 })
  }
  await app.floors.plan({ floorId: floorId(1) })
  await app.sync.changes()
  await app.history.state()
}
