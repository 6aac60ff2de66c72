/** Sessions that end, caches that break, numbers that clash: what must never cost a person their changes. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { passphraseKeys } from '#hosts/node/key-wrappers.ts'
import { folderStorage } from '#hosts/node/platform.ts'
import {
  captivePortal,
  clear,
  cut,
  fresh,
  pathOf,
  TestLaptop,
  until,
  type Weather,
} from '#hosts/testing/laptop.ts'
import { revokeDevice } from '#server/identity/index.ts'
import { deskId, floorId, loginOf, PASSWORD } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import { startWorld, TODAY, type World } from '#server/testing/world.ts'
import { addDays } from '#shared/calendar/day.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import { openCache } from '../cache/cache.ts'
import { readMeta, writeMeta } from '../cache/meta.ts'

let databases: TestDatabases
let world: World
let laptop: TestLaptop

beforeAll(async () => {
  databases = await startDatabases('pglite')
})
afterAll(() => databases.stop())
beforeEach(async () => {
  world = await startWorld(databases)
  laptop = await new TestLaptop(world.url).start()
})
afterEach(async () => {
  await laptop.dispose()
  await world.close()
})

const HOUR = 3_600_000
const TUESDAY = addDays(TODAY, 1)
const credentials = { login: loginOf(1), password: PASSWORD }

async function signIn(who = credentials): Promise<void> {
  expect(await laptop.app.session.signIn(who)).toEqual({ ok: true })
  await ready()
}
const ready = () =>
  until(
    () => laptop.app.session.state(),
    (s) => s.phase === 'ready',
  )
const book = (desk: number) =>
  laptop.app.booking.book({ spaceId: deskId(desk), day: TUESDAY, from: 0, to: 1440, swap: true })
const syncedUp = () => fresh(laptop)
const offline = () =>
  until(
    () => laptop.app.sync.status(),
    (s) => s.state === 'offline',
  )
const tuesday = async () => (await laptop.app.planning.days({ from: TUESDAY, days: 1 }))[0]!
const bookedDesks = async () => (await tuesday()).bookings.map((b) => b.space?.spaceId)
const caches = () => readdirSync(laptop.folder).filter((f) => f.endsWith('.cache'))
const online = () => {
  laptop.weather = clear
  laptop.core.hint('online')
}

/** Reads or changes the cache of a laptop that is switched off. */
async function peek<T>(work: (db: Awaited<ReturnType<typeof openCache>>['db']) => T): Promise<T> {
  const { db } = await openCache(laptop.platform(), caches()[0]!, '')
  try {
    return work(db)
  } finally {
    db.close()
  }
}
async function device(): Promise<DeviceId> {
  const row = await world.database.kysely.selectFrom('device').select('id').executeTakeFirstOrThrow()
  return row.id
}

describe('a revocation', () => {
  test('signed by the pinned server wipes the cache and says so', async () => {
    await signIn()
    await revokeDevice(world.server.services, await device())
    const state = await until(
      () => laptop.app.session.state(),
      (s) => s.phase === 'signedOut',
    )
    expect(state).toMatchObject({ notice: 'revoked', profiles: [] })
    expect(readdirSync(laptop.folder)).toEqual(['laptop.json'])
  })

  test.each([1, 2, 3, 4, 5])(
    'goes on wiping at the next start when the power goes at step %i',
    async (steps) => {
      await signIn()
      await laptop.quit()
      let left = steps
      let isOn = true
      laptop.storage = (folder) => {
        const disk = folderStorage(folder)
        return {
          ...disk,
          remove(name) {
            if (!isOn || --left < 0) {
              isOn = false
              throw new Error('the power went')
            }
            disk.remove(name)
          },
          write(name, content) {
            if (isOn) disk.write(name, content)
          },
        }
      }
      await laptop.start()
      await revokeDevice(world.server.services, await device())
      laptop.core.hint('person')
      await until(
        () => isOn,
        (on) => !on,
      )
      laptop.storage = folderStorage
      laptop.weather = cut
      await laptop.start()
      expect(await laptop.app.session.state()).toMatchObject({ notice: 'revoked', profiles: [] })
      expect(readdirSync(laptop.folder)).toEqual(['laptop.json'])
    },
  )

  test('that anybody else says changes nothing', async () => {
    await signIn()
    const { serverId } = world.server.services.server
    const said = { deviceId: await device(), serverId, at: 1, signature: 'A'.repeat(86) }
    const forged: Weather = async () =>
      Response.json(
        { defined: true, code: 'DEVICE_REVOKED', status: 403, message: 'revoked', data: said },
        { status: 403 },
      )
    laptop.weather = forged
    await book(100)
    await offline()
    expect(await laptop.app.session.state()).toMatchObject({ phase: 'ready' })
    online()
    await syncedUp()
    expect(await bookedDesks()).toEqual([deskId(100)])
  })
})

