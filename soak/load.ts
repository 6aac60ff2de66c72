/** One run under load: a server on one kind of database, laptops at work, faults, then quiet and the checks. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, migrate, openDatabase } from '#server/database/index.ts'
import { Seeded } from '#server/demo/seeded.ts'
import { buildCity, loginOf, PASSWORD } from '#server/testing/city.ts'
import { type Cluster, findPostgres, startCluster } from '#server/testing/cluster.ts'
import { freePort } from '#server/testing/free-port.ts'
import { Central } from './central.ts'
import { converged, type Held, noOverlaps, nothingForgotten, readHeld, sameOutcomes } from './checks.ts'
import { type Fault, faults } from './faults.ts'
import { Journal } from './journal.ts'
import { LaptopProcess } from './laptop-process.ts'
import type { Part, Run } from './part.ts'
import { live } from './person.ts'
import { pause } from './processes.ts'
import { listed, quiet, settled } from './quiet.ts'
import { acceptedIsThere } from './replay.ts'
import type { Scene } from './scene.ts'
import { strikeUntil } from './striking.ts'
import { TcpProxy } from './tcp-proxy.ts'

/** Which person sits at which laptop: the first has two. */
const PEOPLE = [1, 2, 1, 4, 6, 3, 5, 7, 8]

export const onPostgres: Part = {
  name: 'postgres',
  about: 'server on PostgreSQL and laptops under load, killed at random',
  missing: () =>
    findPostgres() === null ? 'No PostgreSQL (15 or newer) was found under /usr/lib/postgresql.' : null,
  share: 0.7,
  async run(run) {
    const bin = findPostgres()
    if (bin === null) throw new Error('no PostgreSQL was found')
    const cluster = await startCluster(bin, { durable: true })
    let fine = false
    try {
      await underLoad(run, cluster)
      fine = run.problems.length === 0
    } finally {
      await cluster.stop(!fine)
      if (!fine) run.say(`the files of PostgreSQL are kept in ${cluster.folder}`)
    }
  },
}

export const onPglite: Part = {
  name: 'pglite',
  about: 'server on its embedded database and laptops under load, killed at random',
  missing: () => null,
  share: 0.3,
  run: (run) => underLoad(run, null),
}

async function underLoad(run: Run, cluster: Cluster | null): Promise<void> {
  const { folder, say, onTrouble, options } = run
  const databaseUrl = (await cluster?.newDatabase()) ?? null
  const where = { databaseUrl, dataFolder: join(folder, 'central'), onTrouble: () => {} }
  await withDatabase(where, async (database) => {
    await migrate(database, Date.now())
    await buildCity(database, Date.now())
  })
  const central = new Central({
    port: await freePort(),
    ...where,
    log: join(folder, 'central.log'),
    onTrouble,
  })
  await central.start()
  const journal = new Journal(join(folder, 'journal.jsonl'))
  const laptops = await Promise.all(
    PEOPLE.slice(0, options.laptops).map((person, i) => laptopOf(run, `laptop-${i + 1}`, person, central)),
  )
  await Promise.all(laptops.map((laptop) => laptop.start()))
  // On a busy machine all kills would be over before anybody had signed in.
  await settled(laptops)

  let kills = 0
  const scene: Scene = {
    laptops,
    central,
    cluster,
    databaseUrl,
    say,
    onTrouble,
    seeded: new Seeded(`${options.seed} faults`),
    kill: (what) => say(`kill ${++kills} of ${run.kills}: ${what} (seed ${options.seed})`),
  }
  let over = false
  const lives = laptops.map((laptop) => {
    const seeded = new Seeded(`${options.seed} ${laptop.name}`)
    return live({ laptop, seeded, journal, onTrouble, over: () => over })
  })
  const failed = Promise.all(lives).then(() => new Promise<never>(() => {}))
  const weight = (some: readonly Fault[]) => some.reduce((sum, f) => sum + f.weight, 0)
  const gapMs =
    ((run.minutes * 60_000) / run.kills) * (weight(faults.filter((f) => f.kills)) / weight(faults))
  try {
    await Promise.race([failed, strikeUntil(scene, { enough: () => kills >= run.kills, gapMs })])
    while (journal.entries.length < run.kills) await pause(100)
  } finally {
    over = true
  }
  await Promise.all(lives)

  say(`quiet after ${kills} kills; ${journal.entries.length} changes were queued`)
  await quiet(scene)
  const unlisted = await listed(laptops)
  await Promise.all(laptops.map((laptop) => laptop.quit()))
  const held = await Promise.all(laptops.map(({ name, folder }) => readHeld(name, folder)))
  const fresh = await anew(run, laptops, central)
  await central.quit()
  const problems = await withDatabase(where, async (database) => [
    ...(await noOverlaps(database)),
    ...nothingForgotten(held, journal.entries),
    ...(await sameOutcomes(database, held)),
    ...(await acceptedIsThere(database, held)),
    ...held.flatMap((h) => converged(h, fresh.get(h.person) ?? { ...h, rows: [] })),
    ...unlisted,
  ])
  for (const problem of problems) onTrouble(problem)
  journal.close()
  for (const { proxy } of laptops) proxy.close()
  const outcomes = held.flatMap((h) => h.queue.map((e) => e.outcome?.state))
  run.tell({
    kills,
    queued: journal.entries.length,
    accepted: outcomes.filter((s) => s === 'accepted').length,
    rejected: outcomes.filter((s) => s === 'rejected').length,
  })
}

async function laptopOf(run: Run, name: string, person: number, central: Central): Promise<LaptopProcess> {
  const folder = join(run.folder, name)
  mkdirSync(folder, { recursive: true })
  return new LaptopProcess({
    name,
    folder,
    log: join(run.folder, `${name}.log`),
    proxy: await TcpProxy.open(central.port),
    login: loginOf(person),
    password: PASSWORD,
    onTrouble: run.onTrouble,
  })
}

/** What laptops of the same people hold that never met a fault, by person. */
async function anew(
  run: Run,
  laptops: readonly LaptopProcess[],
  central: Central,
): Promise<Map<string, Held>> {
  const held = new Map<string, Held>()
  const logins = new Set(laptops.map((l) => l.login))
  for (const login of logins) {
    const name = `fresh-${login}`
    const fresh = await laptopOf(run, name, Number(login.slice(loginOf(0).length - 1)), central)
    await fresh.start()
    await fresh.signIn()
    for (;;) {
      const { state, queued } = await fresh.status()
      if (state === 'fresh' && queued === 0) break
      await pause(50)
    }
    await fresh.quit()
    fresh.proxy.close()
    const h = await readHeld(name, fresh.folder)
    held.set(h.person, h)
  }
  return held
}

async function withDatabase<T>(
  where: Parameters<typeof openDatabase>[0],
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(where)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
