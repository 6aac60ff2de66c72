import { ORPCError } from '@orpc/server'
import type { Change, Queued, SyncStatus } from '#shared/contract/local.ts'
import type { Intent, Rejection } from '#shared/contract/mutations.ts'
import type { Booking } from '#shared/domain/day-plan.ts'
import type { MutationId, SpaceId } from '#shared/domain/ids.ts'
import { book } from '../booking/procedures.ts'
import { findBooking } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { dismiss, findEntry, listedEntries, type OutboxEntry } from '../cache/outbox.ts'
import { type Keeper, readKeeper } from '../floors/keeping.ts'
import { alternativesFor } from '../floors/local-alternatives.ts'
import { spaceRef } from '../floors/space-ref.ts'
import { dayBefore } from '../history/history.ts'
import { type Context, os, signedIn, stored } from '../procedures.ts'
import { diagnose } from './diagnosis.ts'

const SIGNED_OUT: SyncStatus = { state: 'offline', since: null, lastContact: null, queued: 0, needsYou: 0 }
/** Changes that ended well and are listed all the same. */
const LISTED = 200

export const syncProcedures = (context: Context) => ({
  status: os.sync.status.handler(() => context.session.active()?.sync.status() ?? SIGNED_OUT),

  now: os.sync.now.handler(() => {
    context.session.hint('person')
    return {}
  }),

  diagnosis: os.sync.diagnosis.handler(() => {
    const active = context.session.active()
    if (!active) return null
    return diagnose(context.platform, active.db, active.sync.status(), active.sync.troubles())
  }),

  rebuild: os.sync.rebuild.handler(() => {
    signedIn(context).sync.rebuild()
    return {}
  }),

  changes: os.sync.changes.handler(() => {
    const { db } = signedIn(context)
    const keeper = readKeeper(db, context.platform.clock.now())
    return listedEntries(db, LISTED).map((entry) => asChange(db, keeper, entry))
  }),

  dismiss: os.sync.dismiss.handler(({ input: { id } }) => ({ stored: putAside(context, id) })),

  takeAlternative: os.sync.takeAlternative.handler(({ input }) => takeAlternative(context, input)),
})

function takeAlternative(context: Context, { id, spaceId }: { id: MutationId; spaceId: SpaceId }): Queued {
  const entry = findEntry(signedIn(context).db, id)
  const wanted = entry && rejectionOf(entry) && wantedBooking(entry.intent)
  if (!wanted) throw new ORPCError('NOT_FOUND', { message: 'No rejected booking has this id' })
  const { day, from, to } = wanted
  const queued = book(context, { spaceId, day, from, to, swap: true })
  if (queued.ok) putAside(context, id)
  return queued
}

function putAside(context: Context, id: MutationId): boolean {
  const { db } = signedIn(context)
  const isStored = stored(context, () => db.write((tx) => dismiss(tx, id)))
  if (isStored) context.topics.emit(new Set(['changes']))
  return isStored
}

/** What the person tried to book, if that is what the change was about. */
function wantedBooking(intent: Intent): Omit<Booking, 'id'> | null {
  if (intent.name === 'booking.book') return intent.args
  if (intent.name === 'planning.restoreDay') return intent.args.book[0] ?? null
  return null
}

function asChange(db: ReadDb, keeper: Keeper, entry: OutboxEntry): Change {
  const rejection = rejectionOf(entry)
  const wanted = wantedBooking(entry.intent)
  const offered = rejection && 'alternatives' in rejection ? rejection.alternatives : null
  return {
    id: entry.id,
    at: entry.at,
    state: stateOf(entry),
    intent: entry.intent,
    space: spaceOf(db, entry),
    rejection,
    alternatives: offered && wanted && !entry.dismissed ? alternativesFor(db, keeper, wanted, offered) : [],
    dismissed: entry.dismissed,
  }
}

const rejectionOf = ({ covered, outcome }: OutboxEntry): Rejection | null =>
  covered && outcome?.state === 'rejected' ? outcome.rejection : null

/** How it ended is told when the rows on screen show it too, at the pull that covers it. */
function stateOf({ covered, outcome, sent }: OutboxEntry): Change['state'] {
  if (covered && outcome) return outcome.state
  return sent ? 'sent' : 'queued'
}

function spaceOf(db: ReadDb, { id, intent }: OutboxEntry): Change['space'] {
  if (intent.name === 'booking.release') {
    const { bookingId } = intent.args
    // Once it is confirmed, only the day before it still knows the booking.
    const booking = findBooking(db, bookingId) ?? dayBefore(db, id)?.bookings.find((b) => b.id === bookingId)
    return booking ? spaceRef(db, booking.spaceId) : null
  }
  const wanted = wantedBooking(intent)
  return wanted && spaceRef(db, wanted.spaceId)
}
