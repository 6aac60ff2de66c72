import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keyringKeys, passphraseKeys, plainKeys } from '#hosts/node/key-wrappers.ts'
import { nodePlatform } from '#hosts/node/platform.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { BookingId, DeviceId, Epoch, MutationId, PersonId, SpaceId } from '#shared/domain/ids.ts'
import { KeyUnavailable, type KeyWrapper } from '../platform.ts'
import { cacheExists, cacheFile, createCache, openCache, rebuildCache, resealCache } from './cache.ts'
import { CacheDamaged, CacheNewerThanApp, openCacheDb } from './database.ts'
import { readMeta, writeMeta } from './meta.ts'
import { MIGRATIONS } from './migrations.ts'
import {
  countNeedingAnswer,
  countWaiting,
  cover,
  dismiss,
  enqueue,
  forgetOld,
  keptAfter,
  listedEntries,
  recordOutcome,
  renumber,
  replaceOutcome,
  waitingEntries,
} from './outbox.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'platzwahl-cache-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const FILE = 'a.cache'
const EPOCH = '00000000-0000-4000-8000-0000000000e0' as Epoch
const DEVICE = '00000000-0000-4000-8000-0000000000d0' as DeviceId
const SECRET_WORD = 'Stadtplanung-Geheimnis'
const platform = (keys: KeyWrapper = plainKeys) => ({ ...nodePlatform(folder, keys), log: () => {} })

const change = (n: number, detail = 's') => ({
  id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as MutationId,
  at: n,
  dependsOn: null,
  day: '2027-03-01' as Day,
  intent: {
    name: 'booking.book' as const,
    args: {
      bookingId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as BookingId,
      spaceId: `00000000-0000-4000-8000-0000000000aa` as SpaceId,
      day: '2027-03-01' as Day,
      from: detail === 's' ? 0 : 60,
      to: 1440,
      replaces: [],
    },
  },
})

describe('the encrypted file', () => {
  test('keeps nothing in clear and opens with its own key only', async () => {
    const { db, key } = await createCache(platform(), FILE, '')
    db.write((tx) =>
      writeMeta(tx, 'owner', {
        personId: '00000000-0000-4000-8000-000000000001' as PersonId,
        login: SECRET_WORD,
        serverId: 's',
        serverName: 'n',
        publicKey: 'k',
      }),
    )
    db.close()
    const bytes = readFileSync(join(folder, FILE))
    expect(bytes.includes(SECRET_WORD)).toBe(false)
    expect(bytes.subarray(0, 15).toString()).not.toBe('SQLite format 3')
    const { storage } = platform()
    const wrong = Uint8Array.from(key, (b) => b ^ 1)
    expect(() => openCacheDb(storage, FILE, wrong)).toThrow(CacheDamaged)
    expect(readMeta(openCacheDb(storage, FILE, key), 'owner')?.login).toBe(SECRET_WORD)
  })

  test('is named after nobody', () => {
    expect(cacheFile('server', 'person' as PersonId)).toMatch(/^[0-9a-f]{24}\.cache$/)
    expect(cacheFile('a', 'b' as PersonId)).not.toBe(cacheFile('b', 'a' as PersonId))
  })

  test('moves forward through numbered migrations and refuses a file newer than itself', () => {
    const { storage, random } = platform()
    const key = random.bytes(32)
    openCacheDb(storage, FILE, key).close()
    const next = { version: MIGRATIONS.length + 1, sql: 'create table extra (a text) strict' }
    const newer = openCacheDb(storage, FILE, key, { migrations: [...MIGRATIONS, next] })
    newer.write((tx) => tx.run('insert into extra values (?)', 'x'))
    newer.close()
    expect(() => openCacheDb(storage, FILE, key)).toThrow(CacheNewerThanApp)
    expect(
      openCacheDb(storage, FILE, key, { migrations: [...MIGRATIONS, next] }).all('select a from extra'),
    ).toEqual([{ a: 'x' }])
  })

  test('a migration that fails leaves the file as it was', () => {
    const { storage, random } = platform()
    const key = random.bytes(32)
    openCacheDb(storage, FILE, key).close()
    const broken = { version: MIGRATIONS.length + 1, sql: 'create table half (a text); nonsense' }
    expect(() => openCacheDb(storage, FILE, key, { migrations: [...MIGRATIONS, broken] })).toThrow()
    const db = openCacheDb(storage, FILE, key)
    expect(db.all(`select name from sqlite_schema where name = 'half'`)).toEqual([])
  })

  test('migrations stand in order without gaps', () => {
    const { storage, random } = platform()
    const gap = [...MIGRATIONS, { version: MIGRATIONS.length + 2, sql: 'select 1' }]
    expect(() => openCacheDb(storage, FILE, random.bytes(32), { migrations: gap })).toThrow(/stands where/)
  })

  test('all of a step is written or nothing', async () => {
    const { db } = await createCache(platform(), FILE, '')
    expect(() =>
      db.write((tx) => {
        enqueue(tx, change(1))
        throw new Error('power cut')
      }),
    ).toThrow('power cut')
    expect(countWaiting(db)).toBe(0)
    expect(readMeta(db, 'lastSeq')).toBeNull()
  })
})

