/** Who holds one space when: what the details of a desk show. */
import { type Day, WHOLE_DAY } from '#shared/calendar/day.ts'
import type { Held } from '#shared/contract/local.ts'
import type { SpaceId } from '#shared/domain/ids.ts'
import { cellsOn } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { readMeta } from '../cache/meta.ts'
import { minutesOfNo } from '../cache/occupancy-cells.ts'
import { closingsOf } from '../closings/closings.ts'
import type { DayView } from '../overlay/overlay.ts'
import { presenceOf } from '../teams/presence.ts'
import { floorIndex } from './floor-index.ts'
import { spaceRef } from './space-ref.ts'

/**
 * When a space is held or closed on a day, in order.
 * @param told the first day it is said of where colleagues are
 * @param view the own day, as the queue leaves it
 */
export function heldOn(db: ReadDb, told: Day, spaceId: SpaceId, { plan, confirmed }: DayView): Held[] {
  const { day } = plan
  const here = (b: { spaceId: SpaceId }) => b.spaceId === spaceId
  const mine = plan.bookings.filter(here)
  const known: Held[] = mine.map(({ from, to }) => ({ from, to, by: 'mine', personId: null }))
  const me = readMeta(db, 'me')?.person.id
  for (const { personId, content } of presenceOf(db, told, day)) {
    if (personId === me) continue
    for (const { from, to } of content.desks.filter(here)) known.push({ from, to, by: 'team', personId })
  }
  // What neither the person nor a visible colleague explains is held by someone else.
  const explained = [...known, ...confirmed.bookings.filter(here)]
  const others = othersOf(db, spaceId, day).flatMap((held) => without(held, explained))
  // One that is queued may meet a closing it did not know of; two closings may meet.
  const closed: Held[] = []
  for (const { from, to } of closingsOf(db, spaceId, day, WHOLE_DAY))
    for (const part of without({ from, to }, [...known, ...closed]))
      closed.push({ ...part, by: 'closed', personId: null })
  return [...known, ...others.map((m): Held => ({ ...m, by: 'other', personId: null })), ...closed].sort(
    (a, b) => a.from - b.from,
  )
}

function othersOf(db: ReadDb, spaceId: SpaceId, day: Day): { from: number; to: number }[] {
  const ref = spaceRef(db, spaceId)
  const index = ref && floorIndex(db, ref.floorId)
  const no = index?.nos[ref?.index ?? -1]
  if (!ref || no === undefined) return []
  const minutes = minutesOfNo(cellsOn(db, ref.floorId, day), no)
  return minutes.flatMap((from, i) => (i % 2 === 0 ? [{ from, to: minutes[i + 1] ?? from }] : []))
}

function without(
  held: { from: number; to: number },
  cut: readonly { from: number; to: number }[],
): { from: number; to: number }[] {
  let parts = [held]
  for (const c of cut) {
    parts = parts.flatMap((p) => [
      { from: p.from, to: Math.min(p.to, c.from) },
      { from: Math.max(p.from, c.to), to: p.to },
    ])
    parts = parts.filter((p) => p.from < p.to)
  }
  return parts
}
