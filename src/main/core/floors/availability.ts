/** The state of every space of a floor in a period, one byte each in plan order. */
import type { Day, Minutes } from '#shared/calendar/day.ts'
import type { Availability } from '#shared/contract/local.ts'
import type { Booking } from '#shared/domain/day-plan.ts'
import type { FloorId, PersonId } from '#shared/domain/ids.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { cellsOn } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { readMeta } from '../cache/meta.ts'
import { type Cells, fromAt, noAt, toAt } from '../cache/occupancy-cells.ts'
import { closedSpaces, closingsIn } from '../closings/closings.ts'
import { type DayView, readOverlay } from '../overlay/overlay.ts'
import { presenceOf } from '../teams/presence.ts'
import { type FloorIndex, floorIndex } from './floor-index.ts'
import type { Keeper } from './keeping.ts'

export interface FloorStates extends Omit<Availability, 'states'> {
  readonly states: Uint8Array
}

/** null: the laptop holds no plan of this floor. @param keeper what keeps desks from the person now */
export function floorStates(
  db: ReadDb,
  floorId: FloorId,
  day: Day,
  period: Minutes,
  keeper: Keeper,
  view: DayView = readOverlay(db).day(day),
): FloorStates | null {
  const index = floorIndex(db, floorId)
  if (!index) return null
  const states = new Uint8Array(index.size)
  // From the weakest state to the strongest, each written over the one before.
  const kept = keeper.keptOn(index, day, period)
  for (const { desks } of kept) for (const i of desks) states[i] = SpaceState.reserved
  markTaken(states, index, cellsOn(db, floorId, day), period, confirmedHere(index, view))
  const team = teamHere(db, keeper.told, index, day, period)
  for (const held of team) states[held.index] = SpaceState.team
  for (let i = 0; i < index.size; i++) if (!index.bookable[i]) states[i] = SpaceState.blocked
  for (const closing of closingsIn(db, floorId, day, period))
    for (const i of closedSpaces(db, index, closing)) states[i] = SpaceState.closed
  const mine = mineHere(index, view, period)
  for (const held of mine) states[held.index] = SpaceState.mine
  return {
    planVersion: index.version,
    states,
    mine,
    team,
    own: keeper.ownOn(index),
    kept,
    opensIn: keeper.opensIn,
  }
}

/** The own confirmed periods by space: occupancy contains them, but they are not somebody else's. */
function confirmedHere(index: FloorIndex, view: DayView): Map<number, Booking[]> {
  const own = new Map<number, Booking[]>()
  for (const b of view.confirmed.bookings) {
    const i = index.indexOfId.get(b.spaceId)
    const no = i === undefined ? undefined : index.nos[i]
    if (no !== undefined) own.set(no, [...(own.get(no) ?? []), b])
  }
  return own
}

function markTaken(
  states: Uint8Array,
  index: FloorIndex,
  cells: Cells,
  { from, to }: Minutes,
  own: ReadonlyMap<number, readonly Booking[]>,
): void {
  for (let c = 0; c < cells.length; c++) {
    const held = { from: fromAt(cells, c), to: toAt(cells, c) }
    if (held.from >= to || from >= held.to) continue
    const no = noAt(cells, c)
    const i = index.indexOfNo.get(no)
    if (i === undefined) continue
    const mine = own.get(no)
    if (mine && withinOwn({ from: Math.max(held.from, from), to: Math.min(held.to, to) }, mine)) continue
    states[i] = SpaceState.taken
  }
}

/** Own periods leave nothing of `part` uncovered. */
function withinOwn(part: Minutes, own: readonly Minutes[]): boolean {
  let at = part.from
  for (const b of [...own].sort((x, y) => x.from - y.from)) {
    if (b.from > at) return false
    at = Math.max(at, b.to)
    if (at >= part.to) return true
  }
  return at >= part.to
}

function teamHere(
  db: ReadDb,
  told: Day,
  index: FloorIndex,
  day: Day,
  { from, to }: Minutes,
): Availability['team'] {
  const me = readMeta(db, 'me')?.person.id
  const team: { index: number; personId: PersonId; from: number; to: number }[] = []
  for (const { personId, content } of presenceOf(db, told, day)) {
    if (personId === me) continue
    for (const desk of content.desks) {
      const i = index.indexOfId.get(desk.spaceId)
      if (i === undefined || desk.from >= to || from >= desk.to) continue
      team.push({ index: i, personId, from: desk.from, to: desk.to })
    }
  }
  return team
}

function mineHere(index: FloorIndex, view: DayView, { from, to }: Minutes): Availability['mine'] {
  const mine: Availability['mine'] = []
  for (const b of view.plan.bookings) {
    const i = index.indexOfId.get(b.spaceId)
    if (i === undefined || b.from >= to || from >= b.to) continue
    mine.push({ index: i, bookingId: b.id, from: b.from, to: b.to, queued: view.queuedBookings.has(b.id) })
  }
  return mine
}

export function countIn(states: Uint8Array, wanted: SpaceState): number {
  let n = 0
  for (const state of states) if (state === wanted) n++
  return n
}