describe('a damaged file', () => {
  test('is replaced, and the queue goes on where it can still be read', async () => {
    const { db, key } = await createCache(platform(), FILE, '')
    db.write((tx) => {
      writeMeta(tx, 'cursor', 'c')
      enqueue(tx, change(1))
      enqueue(tx, change(2))
    })
    db.close()
    const rebuilt = await rebuildCache(platform(), FILE, { key }, 0)
    expect(rebuilt.salvaged).toBe('all')
    expect(waitingEntries(rebuilt.cache.db).map((e) => [e.seq, e.id])).toEqual([
      [1, change(1).id],
      [2, change(2).id],
    ])
    // Rows are pulled anew, so the place in the pull must not survive.
    expect(readMeta(rebuilt.cache.db, 'cursor')).toBeNull()
    expect(readMeta(rebuilt.cache.db, 'lastSeq')).toBe(2)
  })

  test('gives up nothing of its queue when the app is killed at any moment of the rebuilding', async () => {
    // The first step opens the damaged file; what cannot be opened is taken for lost.
    for (let killedAt = 2; ; killedAt++) {
      rmSync(folder, { recursive: true, force: true })
      const { db } = await createCache(platform(), FILE, '')
      db.write((tx) => {
        enqueue(tx, change(1))
        enqueue(tx, change(2))
      })
      db.close()
      const { storage } = platform()
      let steps = 0
      const step = <A extends unknown[], R>(work: (...args: A) => R) => {
        return (...args: A): R => {
          if (++steps === killedAt) throw new Error('killed')
          return work(...args)
        }
      }
      const dying = {
        ...platform(),
        storage: {
          ...storage,
          write: step(storage.write),
          remove: step(storage.remove),
          rename: step(storage.rename),
          openDatabase: step(storage.openDatabase),
        },
      }
      const outcome = await rebuildCache(dying, FILE, { secret: '' }, 0).catch(() => 'killed' as const)
      if (outcome !== 'killed') outcome.cache.db.close()
      expect(cacheExists(platform(), FILE)).toBe(true)
      const again = await openCache(platform(), FILE, '')
      expect(waitingEntries(again.db).map((e) => e.seq)).toEqual([1, 2])
      again.db.close()
      if (outcome !== 'killed') {
        expect(killedAt).toBeGreaterThan(3)
        return
      }
    }
  })

  test('gives up only those changes that lay on the damaged page', async () => {
    const { db, key } = await createCache(platform(), FILE, '')
    db.write((tx) => {
      writeMeta(tx, 'lastSeq', 0)
      for (let n = 1; n <= 60; n++) enqueue(tx, change(n))
    })
    db.close()
    const path = join(folder, FILE)
    const whole = readFileSync(path)
    const told = new Map<string, number>()
    for (let page = 1; page < whole.length / 4096; page++) {
      writeFileSync(path, Buffer.from(whole).fill(7, page * 4096, (page + 1) * 4096))
      const { cache, salvaged } = await rebuildCache(platform(), FILE, { key }, 0)
      const left = waitingEntries(cache.db).length
      cache.db.close()
      expect(left === 60 ? 'all' : left > 0 ? 'some' : 'nothing').toBe(salvaged)
      told.set(salvaged, (told.get(salvaged) ?? 0) + 1)
      writeFileSync(
        join(folder, `${FILE}.key.json`),
        JSON.stringify({ version: 1, method: 'plain', wrapped: Buffer.from(key).toString('base64') }),
      )
    }
    expect(told.get('some')).toBeGreaterThan(2)
    // Only the top of the queue's own tree takes everything with it.
    expect(told.get('nothing')).toBeLessThanOrEqual(1)
  })

  test('that is empty or gone was damaged too', async () => {
    const { db } = await createCache(platform(), FILE, '')
    db.close()
    writeFileSync(join(folder, FILE), '')
    await expect(openCache(platform(), FILE, '')).rejects.toThrow(CacheDamaged)
    rmSync(join(folder, FILE))
    await expect(openCache(platform(), FILE, '')).rejects.toThrow(CacheDamaged)
  })

  test('that tells nothing any more is replaced by an empty one, and put aside', async () => {
    const { db } = await createCache(platform(), FILE, '')
    db.write((tx) => enqueue(tx, change(1)))
    db.close()
    writeFileSync(join(folder, FILE), Buffer.alloc(8192, 7))
    await expect(openCache(platform(), FILE, '')).rejects.toThrow(CacheDamaged)
    const { cache, salvaged } = await rebuildCache(platform(), FILE, { secret: '' }, 0)
    expect(salvaged).toBe('nothing')
    expect(countWaiting(cache.db)).toBe(0)
    expect(readFileSync(join(folder, `${FILE}.damaged`))).toHaveLength(8192)
  })
})