describe('a session', () => {
  test('that ended at the server asks to sign in again, and the queue goes on from there', async () => {
    await signIn()
    laptop.weather = cut
    await book(100)
    await offline()
    await world.database.kysely.updateTable('device').set({ session_id: null }).execute()
    online()
    const state = await until(
      () => laptop.app.session.state(),
      (s) => s.phase === 'signedOut',
    )
    expect(state).toMatchObject({ notice: 'expired', profiles: [{ waiting: 1 }] })
    await signIn()
    await syncedUp()
    expect(await bookedDesks()).toEqual([deskId(100)])
    expect(await world.database.kysely.selectFrom('device').select('id').execute()).toHaveLength(1)
  })

  test('is begun once, though the answer to the sign-in was lost and the person tried again', async () => {
    let answers = 0
    laptop.weather = async (request, pass) => {
      const response = await pass()
      if (pathOf(request) === '/api/sign-in' && ++answers < 3) throw new TypeError('fetch failed')
      return response
    }
    for (let i = 0; i < 2; i++)
      expect(await laptop.app.session.signIn(credentials)).toMatchObject({ ok: false, failure: 'offline' })
    await signIn()
    await syncedUp()
    const sessions = () => world.database.kysely.selectFrom('sign_in').select('session_id').execute()
    expect(await world.database.kysely.selectFrom('device').select('id').execute()).toHaveLength(1)
    expect(await sessions()).toHaveLength(1)
    await laptop.app.session.signOut()
    await signIn()
    expect(await sessions()).toHaveLength(2)
  })

  test('survives the loss of a refresh answer', async () => {
    await signIn()
    await laptop.quit()
    // As after an hour: the laptop knows that its access token has ended.
    await peek((db) => {
      const tokens = readMeta(db, 'tokens')!
      db.write((tx) => writeMeta(tx, 'tokens', { ...tokens, accessExpiresAt: 0 }))
    })
    let refreshes = 0
    laptop.weather = async (request, pass) => {
      const response = await pass()
      if (pathOf(request) !== '/api/refresh' || ++refreshes > 1) return response
      throw new TypeError('fetch failed')
    }
    await laptop.start()
    await offline()
    expect(refreshes).toBe(1)
    laptop.core.hint('online')
    await syncedUp()
    expect(refreshes).toBe(2)
  })

  test('refreshed often since the backup that the server was put back to goes on, with its queue', async () => {
    await signIn()
    await syncedUp()
    const restore = await databases.backupOf(world.database)
    let refreshes = 0
    laptop.weather = async (request, pass) => {
      if (pathOf(request) === '/api/refresh') refreshes++
      return pass()
    }
    await until(
      () => {
        // So that it takes its access token for one that has ended.
        laptop.clockAhead += HOUR / 6
        laptop.core.hint('person')
        return refreshes
      },
      (n) => n >= 2,
    )
    laptop.weather = cut
    await book(100)
    await offline()
    await world.restart({ database: await restore(), gatherMs: 0 })
    laptop.clockAhead += HOUR
    online()
    await syncedUp()
    expect(await laptop.app.session.state()).toMatchObject({ phase: 'ready' })
    expect(await bookedDesks()).toEqual([deskId(100)])
  })

  test('goes on when its server moved, and tells no token to a server that is another', async () => {
    await signIn()
    await laptop.quit()
    const another = await startWorld(databases)
    const told: string[] = []
    laptop.weather = async (request, pass) => {
      if (request.headers.has('authorization') && new URL(request.url).origin === another.url)
        told.push(request.url)
      return pass()
    }
    laptop.server = world.url.replace('127.0.0.1', 'localhost')
    await laptop.start()
    await syncedUp()
    await laptop.quit()
    laptop.server = another.url
    await laptop.start()
    const state = await until(
      () => laptop.app.session.state(),
      (s) => s.phase === 'signedOut',
    )
    expect(state).toMatchObject({ profiles: [{ displayName: 'Person 1' }] })
    expect(told).toEqual([])
    await another.close()
  })

  test('signed out of tells no token to an address that never proved to be its server', async () => {
    await signIn()
    await laptop.quit()
    const another = await startWorld(databases)
    const told: string[] = []
    laptop.weather = async (request, pass) => {
      const isAnother = new URL(request.url).origin === another.url
      if (isAnother && pathOf(request) !== '/api/info') told.push(pathOf(request))
      if (isAnother && pathOf(request) === '/api/info') return cut(request, pass)
      return pass()
    }
    laptop.server = another.url
    await laptop.start()
    await offline()
    await laptop.app.session.signOut()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(told).toEqual([])
    await another.close()
  })

  test('goes on after the app was killed while it closed', async () => {
    await signIn()
    laptop.weather = cut
    const written: string[] = []
    const { storage } = laptop
    laptop.storage = (folder) => {
      const files = storage(folder)
      return {
        ...files,
        write(name, content) {
          if (name === 'laptop.json') written.push(Buffer.from(content).toString())
          files.write(name, content)
        },
      }
    }
    await laptop.quit()
    await laptop.start()
    await book(100)
    await laptop.quit()
    expect(written.length).toBeGreaterThan(0)
    for (const index of written) expect(JSON.parse(index).current).toEqual(caches()[0])
  })

  test('just begun is not ended by the end of the one before', async () => {
    await signIn()
    let answerInfo = () => {}
    const infoAsked = new Promise<void>((asked) => {
      laptop.weather = async (request, pass) => {
        if (pathOf(request) === '/api/info') {
          asked()
          await new Promise<void>((resolve) => {
            answerInfo = resolve
          })
        }
        return pass()
      }
    })
    // One thing at a time: the sign-in waits for the server's address to be set.
    const set = laptop.app.session.setServer({ url: world.url })
    await infoAsked
    const signedIn = laptop.app.session.signIn(credentials)
    await world.database.kysely.updateTable('device').set({ session_id: null }).execute()
    let refused = false
    const { weather } = laptop
    laptop.weather = async (request, pass) => {
      const response = await weather(request, pass)
      if (pathOf(request) === '/api/refresh' && response.status === 401) refused = true
      return response
    }
    laptop.core.hint('person')
    await until(
      () => refused,
      (is) => is,
    )
    await new Promise((resolve) => setTimeout(resolve, 100))
    answerInfo()
    expect(await set).toEqual({ ok: true })
    expect(await signedIn).toEqual({ ok: true })
    await syncedUp()
    expect(await laptop.app.session.state()).toMatchObject({ phase: 'ready' })
  })

  test('of a new device neither forgets nor keeps waiting for what the old one sent', async () => {
    await signIn()
    // The answer to a push comes, and no pull after it.
    laptop.weather = async (request, pass) =>
      pathOf(request) === '/api/pull' || pathOf(request) === '/api/poke' ? cut(request, pass) : pass()
    for (const desk of [100, 101, 102]) await book(desk)
    await until(
      () => world.database.kysely.selectFrom('mutation').select('id').execute(),
      (known) => known.length === 3,
    )
    await offline()
    expect(await laptop.app.sync.status()).toMatchObject({ queued: 3 })
    laptop.weather = cut
    await laptop.app.planning.setPlace({ day: addDays(TODAY, 3), part: 'day', place: 'home' })
    await laptop.app.session.signOut()
    await world.database.kysely.updateTable('device').set({ revoked_at: 1, session_id: null }).execute()
    laptop.weather = clear
    await signIn()
    await syncedUp()
    expect(await bookedDesks()).toEqual([deskId(102)])
    expect((await laptop.app.sync.changes()).map((c) => c.state)).toEqual(Array(4).fill('accepted'))
    expect(await world.database.kysely.selectFrom('device').select('id').execute()).toHaveLength(2)
  })

  test('of wrong credentials does not begin, and a captive portal is told from a server', async () => {
    expect(await laptop.app.session.signIn({ ...credentials, password: 'falsch' })).toMatchObject({
      ok: false,
      failure: 'wrongCredentials',
    })
    laptop.weather = captivePortal
    expect(await laptop.app.session.signIn(credentials)).toMatchObject({ ok: false, failure: 'offline' })
    expect(await laptop.app.session.setServer({ url: world.url })).toMatchObject({ failure: 'notPlatzwahl' })
    laptop.weather = cut
    expect(await laptop.app.session.setServer({ url: world.url })).toMatchObject({ failure: 'offline' })
    for (const url of [
      'http://example.org',
      'ftp://example.org',
      'https://a:b@example.org',
      'nonsense address',
    ])
      expect(await laptop.app.session.setServer({ url })).toMatchObject({ failure: 'badAddress' })
    expect(caches()).toEqual([])
  })

  test('locked by a passphrase opens offline with it, and with nothing else', async () => {
    await laptop.dispose()
    laptop = await new TestLaptop(world.url, passphraseKeys).start()
    await signIn()
    await laptop.quit()
    laptop.weather = cut
    await laptop.start()
    expect(await laptop.app.session.state()).toEqual({
      phase: 'locked',
      login: loginOf(1),
      displayName: 'Person 1',
    })
    expect(await laptop.app.session.unlock({ passphrase: 'falsch' })).toMatchObject({ ok: false })
    expect(await laptop.app.session.unlock({ passphrase: PASSWORD })).toEqual({ ok: true })
    expect(await laptop.app.session.state()).toMatchObject({ phase: 'ready' })
  })
})

