import { type Day, nextDays, WHOLE_DAY } from '#shared/calendar/day.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { FloorId, SpaceId } from '#shared/domain/ids.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { cellsOn, presenceOf } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { currentCopy, readMeta } from '../cache/meta.ts'
import { minutesOfNo } from '../cache/occupancy-cells.ts'
import { closingsOf } from '../closings/closings.ts'
import { readOverlay } from '../overlay/overlay.ts'
import { type Context, os, signedIn } from '../procedures.ts'
import { countIn, floorStates } from './availability.ts'
import { floorIndex } from './floor-index.ts'
import { readKeeper } from './keeping.ts'
import { spaceRef } from './space-ref.ts'

type Held = { from: number; to: number; by: 'mine' | 'team' | 'other' | 'closed'; personId: string | null }

export function readPlan(
  db: ReadDb,
  floorId: FloorId,
): { version: number; document: FloorPlanDocument } | null {
  const row = db.get(
    'select version, document from plan where copy = ? and floor_id = ?',
    currentCopy(db),
    floorId,
  )
  return row
    ? { version: Number(row.version), document: JSON.parse(String(row.document)) as FloorPlanDocument }
    : null
}

export const floorProcedures = (context: Context) => ({
  plan: os.floors.plan.handler(({ input }) => readPlan(signedIn(context).db, input.floorId)),

  availability: os.floors.availability.handler(({ input: { floorId, day, from, to } }) => {
    const { db } = signedIn(context)
    const found = floorStates(db, floorId, day, { from, to }, readKeeper(db, context.platform.clock.now()))
    return found && { ...found, states: Buffer.from(found.states).toString('base64') }
  }),

  freeDesks: os.floors.freeDesks.handler(({ input: { floorId, day, from, to, days } }) => {
    const { db } = signedIn(context)
    const index = floorIndex(db, floorId)
    if (!index) return []
    const bookable = index.bookable.reduce((sum, one) => sum + one, 0)
    const overlay = readOverlay(db)
    const keeper = readKeeper(db, context.platform.clock.now())
    return nextDays(day, days).map((at) => {
      const found = floorStates(db, floorId, at, { from, to }, keeper, overlay.day(at))
      const states = found?.states ?? new Uint8Array()
      const [free, closed] = [countIn(states, SpaceState.free), countIn(states, SpaceState.closed)]
      return { day: at, free, closed, bookable }
    })
  }),

  spaceDay: os.floors.spaceDay.handler(
    ({ input: { spaceId, day } }) => heldOn(signedIn(context).db, spaceId, day) as never,
  ),
})

/** When a space is held or closed on a day, in order; own periods as the queue leaves them. */
function heldOn(db: ReadDb, spaceId: SpaceId, day: Day): Held[] {
  const { plan, confirmed } = readOverlay(db).day(day)
  const here = (b: { spaceId: SpaceId }) => b.spaceId === spaceId
  const mine = plan.bookings.filter(here)
  const known: Held[] = mine.map(({ from, to }) => ({ from, to, by: 'mine', personId: null }))
  const me = readMeta(db, 'me')?.person.id
  for (const { personId, content } of presenceOf(db, day)) {
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
