/** Caches of every released schema become those of the present one with all they hold. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderStorage } from '#hosts/node/platform.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { BookingId, FloorId, MutationId } from '#shared/domain/ids.ts'
import { firstUndone, lastDone } from '../history/history.ts'
import { cellsOn, confirmedDay, findBooking } from './confirmed.ts'
import { CacheNewerThanApp, openCacheDb } from './database.ts'
import { readMeta } from './meta.ts'
import { MIGRATIONS } from './migrations.ts'
import { minutesOfNo } from './occupancy-cells.ts'
import { countNeedingAnswer, enqueue, findEntry, keptAfter, waitingEntries } from './outbox.ts'
import { SAMPLE, SAMPLE_KEY } from './testing/sample.ts'

const STORED = join(import.meta.dirname, 'testing')
const stored = readdirSync(STORED).filter((name) => /^schema-\d+\.cache$/.test(name))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'platzwahl-upgrade-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A copy of the stored file, as the laptop that has it would open it. */
function put(name: string): string {
  copyFileSync(join(STORED, name), join(folder, name))
  return name
}
const open = (name: string, migrations = MIGRATIONS) =>
  openCacheDb(folderStorage(folder), name, SAMPLE_KEY, { migrations })

test('every schema before the present one has its stored file', () => {
  const versions = MIGRATIONS.slice(0, -1).map((m) => `schema-${m.version}.cache`)
  expect(stored).toEqual(expect.arrayContaining(versions))
})

test.each(stored)('%s keeps its rows, its queue and whose it is', (name) => {
  const db = open(put(name))
  expect(db.get('pragma user_version')).toEqual({ user_version: MIGRATIONS.length })
  const { meta, day, bookingId, floorId, changes } = SAMPLE
  for (const fact of ['owner', 'device', 'cursor', 'lastSeq', 'window'] as const)
    expect(readMeta(db, fact)).toEqual(meta[fact])
  expect(findBooking(db, bookingId as BookingId)).toMatchObject({ day, from: 480, to: 1020 })
  expect(confirmedDay(db, day as Day).places).toEqual({ am: 'office', pm: null })
  expect(minutesOfNo(cellsOn(db, floorId as FloorId, day as Day), 7)).toEqual([0, 1440])
  expect([...lastDone(db)][0]?.mutationId).toBe(changes[0].id)
  expect([...firstUndone(db)]).toEqual([])

  expect(waitingEntries(db)).toMatchObject([{ id: changes[2].id, seq: 3, intent: changes[2].intent }])
  expect(findEntry(db, changes[0].id as MutationId)?.outcome).toMatchObject({ state: 'accepted' })
  expect(countNeedingAnswer(db)).toBe(1)
  expect(keptAfter(db, 0, 9)).toMatchObject([
    { deviceId: meta.device, mutation: { id: changes[0].id, seq: 1 } },
    { deviceId: meta.device, mutation: { id: changes[1].id, seq: 2 } },
  ])
  // And it goes on from there.
  const next = waitingEntries(db)[0]!
  db.write((tx) => enqueue(tx, { ...next, id: '00000000-0000-7000-8000-000000000004' as MutationId }))
  expect(waitingEntries(db).map((e) => e.seq)).toEqual([3, 4])
})

test('an app too old for a cache leaves the file and its queue as they are', () => {
  const name = put(`schema-${MIGRATIONS.length - 1}.cache`)
  open(name).close()
  const future = [
    ...MIGRATIONS,
    { version: MIGRATIONS.length + 1, sql: 'alter table outbox add column x text' },
  ]
  open(name, future).close()
  const before = readFileSync(join(folder, name))
  expect(() => open(name)).toThrow(CacheNewerThanApp)
  expect(readdirSync(folder)).toEqual([name])
  expect(readFileSync(join(folder, name)).equals(before)).toBe(true)
  const updated = open(name, future)
  expect(waitingEntries(updated).map((e) => e.id)).toEqual([SAMPLE.changes[2].id])
  updated.close()
})
