/** Laptops that are on and do nothing: what they cost the server, and how soon they hear of something new. */

import { deskId } from '#server/testing/city.ts'
import { addDays } from '#shared/calendar/day.ts'
import type { BookingId, MutationId } from '#shared/domain/ids.ts'
import type { Arrival } from './crowd/orders.ts'
import { type Bench, type Figure, fromSamples, single } from './figure.ts'
import { newId, startAdministration, urlOf } from './support/administration.ts'
import { settle, today } from './support/city.ts'
import { startCrowd } from './support/crowd.ts'
import { memoryOf } from './support/memory.ts'

/** No more than an administration may have for its laptops to hold all of them, so that a booking concerns everybody. */
const SITES = 5
const DESKS = 50
const ROUNDS = 9
const GIB = 1_073.7

export const connected: Bench = {
  name: 'connected',
  about: 'laptops connected to one replica: its memory, and a poke to all of them',
  async run({ full }) {
    const laptops = full ? 10_000 : 2_000
    const administration = await startAdministration(
      { sites: SITES, desks: DESKS, people: laptops / SITES },
      settle,
    )
    if (!administration) return []
    const crowd = startCrowd()
    try {
      const replica = await administration.replica()
      const passes = await administration.passes()
      const empty = memoryOf(replica.pid).now
      const { ms } = await crowd.tell({ do: 'listen', servers: [urlOf(replica)], passes })
      const delays: number[] = []
      const lasts: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const reached = await crowd.tell({ do: 'pokeAll', arrival: booking(round) })
        delays.push(...reached)
        lasts.push(Math.max(...reached))
      }
      const { now, peak } = memoryOf(replica.pid)
      return figures(laptops, { ms, empty, now, peak, delays, lasts })
    } finally {
      await crowd.stop()
      await administration.close()
    }
  },
}

const booking = (round: number): Arrival => ({
  laptop: round,
  at: 0,
  id: newId<MutationId>(),
  intent: {
    name: 'booking.book',
    args: {
      bookingId: newId<BookingId>(),
      spaceId: deskId(1_000_000 + round),
      day: addDays(today(), 1),
      from: 480,
      to: 1020,
      replaces: [],
    },
  },
})

function figures(
  laptops: number,
  measured: { ms: number; empty: number; now: number; peak: number; delays: number[]; lasts: number[] },
): Figure[] {
  const { ms, empty, now, peak, delays, lasts } = measured
  const n = laptops.toLocaleString('en')
  const how = `${n} streams to one server process on PostgreSQL, from one process on loopback`
  const rounds = `${how}; ${ROUNDS} bookings through the API, each concerning everybody; from the sending of the booking`
  return [
    single(
      `server resident, ${n} laptops connected`,
      'MB',
      now,
      GIB,
      `${how}; at most ${peak.toFixed(0)} MB, ${empty.toFixed(0)} MB before they came, ${(((now - empty) * 1000) / laptops).toFixed(0)} kB each, most of it not collected yet; all were connected after ${(ms / 1000).toFixed(1)} s`,
    ),
    fromSamples(`poke, any of ${n} laptops`, delays, undefined, rounds),
    single(`poke, the last of ${n} laptops`, 'ms', Math.max(...lasts), 2_000, `${rounds}; the worst round`),
  ]
}
