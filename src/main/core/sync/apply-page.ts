/** Writes one page of a pull into one copy of the confirmed rows. Runs inside a transaction. */

import type { Topic } from '#shared/contract/local.ts'
import type {
  DirectoryUnit,
  MineUnit,
  PlanContent,
  PresenceUnit,
  PullResponse,
} from '#shared/contract/pull.ts'
import { spaceName } from '#shared/domain/floor-plan.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { presenceFrom } from '#shared/policy/monitoring.ts'
import type { WriteDb } from '../cache/database.ts'
import { readMeta, writeMeta } from '../cache/meta.ts'
import { type Cells, cellsOf, NO_CELLS, patchCells, readCells, toBlob } from '../cache/occupancy-cells.ts'
import { recordOutcome } from '../cache/outbox.ts'

/** @returns what screens have to read again */
export function applyPage(db: WriteDb, copy: number, page: PullResponse): Set<Topic> {
  const topics = new Set<Topic>()
  for (const unit of page.directory) applyDirectory(db, copy, unit)
  for (const unit of page.mine) applyMine(db, copy, unit, page.serverTime)
  for (const unit of page.presence) applyPresence(db, copy, unit)
  applyOccupancy(db, copy, page)
  if (page.visiblePeople) keepPeople(db, copy, page.visiblePeople)
  if (page.directory.length > 0 || page.visiblePeople) topics.add('directory')
  if (page.mine.length > 0) topics.add('days').add('changes')
  if (page.presence.length > 0 || page.visiblePeople) topics.add('days').add('occupancy')
  if (page.occupancy.length > 0 || page.occupancyDays.length > 0) topics.add('occupancy')
  if (page.mine.some((u) => u.kind === 'me')) topics.add('session')
  return topics
}

function applyDirectory(db: WriteDb, copy: number, unit: DirectoryUnit): void {
  if (unit.kind === 'settings') {
    writeMeta(db, 'serverSettings', unit.content)
  } else if (unit.kind === 'plan') {
    applyPlan(db, copy, unit.id, unit.content)
  } else if (unit.content === null || (unit.kind === 'policy' && unit.content.length === 0)) {
    db.run('delete from directory where copy = ? and kind = ? and id = ?', copy, unit.kind, unit.id)
  } else {
    db.run(
      'insert or replace into directory (copy, kind, id, content) values (?, ?, ?, ?)',
      copy,
      unit.kind,
      unit.id,
      JSON.stringify(unit.content),
    )
  }
}