describe('a laptop without contact', () => {
  test('only reads after the lease, keeps its queue, and goes on when it meets the server', async () => {
    await signIn()
    laptop.weather = cut
    await book(100)
    await offline()
    laptop.clockAhead = 73 * HOUR
    expect(await book(101)).toEqual({ ok: false, refusal: { reason: 'readOnly' } })
    expect(await laptop.app.sync.status()).toMatchObject({ state: 'readOnly', queued: 1 })
    online()
    await syncedUp()
    expect(await book(101)).toMatchObject({ ok: true })
  })

  test('is asked to update by a server that moved on, and loses nothing', async () => {
    await signIn()
    const outdated: Weather = async () =>
      Response.json(
        {
          defined: true,
          code: 'UPGRADE_REQUIRED',
          status: 426,
          message: 'x',
          data: { oldest: 2, newest: 3 },
        },
        { status: 426 },
      )
    laptop.weather = outdated
    await book(100)
    const status = await until(
      () => laptop.app.sync.status(),
      (s) => s.state === 'updateNeeded',
    )
    expect(status.queued).toBe(1)
    // Signing in again does not help, and costs nothing either.
    await laptop.app.session.signOut()
    expect(await laptop.app.session.signIn(credentials)).toMatchObject({ ok: false, failure: 'tooOld' })
    expect(await laptop.app.session.state()).toMatchObject({ phase: 'signedOut', profiles: [{ waiting: 1 }] })
    online()
    await signIn()
    await syncedUp()
    expect(await bookedDesks()).toEqual([deskId(100)])
  })
})

