import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Intent } from '#shared/contract/mutations.ts'
import { revokeDevice } from '../identity/index.ts'
import { createServer, type Server } from '../server.ts'
import { deskId, siteId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'

const home = (): Intent => ({
  name: 'planning.setPlace',
  args: { day: TODAY, part: 'day', place: 'home', was: { am: null, pm: null }, restId: newId() },
})
const book = (desk: number): Intent => ({
  name: 'booking.book',
  args: { bookingId: newId(), spaceId: deskId(desk), day: TODAY, from: 0, to: 1440, replaces: [] },
})

/** Longer than pokes are gathered; within it, a poke that should not come would have come. */
const QUIET = 400

describe.each(databaseKinds)('poke on %s', (kind) => {
  let databases: TestDatabases
  let world: World
  const open: AsyncIterator<unknown>[] = []

  beforeAll(async () => {
    databases = await startDatabases(kind)
  })
  afterAll(async () => {
    await databases?.stop()
  })
  beforeEach(async () => {
    world = await startWorld(databases)
  })
  afterEach(async () => {
    for (const stream of open.splice(0)) await stream.return?.()
    await world?.close()
  })

  /** A stream after its first poke. */
  const listen = async (laptop: Laptop) => {
    const stream = await laptop.client.sync.poke()
    open.push(stream)
    expect(await stream.next()).toEqual({ done: false, value: { poke: 'pull' } })
    return stream
  }
  const staysQuiet = async (next: Promise<unknown>) => {
    const quiet = Symbol('quiet')
    const winner = await Promise.race([next, new Promise((r) => setTimeout(() => r(quiet), QUIET))])
    expect(winner).toBe(quiet)
  }

  it('reaches those concerned after the commit, and nobody else', async () => {
    const [anna, ben, greta] = [await world.laptop(1), await world.laptop(2), await world.laptop(6)]
    for (const laptop of [anna, greta]) await laptop.pull()
    const [atAnna, atBen, atGreta] = [await listen(anna), await listen(ben), await listen(greta)]
    const waiting = atGreta.next()
    await ben.change(home())
    await Promise.all([atAnna.next(), atBen.next()])
    expect((await anna.pull()).presence).toHaveLength(1)
    // A day planned at home concerns the team alone; a desk concerns everyone at the site.
    await staysQuiet(waiting)
    await (await world.laptop(3)).change(book(100))
    expect(await waiting).toMatchObject({ value: { poke: 'pull' } })
    expect((await greta.pull()).occupancy).toHaveLength(1)
  })

  it('is an answer like the others: its headers, and its errors in the words of the contract', async () => {
    const anna = await world.laptop(1)
    const ask = (token: string) =>
      fetch(`${world.url}/api/poke`, { headers: { authorization: `Bearer ${token}` } })
    const stream = await ask(anna.tokens.accessToken)
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    expect(stream.headers.get('content-encoding')).toBe(null)
    expect(stream.headers.get('cache-control')).toBe('no-store')
    expect(stream.headers.get('x-content-type-options')).toBe('nosniff')
    await stream.body?.cancel()
    const refused = await ask('made-up')
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ code: 'UNAUTHORIZED', data: { reason: 'invalid' } })
  })

  it('follows the sites a laptop chose', async () => {
    const greta = await world.laptop(6)
    greta.sites = [siteId(2)]
    await greta.pull()
    // Having chosen ends the streams it had before; they come back with the new choice.
    await new Promise((r) => setTimeout(r, QUIET))
    const stream = await listen(greta)
    const waiting = stream.next()
    await (await world.laptop(1)).change(book(100))
    await staysQuiet(waiting)
    await (await world.laptop(2)).change(book(300))
    await waiting
  })

  it('says nothing about what was rejected', async () => {
    const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
    await ben.change(book(100))
    const stream = await listen(ben)
    await new Promise((r) => setTimeout(r, QUIET))
    const first = stream.next()
    // The poke of the booking above may still have been on its way.
    const next = (await Promise.race([first, new Promise((r) => setTimeout(() => r(null), 50))]))
      ? stream.next()
      : first
    await anna.change(book(100))
    await staysQuiet(next)
  })

  it('is gathered: many changes at once are few pokes', async () => {
    const anna = await world.laptop(1)
    const stream = await listen(anna)
    let pokes = 0
    const counting = (async () => {
      for await (const _ of { [Symbol.asyncIterator]: () => stream }) pokes++
    })().catch(() => {})
    const ben = await world.laptop(2)
    const days = Array.from({ length: 30 }, (_, i) => `2027-04-${String(i + 1).padStart(2, '0')}`)
    await ben.push(...days.map((day) => ben.mutation({ ...home(), args: { ...home().args, day } } as Intent)))
    await new Promise((r) => setTimeout(r, QUIET))
    expect(pokes).toBeGreaterThan(0)
    expect(pokes).toBeLessThan(30)
    await stream.return?.()
    await counting
  })

  it('waits while pulls stand in line, and then comes once for all there is', async () => {
    const anna = await world.laptop(1)
    const stream = await listen(anna)
    const { pulls } = world.server.services
    const busy = Promise.withResolvers<void>()
    const standing = Array.from({ length: 20 }, () => pulls.run(() => busy.promise))
    const waiting = stream.next()
    const ben = await world.laptop(2)
    await ben.change(home())
    await staysQuiet(waiting)
    await ben.change(book(100))
    await staysQuiet(waiting)
    busy.resolve()
    await Promise.all(standing)
    expect(await waiting).toMatchObject({ value: { poke: 'pull' } })
    await staysQuiet(stream.next())
  })

  it('comes once more when the device is revoked, and then ends', async () => {
    const anna = await world.laptop(1)
    const stream = await listen(anna)
    await revokeDevice(world.server.services, anna.deviceId)
    expect(await stream.next()).toMatchObject({ done: false })
    expect(await stream.next()).toMatchObject({ done: true })
  })

  it('closes without waiting for a connection on which nothing was ever asked', async () => {
    const { hostname, port } = new URL(world.url)
    const silent = connect(Number(port), hostname)
    await once(silent, 'connect')
    const closed = once(silent, 'close')
    await world.server.close()
    await closed
    // Shorter than an idle connection is kept.
  }, 60_000)

  it('ends when the server closes', async () => {
    const anna = await world.laptop(1)
    const stream = await listen(anna)
    const end = stream.next().then(
      (r) => r.done,
      () => true,
    )
    await world.server.close()
    expect(await end).toBe(true)
  })

  it('goes from one replica to the laptops of another', async () => {
    const second: Server = await createServer({ database: world.database, clock: world.clock })
    try {
      await second.listen()
      const anna = await Laptop.signIn(second.url(), 1)
      const stream = await listen(anna)
      await (await world.laptop(2)).change(home())
      await stream.next()
      expect((await anna.pull()).presence).toHaveLength(1)
    } finally {
      await second.close()
    }
  })
})