function applyPlan(db: WriteDb, copy: number, floorId: FloorId, plan: PlanContent | null): void {
  db.run('delete from plan where copy = ? and floor_id = ?', copy, floorId)
  db.run('delete from space where copy = ? and floor_id = ?', copy, floorId)
  if (!plan) return
  db.run(
    'insert into plan (copy, floor_id, site_id, version, document) values (?, ?, ?, ?, ?)',
    copy,
    floorId,
    plan.siteId,
    plan.version,
    JSON.stringify(plan.document),
  )
  const rooms = new Map(plan.document.rooms.map((r) => [r.id, r]))
  const zones = new Map(plan.document.zones.map((z) => [z.id, z]))
  plan.document.spaces.forEach((space, position) => {
    const room = rooms.get(space.roomId ?? '')
    const name = spaceName({ ...plan.document, rooms: room ? [room] : [] }, space)
    db.run(
      `insert or replace into space (copy, id, floor_id, position, no, kind, bookable, label, room, zone_team)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      copy,
      space.id,
      floorId,
      position,
      plan.nos[position] ?? 0,
      space.kind,
      space.bookable ? 1 : 0,
      name.label,
      name.room,
      zones.get(space.zoneId ?? '')?.teamId ?? null,
    )
  })
}

function applyMine(db: WriteDb, copy: number, unit: MineUnit, at: number): void {
  switch (unit.kind) {
    case 'me':
      writeMeta(db, 'me', unit.content)
      return
    case 'past':
      writeMeta(db, 'past', unit.content)
      return
    case 'outcome':
      // Of this device alone, so the number is this one's.
      if (unit.content) recordOutcome(db, unit.content, at, readMeta(db, 'device'))
      return
    case 'booking':
      db.run('delete from booking where copy = ? and id = ?', copy, unit.id)
      if (unit.content) {
        const b = unit.content
        db.run(
          'insert into booking (copy, id, space_id, day, from_minute, to_minute) values (?, ?, ?, ?, ?, ?)',
          copy,
          b.id,
          b.spaceId,
          b.day,
          b.from,
          b.to,
        )
      }
      return
    case 'notice':
      db.run('delete from notice where copy = ? and id = ?', copy, unit.id)
      if (unit.content)
        db.run(
          'insert into notice (copy, id, day, content) values (?, ?, ?, ?)',
          copy,
          unit.id,
          unit.content.day,
          JSON.stringify(unit.content),
        )
      return
    case 'beforeAbsence':
      // The day came before it, and takes it along when it goes.
      db.run(
        'update places set before_absence = ? where copy = ? and day = ?',
        unit.content && JSON.stringify(unit.content),
        copy,
        unit.day,
      )
      return
    case 'places':
      if (unit.content) {
        const { am, pm } = unit.content
        db.run(
          `insert into places (copy, day, am, pm) values (?, ?, ?, ?)
           on conflict (copy, day) do update set am = excluded.am, pm = excluded.pm`,
          copy,
          unit.day,
          am,
          pm,
        )
      } else db.run('delete from places where copy = ? and day = ?', copy, unit.day)
  }
}

function applyPresence(db: WriteDb, copy: number, unit: PresenceUnit): void {
  if (unit.content === null) {
    db.run('delete from presence where copy = ? and day = ? and person_id = ?', copy, unit.day, unit.personId)
  } else {
    db.run(
      'insert or replace into presence (copy, day, person_id, content) values (?, ?, ?, ?)',
      copy,
      unit.day,
      unit.personId,
      JSON.stringify(unit.content),
    )
  }
}

/** Each floor and day is written once, however many of its spaces changed. */
function applyOccupancy(db: WriteDb, copy: number, page: PullResponse): void {
  const wholes = page.occupancyDays.map((whole) => ({ ...whole, changed: cellsOf(whole.cells) }))
  for (const { floorId, day, changed } of wholes) putCells(db, copy, floorId, day, changed)
  const patches = Map.groupBy(page.occupancy, (unit) => `${unit.floorId} ${unit.day}`)
  for (const units of patches.values()) {
    const first = units[0]
    if (!first) continue
    const { floorId, day } = first
    const row = db.get(
      'select cells from occupancy where copy = ? and floor_id = ? and day = ?',
      copy,
      floorId,
      day,
    )
    const before = row ? readCells(row.cells as Uint8Array) : NO_CELLS
    putCells(db, copy, floorId, day, patchCells(before, new Map(units.map((u) => [u.no, u.minutes]))))
  }
}

function putCells(db: WriteDb, copy: number, floorId: FloorId, day: string, cells: Cells): void {
  db.run(
    `insert into occupancy (copy, floor_id, day, cells) values (?, ?, ?, ?)
     on conflict (copy, floor_id, day) do update set cells = excluded.cells`,
    copy,
    floorId,
    day,
    toBlob(cells),
  )
}

function keepPeople(db: WriteDb, copy: number, visible: readonly string[]): void {
  const ids = JSON.stringify(visible)
  db.run(
    `delete from directory where copy = ? and kind = 'person' and id not in (select value from json_each(?))`,
    copy,
    ids,
  )
  db.run(
    'delete from presence where copy = ? and person_id not in (select value from json_each(?))',
    copy,
    ids,
  )
}

/** At the end of a pull: drops the days and sites the laptop no longer holds. */
export function keepWindowAndSites(
  db: WriteDb,
  copy: number,
  { window, sites }: Pick<PullResponse, 'window' | 'sites'>,
): void {
  const { from, to } = window
  db.run('delete from booking where copy = ? and (day < ? or day > ?)', copy, from, to)
  db.run('delete from places where copy = ? and (day < ? or day > ?)', copy, from, to)
  db.run('delete from notice where copy = ? and day < ?', copy, from)
  // What looking back is allowed to came with the settings, in a page of this pull or of one before.
  const settings = readMeta(db, 'serverSettings')
  const presence = settings ? presenceFrom(settings, from) : from
  db.run('delete from presence where copy = ? and (day < ? or day > ?)', copy, presence, to)
  db.run('delete from occupancy where copy = ? and (day < ? or day > ?)', copy, from, to)
  // A floor that is gone is of no site.
  const held = `select id from directory where copy = ? and kind = 'floor'
    and json_extract(content, '$.siteId') in (select value from json_each(?))`
  for (const table of ['plan', 'space', 'occupancy']) {
    db.run(
      `delete from ${table} where copy = ? and floor_id not in (${held})`,
      copy,
      copy,
      JSON.stringify(sites),
    )
  }
  writeMeta(db, 'window', window)
  writeMeta(db, 'sites', [...sites])
}

const PULLED = ['notice', 'directory', 'plan', 'space', 'booking', 'places', 'presence', 'occupancy']

export function dropCopy(db: WriteDb, copy: number): void {
  for (const table of PULLED) db.run(`delete from ${table} where copy = ?`, copy)
}
