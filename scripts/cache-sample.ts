/**
 * `npm run cache-sample -- N`: writes a cache file of schema N as a laptop leaves it, for the tests that
 * upgrade it. Run once when schema N is released; the file is never made again, and nothing in it is
 * anybody's.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openCacheDb, type WriteDb } from '#core/cache/database.ts'
import { MIGRATIONS } from '#core/cache/migrations.ts'
import { cellsOf, toBlob } from '#core/cache/occupancy-cells.ts'
import { SAMPLE, SAMPLE_KEY } from '#core/cache/testing/sample.ts'
import { folderStorage } from '#hosts/node/platform.ts'
import { root } from './lib/project.mjs'

const version = Number(process.argv[2])
if (!MIGRATIONS[version - 1]) throw new Error(`There is no schema ${process.argv[2]}`)
const folder = join(root, 'src/main/core/cache/testing')
const name = `schema-${version}.cache`
rmSync(join(folder, name), { force: true })
const db = openCacheDb(folderStorage(folder), name, SAMPLE_KEY, {
  migrations: MIGRATIONS.slice(0, version),
})
db.write((tx) => {
  fill(tx)
  if (version >= 2) fillFromSchema2(tx)
})
db.close()

/** In words of schema 1: what it holds is in every later one too. */
function fill(tx: WriteDb): void {
  const { meta, day, floorId, spaceId, bookingId, changes } = SAMPLE
  for (const [key, value] of Object.entries(meta))
    tx.run('insert into meta (key, value) values (?, ?)', key, JSON.stringify(value))
  tx.run(
    'insert into booking (copy, id, space_id, day, from_minute, to_minute) values (1, ?, ?, ?, 480, 1020)',
    bookingId,
    spaceId,
    day,
  )
  tx.run(`insert into places (copy, day, am, pm) values (1, ?, 'office', null)`, day)
  const cells = toBlob(cellsOf([3, 480, 1020, 7, 0, 1440]))
  tx.run('insert into occupancy (copy, floor_id, day, cells) values (1, ?, ?, ?)', floorId, day, cells)
  for (const [i, { id, intent, outcome, covered }] of changes.entries())
    tx.run(
      `insert into outbox (seq, id, at, intent, depends_on, day, sent, outcome, covered)
       values (?, ?, ?, ?, null, ?, ?, ?, ?)`,
      i + 1,
      id,
      1_000 * (i + 1),
      JSON.stringify(intent),
      day,
      outcome ? 1 : 0,
      outcome ? JSON.stringify(outcome) : null,
      covered ? 1 : 0,
    )
  tx.run(
    'insert into history (mutation_id, undone, before, after) values (?, 0, ?, ?)',
    changes[0].id,
    JSON.stringify({ day, places: { am: null, pm: null }, bookings: [] }),
    JSON.stringify({ day, places: { am: 'office', pm: null }, bookings: [] }),
  )
}

/** Since then what was answered says by whom, when, and in which life of the server. */
function fillFromSchema2(tx: WriteDb): void {
  tx.run('update outbox set device = ?, answered_at = at where outcome is not null', SAMPLE.meta.device)
  tx.run(
    `update outbox set outcome = json_set(outcome, '$.receipt.epoch', ?)
     where json_extract(outcome, '$.state') = 'accepted'`,
    SAMPLE.meta.owner.serverId,
  )
}