describe('a copy that cannot go on', () => {
  test('is replaced as a whole when the server says to start over, and what waits stays', async () => {
    await signIn()
    await book(100)
    await syncedUp()
    laptop.weather = cut
    await book(101)
    await offline()
    await laptop.quit()
    await peek((db) => db.write((tx) => writeMeta(tx, 'cursor', 'of another life')))
    await laptop.start()
    expect(await bookedDesks()).toEqual([deskId(101)])
    online()
    await syncedUp()
    expect(await bookedDesks()).toEqual([deskId(101)])
    expect(await laptop.app.floors.plan({ floorId: floorId(1) })).not.toBeNull()
    await laptop.quit()
    expect(await peek((db) => db.all('select distinct copy from booking'))).toEqual([{ copy: 2 }])
    expect(await peek((db) => db.all('select count(*) n from plan where copy <> 2'))).toEqual([{ n: 0 }])
  })

  test('put back to an older state finds numbers for its changes again', async () => {
    await signIn()
    await laptop.quit()
    const older = mkdtempSync(join(tmpdir(), 'platzwahl-older-'))
    cpSync(laptop.folder, older, { recursive: true })
    await laptop.start()
    await book(100)
    await syncedUp()
    await laptop.quit()
    rmSync(laptop.folder, { recursive: true })
    cpSync(older, laptop.folder, { recursive: true })
    rmSync(older, { recursive: true })
    laptop.weather = cut
    await laptop.start()
    // Made without knowing of the first one, and with the same number.
    await laptop.app.planning.setPlace({ day: addDays(TODAY, 3), part: 'day', place: 'home' })
    online()
    await syncedUp()
    expect(await bookedDesks()).toEqual([deskId(100)])
    expect((await laptop.app.planning.days({ from: addDays(TODAY, 3), days: 1 }))[0]).toMatchObject({
      places: { am: 'home', pm: 'home' },
      queued: false,
    })
  })

  test('damaged on the disk is rebuilt, and the person is told', async () => {
    await signIn()
    await laptop.quit()
    const file = join(laptop.folder, caches()[0]!)
    writeFileSync(file, Buffer.alloc(readFileSync(file).length, 1))
    await laptop.start()
    expect(await laptop.app.session.state()).toMatchObject({ phase: 'signedOut', notice: 'cacheRebuilt' })
    await signIn()
    expect(await book(100)).toMatchObject({ ok: true })
    await syncedUp()
  })

  /** Changes what lies on the disk of a laptop that is off, with three changes in its queue. */
  async function damageWithQueue(work: (cache: string) => void): Promise<void> {
    await signIn()
    await syncedUp()
    laptop.weather = cut
    laptop.core.hint('person')
    await offline()
    for (const desk of [100, 101, 102]) expect(await book(desk)).toMatchObject({ ok: true })
    await laptop.quit()
    work(join(laptop.folder, caches()[0]!))
    laptop.weather = clear
  }
  const told = async () => {
    const state = await laptop.app.session.state()
    return state.phase === 'signedOut' ? state.notice : state.phase
  }

  const flipped = (at: number) => (cache: string) => {
    const content = readFileSync(cache)
    content[at]! ^= 0xff
    writeFileSync(cache, content)
  }
  const unreadable: readonly [string, (cache: string) => void][] = [
    ['emptied', (cache) => truncateSync(cache, 0)],
    ['gone', (cache) => rmSync(cache)],
    ['damaged in its first byte', flipped(0)],
    ['overwritten by noise', (cache) => writeFileSync(cache, Buffer.alloc(50_000, 7))],
  ]
  test.each(unreadable)('%s is rebuilt with the queue from its copy', async (_, way) => {
    await damageWithQueue(way)
    await laptop.start()
    expect(await told()).toBe('cacheRebuilt')
    await signIn()
    await syncedUp()
    expect((await laptop.app.sync.changes()).map((c) => c.state)).toEqual(Array(3).fill('accepted'))
    // Each change took a desk of the same day in place of the one before.
    expect(await bookedDesks()).toEqual([deskId(102)])
  })

  const lost: readonly [string, (cache: string) => void][] = [
    ['without its key', (cache) => rmSync(`${cache}.key.json`)],
    [
      'together with its copy',
      (cache) => {
        rmSync(cache)
        rmSync(`${cache}.queue`)
      },
    ],
    [
      'and its copy damaged',
      (cache) => {
        flipped(0)(cache)
        flipped(40)(`${cache}.queue`)
      },
    ],
    [
      'and its copy of another cache',
      (cache) => {
        rmSync(cache)
        writeFileSync(`${cache}.queue`, Buffer.alloc(400, 1))
      },
    ],
  ]
  test.each(lost)('lost %s is never taken for one without a queue', async (_, way) => {
    await damageWithQueue(way)
    await laptop.start()
    expect(await told()).toBe('cacheLost')
    await signIn()
    await syncedUp()
  })

  test('lost by one who had signed out is told, too', async () => {
    await damageWithQueue(() => {})
    await laptop.start()
    await laptop.app.session.signOut()
    await laptop.quit()
    const cache = join(laptop.folder, caches()[0]!)
    rmSync(cache)
    rmSync(`${cache}.queue`)
    await laptop.start()
    expect(await laptop.app.session.signIn(credentials)).toMatchObject({ ok: false, failure: 'storage' })
    expect(await told()).toBe('cacheLost')
    await signIn()
  })

  test('back in an older state, as after the loss of its write-ahead log, has its queue from the copy', async () => {
    await signIn()
    await syncedUp()
    laptop.weather = cut
    laptop.core.hint('person')
    await offline()
    await laptop.quit()
    const older = readFileSync(join(laptop.folder, caches()[0]!))
    await laptop.start()
    expect(await book(100)).toMatchObject({ ok: true })
    await laptop.quit()
    writeFileSync(join(laptop.folder, caches()[0]!), older)
    await laptop.start()
    expect(await told()).toBe('ready')
    // The next change has a number of its own.
    expect(await book(101)).toMatchObject({ ok: true })
    laptop.weather = clear
    online()
    await syncedUp()
    expect((await laptop.app.sync.changes()).map((c) => c.state)).toEqual(['accepted', 'accepted'])
    expect(await bookedDesks()).toEqual([deskId(101)])
  })

  test('back in an older state together with the copy says so', async () => {
    await signIn()
    await syncedUp()
    laptop.weather = cut
    laptop.core.hint('person')
    await offline()
    await laptop.quit()
    const cache = join(laptop.folder, caches()[0]!)
    const [older, olderCopy] = [readFileSync(cache), readFileSync(`${cache}.queue`)]
    await laptop.start()
    expect(await book(100)).toMatchObject({ ok: true })
    await laptop.quit()
    writeFileSync(cache, older)
    writeFileSync(`${cache}.queue`, olderCopy)
    laptop.weather = clear
    await laptop.start()
    expect(await told()).toBe('cacheLost')
    await signIn()
    expect(await book(101)).toMatchObject({ ok: true })
    await syncedUp()
    await laptop.quit()
    await laptop.start()
    expect(await told()).toBe('ready')
  })

  test('on pages that only a screen reads, or that nothing can write any more, is rebuilt with its queue', async () => {
    await signIn()
    await syncedUp()
    const plans = await peek((db) => db.get(`select rootpage n from sqlite_schema where name = 'plan'`)?.n)
    // The header's format for writing: SQLite only reads what it does not know.
    for (const at of [18, (Number(plans) - 1) * 4096 + 100]) {
      await damageWithQueue((cache) => {
        const content = readFileSync(cache)
        content[at]! ^= 0xff
        writeFileSync(cache, content)
      })
      await laptop.start()
      await laptop.app.floors.plan({ floorId: floorId(1) }).catch(() => {})
      await until(told, (t) => t === 'cacheRebuilt')
      await signIn()
      await syncedUp()
      expect((await laptop.app.sync.changes()).slice(0, 3).map((c) => c.intent.name)).toEqual(
        Array(3).fill('booking.book'),
      )
    }
  })
})

