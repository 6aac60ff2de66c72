/** A new laptop's first pull, from signing in to the full encrypted cache. */
import { TestLaptop } from '#hosts/testing/laptop.ts'
import { type Bench, fromSamples, single } from './figure.ts'
import { startCentral } from './support/central.ts'
import { buildCity, fillBookings, fillWorkDays, settle, windowDays } from './support/city.ts'
import { signIn } from './support/filled-laptop.ts'
import { countingLine } from './support/wire.ts'

const DESKS = 500
const PULLS = 8

export const firstPull: Bench = {
  name: 'first-pull',
  about: 'the first pull of 500 desks and 90 days into the encrypted cache',
  async run() {
    let rows = 0
    const central = await startCentral(async (database) => {
      await buildCity(database, { sites: 1, desks: DESKS, people: DESKS })
      rows = await fillBookings(database, 1, { ...windowDays(), share: 0.7 })
      await fillWorkDays(database)
      await settle(database)
    })
    try {
      const cold = await timed(central.url)
      const samples: number[] = []
      for (let i = 0; i < PULLS; i++) samples.push(await timed(central.url))
      const line = await countingLine(central.url)
      await timed(line.url)
      const bytes = line.received() / 1e6
      await line.close()
      const what = `${DESKS} desks, 14 + 91 days, ${rows.toLocaleString('en')} bookings`
      const how = `server in a process of its own on ${central.kind === 'postgres' ? 'PostgreSQL' : 'PGlite'}, HTTP on loopback; from the press on "Anmelden" (password check included) to the cache on screen`
      return [
        single(
          'first pull, 500 desks, the first since the server’s start',
          'ms',
          cold,
          1_500,
          `${what}; ${how}`,
        ),
        fromSamples('first pull, 500 desks', samples, 1_500, `${what}; ${how}; every laptop new`),
        single(
          'first pull, bytes on the wire',
          'MB',
          bytes,
          2,
          `${what}; all the server sends, counted on the line, headers included`,
        ),
      ]
    } finally {
      await central.close()
    }
  },
}

async function timed(url: string): Promise<number> {
  const laptop = new TestLaptop(url)
  try {
    await laptop.start()
    const from = performance.now()
    await signIn(laptop)
    return performance.now() - from
  } finally {
    await laptop.dispose()
  }
}