describe('the envelope of a key', () => {
  test('a passphrase opens it, no other does, and it can be changed', async () => {
    const cache = await createCache(platform(passphraseKeys), FILE, 'erstes Kennwort')
    cache.db.close()
    const envelope = readFileSync(join(folder, `${FILE}.key.json`), 'utf8')
    expect(envelope).not.toContain(Buffer.from(cache.key).toString('base64'))
    await resealCache(platform(passphraseKeys), cache, 'zweites Kennwort')
    const refused = await openCache(platform(passphraseKeys), FILE, 'erstes Kennwort').catch(
      (e: unknown) => e,
    )
    expect(refused).toBeInstanceOf(KeyUnavailable)
    // A wrong passphrase is no reason to give the file up.
    expect((refused as KeyUnavailable).lost).toBe(false)
    expect((await openCache(platform(passphraseKeys), FILE, 'zweites Kennwort')).key).toEqual(cache.key)
  })

  test('an app told another way of keeping keys leaves the file alone', async () => {
    const { db } = await createCache(platform(), FILE, '')
    db.close()
    const refused = await openCache(platform(keyringKeys), FILE, '').catch((e: unknown) => e)
    expect((refused as KeyUnavailable).lost).toBe(false)
  })

  test('a damaged envelope is a lost key', async () => {
    const { db } = await createCache(platform(), FILE, '')
    db.close()
    for (const content of ['', '{"version":1', '{"version":2,"method":"plain","wrapped":"x"}', 'null']) {
      writeFileSync(join(folder, `${FILE}.key.json`), content)
      const refused = await openCache(platform(), FILE, '').catch((e: unknown) => e)
      expect((refused as KeyUnavailable).lost).toBe(true)
    }
  })
})