describe('a full disk', () => {
  /** A disk on which nothing can be written while it is full, and what it opens. */
  const filling =
    (isFull: () => boolean, opened: (database: Database.Database) => void = () => {}) =>
    (folder: string) => {
      const disk = folderStorage(folder)
      return {
        ...disk,
        openDatabase(name: string) {
          const database = disk.openDatabase(name)
          const transaction = database.transaction.bind(database)
          database.transaction = ((work) => {
            if (isFull()) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
            return transaction(work)
          }) as typeof transaction
          opened(database)
          return database
        },
      }
    }

  test('on which no sign-out can be written leaves the session as it is, on the server, too', async () => {
    await laptop.quit()
    let full = false
    laptop.storage = filling(() => full)
    const paths: string[] = []
    laptop.weather = (request, pass) => {
      paths.push(pathOf(request))
      return pass()
    }
    await laptop.start()
    await signIn()
    await syncedUp()
    full = true
    expect(await laptop.app.session.signOut()).toMatchObject({ ok: false, failure: 'storage' })
    full = false
    expect(paths).not.toContain('/api/sign-out')
    expect(await laptop.app.session.state()).toMatchObject({ phase: 'ready' })
    expect(await book(100)).toMatchObject({ ok: true })
    await syncedUp()
    expect(await laptop.app.session.signOut()).toEqual({ ok: true })
    await until(
      async () => paths,
      (p) => p.includes('/api/sign-out'),
    )
  })

  test('refuses changes in words, loses none that it took, and goes on when there is room', async () => {
    await laptop.quit()
    let cache: Database.Database | null = null
    let full = false
    /** Not even a change of what is there already. */
    let stuck = false
    const filled = filling(
      () => stuck,
      (database) => {
        cache = database
      },
    )
    laptop.storage = (folder) => {
      const disk = filled(folder)
      return {
        ...disk,
        write(name, content) {
          if (full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
          disk.write(name, content)
        },
      }
    }
    await laptop.start()
    await signIn()
    await syncedUp()
    const rejected = await rejectedChange()
    const pages = (count: number) => cache?.pragma(`max_page_count = ${count}`)
    // SQLite makes that the present size.
    pages(1)
    full = true
    let taken = 0
    let answer = await book(100)
    for (; answer.ok; answer = await book(100 + (taken % 4))) taken++
    expect(answer).toEqual({ ok: false, refusal: { reason: 'notStored' } })
    stuck = true
    expect(await laptop.app.history.state()).toMatchObject({ undo: expect.any(String) })
    expect(await laptop.app.history.undo()).toEqual({ ok: false, refusal: { reason: 'notStored' } })
    expect(await laptop.app.sync.dismiss({ id: rejected })).toEqual({ stored: false })
    expect(await laptop.app.settings.change({ language: 'en' })).toMatchObject({ language: 'en' })
    expect(await laptop.app.settings.read()).toMatchObject({ language: 'en' })
    // Until after the moment at which the waiting changes are noted for the sign-in screen.
    await new Promise((resolve) => setTimeout(resolve, 500))
    pages(100_000)
    full = false
    stuck = false
    expect(await book(100)).toMatchObject({ ok: true })
    await syncedUp()
    expect(await laptop.app.sync.dismiss({ id: rejected })).toEqual({ stored: true })
    expect(await laptop.app.settings.change({ appearance: 'dark' })).toMatchObject({ language: 'en' })
    // The rejected one, too.
    expect(await laptop.app.sync.changes()).toHaveLength(taken + 2)
  })

  /** Books a desk that another person was quicker to book. */
  async function rejectedChange() {
    laptop.weather = cut
    laptop.core.hint('person')
    await offline()
    expect(await book(104)).toMatchObject({ ok: true })
    const other = await new TestLaptop(world.url).start()
    try {
      await other.app.session.signIn({ login: loginOf(2), password: PASSWORD })
      await until(
        () => other.app.session.state(),
        (s) => s.phase === 'ready',
      )
      await other.app.booking.book({ spaceId: deskId(104), day: TUESDAY, from: 0, to: 1440, swap: true })
      await until(
        () => other.app.sync.status(),
        (s) => s.state === 'fresh' && s.queued === 0,
      )
    } finally {
      await other.dispose()
    }
    online()
    await syncedUp()
    const [change] = await laptop.app.sync.changes()
    expect(change).toMatchObject({ state: 'rejected' })
    return change!.id
  }
})
