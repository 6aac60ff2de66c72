import { nextDays } from '#shared/calendar/day.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import type { ReadDb } from '../cache/database.ts'
import { currentCopy } from '../cache/meta.ts'
import { readOverlay } from '../overlay/overlay.ts'
import { type Context, os, signedIn } from '../procedures.ts'
import { toldFrom } from '../teams/presence.ts'
import { countIn, floorStates } from './availability.ts'
import { floorIndex } from './floor-index.ts'
import { heldOn } from './held-on.ts'
import { readKeeper } from './keeping.ts'

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

  spaceDay: os.floors.spaceDay.handler(({ input: { spaceId, day } }) => {
    const { db } = signedIn(context)
    return heldOn(db, toldFrom(db, context.platform.clock.now()), spaceId, readOverlay(db).day(day))
  }),
})