describe('the queue', () => {
  test('gives numbers without gaps, and new ones only to changes without an outcome', async () => {
    const { db } = await createCache(platform(), FILE, '')
    db.write((tx) => {
      for (const n of [1, 2, 3]) enqueue(tx, change(n))
      recordOutcome(
        tx,
        {
          id: change(1).id,
          seq: 1,
          state: 'accepted',
          receipt: { epoch: EPOCH, order: 1, signature: 's' },
        },
        1,
        DEVICE,
      )
      renumber(tx, 40)
      enqueue(tx, change(4))
    })
    expect(waitingEntries(db).map((e) => e.seq)).toEqual([1, 41, 42, 43])
  })

  test('lists what waits or was rejected, however long ago, and the last of the others', async () => {
    const { db } = await createCache(platform(), FILE, '')
    db.write((tx) => {
      for (const n of [1, 2, 3, 4, 5, 6]) enqueue(tx, change(n))
      const rejection = { reason: 'failed' as const, reference: 'x' }
      for (const seq of [1, 2])
        recordOutcome(tx, { id: change(seq).id, seq, state: 'rejected', rejection }, 1, DEVICE)
      for (const seq of [3, 5, 6])
        recordOutcome(
          tx,
          {
            id: change(seq).id,
            seq,
            state: 'accepted',
            receipt: { epoch: EPOCH, order: seq, signature: 's' },
          },
          1,
          DEVICE,
        )
      cover(tx, 6)
      dismiss(tx, change(1).id)
      renumber(tx, 6)
    })
    // 1 was put aside, 2 needs the person, 4 waits again under a new number, 6 is the newest.
    expect(listedEntries(db, 1).map((e) => e.id)).toEqual([6, 4, 2].map((n) => change(n).id))
    expect(listedEntries(db, 100)).toHaveLength(6)
  })

  test('is forgotten by when a change was answered, not by when it was made', async () => {
    const { db } = await createCache(platform(), FILE, '')
    db.write((tx) => {
      for (const n of [1, 2]) {
        enqueue(tx, change(n))
        const { id } = change(n)
        const receipt = { epoch: EPOCH, order: n, signature: 's' }
        recordOutcome(tx, { id, seq: n, state: 'accepted', receipt }, 100 * n, DEVICE)
      }
      cover(tx, 2)
      // Both were made long before; the backup of then contains the first only.
      forgetOld(tx, 150)
    })
    expect(keptAfter(db, 0, 9).map((k) => k.mutation.seq)).toEqual([2])
  })

  test('a restore may turn an accepted change into a rejected one, which then needs its person', async () => {
    const { db } = await createCache(platform(), FILE, '')
    const { id } = change(1)
    const receipt = { epoch: EPOCH, order: 1, signature: 's' }
    const rejection = { reason: 'spaceTaken' as const, alternatives: [] }
    db.write((tx) => {
      enqueue(tx, change(1))
      recordOutcome(tx, { id, seq: 1, state: 'accepted', receipt }, 1, DEVICE)
      cover(tx, 1)
      dismiss(tx, id)
      expect(replaceOutcome(tx, { id, seq: 1, state: 'accepted', receipt: { ...receipt, order: 9 } })).toBe(
        false,
      )
      expect(countNeedingAnswer(tx)).toBe(0)
      expect(replaceOutcome(tx, { id, seq: 1, state: 'rejected', rejection })).toBe(true)
    })
    expect(countNeedingAnswer(db)).toBe(1)
  })

  test('the first outcome of a change holds', async () => {
    const { db } = await createCache(platform(), FILE, '')
    const accepted = {
      id: change(1).id,
      seq: 1,
      state: 'accepted' as const,
      receipt: { epoch: EPOCH, order: 1, signature: 's' },
    }
    db.write((tx) => {
      enqueue(tx, change(1))
      recordOutcome(tx, accepted, 1, DEVICE)
      recordOutcome(
        tx,
        {
          id: change(1).id,
          seq: 1,
          state: 'rejected',
          rejection: { reason: 'failed', reference: 'x' },
        },
        2,
        DEVICE,
      )
    })
    expect(waitingEntries(db)[0]?.outcome).toEqual(accepted)
  })
})
