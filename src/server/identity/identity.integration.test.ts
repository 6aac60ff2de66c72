import { createPublicKey, verify } from 'node:crypto'
import { isDefinedError, safe } from '@orpc/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROTOCOL, type Revocation } from '#shared/contract/central.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import { loginOf, PASSWORD, personId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { clientFor, Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'
import { revokeDevice } from './index.ts'

describe.each(databaseKinds)('identity on %s', (kind) => {
  let databases: TestDatabases
  let world: World
  const guest = () => clientFor(world.url, () => null)

  beforeAll(async () => {
    databases = await startDatabases(kind)
    world = await startWorld(databases)
  })
  afterAll(async () => {
    await world?.close()
    await databases?.stop()
  })

  const signIn = (
    login: string,
    password: string,
    deviceId: DeviceId | null = null,
    requestId: string = newId(),
  ) =>
    guest().identity.signIn({
      protocol: PROTOCOL,
      requestId,
      login,
      password,
      deviceId,
      deviceName: 'Laptop',
    })
  const refresh = (refreshToken: string) => guest().identity.refresh({ refreshToken })
  const failure = async (promise: Promise<unknown>) => {
    const [error] = await safe(promise)
    expect(isDefinedError(error as Error)).toBe(true)
    return error
  }

  it('signs in by login, in any case, and knows the device again', async () => {
    const first = await signIn(loginOf(1), PASSWORD)
    expect(first).toMatchObject({ personId: personId(1), lastSeq: 0, server: { product: 'platzwahl' } })
    const again = await signIn(` ${loginOf(1).toUpperCase()} `, PASSWORD, first.deviceId)
    expect(again.deviceId).toBe(first.deviceId)
    const unknown = await signIn(loginOf(1), PASSWORD, newId<DeviceId>())
    expect(unknown.deviceId).not.toBe(first.deviceId)
    const anotherPersons = await signIn(loginOf(2), PASSWORD, first.deviceId)
    expect(anotherPersons.deviceId).not.toBe(first.deviceId)
  })

  describe('a sign-in that comes again', () => {
    const devices = async (person: number) =>
      await world.database.kysely
        .selectFrom('device')
        .select('id')
        .where('person_id', '=', personId(person))
        .execute()

    it('is answered as before and begins no second session, also when both come at once', async () => {
      const requestId = newId<string>()
      const [a, b] = await Promise.all([1, 2].map(() => signIn(loginOf(5), PASSWORD, null, requestId)))
      const c = await signIn(loginOf(5), PASSWORD, null, requestId)
      expect([b?.tokens.refreshToken, c.tokens.refreshToken]).toEqual(Array(2).fill(a?.tokens.refreshToken))
      expect(await devices(5)).toEqual([{ id: c.deviceId }])
      await expect(refresh(c.tokens.refreshToken)).resolves.toBeDefined()
    })

    it('later than the next one of its device leaves that session alone', async () => {
      const requestId = newId<string>()
      const { deviceId } = await signIn(loginOf(6), PASSWORD)
      await signIn(loginOf(6), PASSWORD, deviceId, requestId)
      const next = await signIn(loginOf(6), PASSWORD, deviceId)
      const late = await signIn(loginOf(6), PASSWORD, deviceId, requestId)
      expect(await failure(refresh(late.tokens.refreshToken))).toMatchObject({ code: 'UNAUTHORIZED' })
      await expect(refresh(next.tokens.refreshToken)).resolves.toBeDefined()
    })

    it('needs the password, and is nobody else’s', async () => {
      const requestId = newId<string>()
      const first = await signIn(loginOf(5), PASSWORD, null, requestId)
      expect(await failure(signIn(loginOf(5), 'falsch', null, requestId))).toMatchObject({
        code: 'WRONG_CREDENTIALS',
      })
      const anothers = await signIn(loginOf(6), PASSWORD, null, requestId)
      expect(anothers).toMatchObject({ personId: personId(6) })
      expect(anothers.deviceId).not.toBe(first.deviceId)
    })
  })

  it('says the same for a wrong password and an unknown login', async () => {
    const wrong = await failure(signIn(loginOf(7), 'falsch'))
    const unknown = await failure(signIn('niemand', PASSWORD))
    expect(wrong).toMatchObject({ code: 'WRONG_CREDENTIALS', status: 401 })
    expect(JSON.stringify(unknown)).toBe(JSON.stringify(wrong))
  })

  it('lets nobody in who has left', async () => {
    const set = (active: boolean) =>
      world.database.kysely.updateTable('person').set({ active }).where('id', '=', personId(8)).execute()
    const laptop = await world.laptop(8)
    await set(false)
    expect(await failure(signIn(loginOf(8), PASSWORD))).toMatchObject({ code: 'WRONG_CREDENTIALS' })
    expect(await failure(refresh(laptop.tokens.refreshToken))).toMatchObject({ code: 'UNAUTHORIZED' })
    expect(await failure(laptop.pull())).toMatchObject({ code: 'UNAUTHORIZED' })
    await set(true)
  })

  it('lets nobody act any more who has left, though their token is still good', async () => {
    const laptop = await world.laptop(8)
    const set = (active: boolean) =>
      world.database.kysely.updateTable('person').set({ active }).where('id', '=', personId(8)).execute()
    const change = laptop.mutation({
      name: 'planning.setPlace',
      args: { day: TODAY, part: 'day', place: 'home', was: { am: null, pm: null }, restId: newId() },
    })
    await set(false)
    const refused = { code: 'UNAUTHORIZED', data: { reason: 'invalid' } }
    await expect(laptop.push(change)).rejects.toMatchObject(refused)
    await expect(laptop.pull()).rejects.toMatchObject(refused)
    await expect(laptop.client.sync.poke()).rejects.toMatchObject(refused)
    await set(true)
    expect(await laptop.push(change)).toMatchObject([{ state: 'accepted' }])
  })

  it('slows down guessing, for that login only, and for a time only', async () => {
    for (let i = 0; i < 5; i++)
      expect(await failure(signIn(loginOf(3), 'falsch'))).toMatchObject({ code: 'WRONG_CREDENTIALS' })
    const blocked = await fetch(`${world.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        protocol: PROTOCOL,
        requestId: newId(),
        login: loginOf(3),
        password: PASSWORD,
        deviceId: null,
        deviceName: 'Laptop',
      }),
    })
    expect(blocked.status).toBe(429)
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0)
    await expect(signIn(loginOf(4), PASSWORD)).resolves.toBeDefined()
    world.clock.time += 3_000
    await expect(signIn(loginOf(3), PASSWORD)).resolves.toBeDefined()
    await expect(failure(signIn(loginOf(3), 'falsch'))).resolves.toMatchObject({ code: 'WRONG_CREDENTIALS' })
  })

  describe('refreshing', () => {
    it('gives new tokens that work', async () => {
      const laptop = await world.laptop(1)
      const next = await refresh(laptop.tokens.refreshToken)
      expect(next.refreshToken).not.toBe(laptop.tokens.refreshToken)
      laptop.tokens = next
      await expect(laptop.pull()).resolves.toBeDefined()
    })

    it('bears a lost answer, a repeat and a late one', async () => {
      const { tokens } = await world.laptop(1)
      const lost = await refresh(tokens.refreshToken)
      const repeated = await Promise.all([refresh(tokens.refreshToken), refresh(tokens.refreshToken)])
      expect(repeated.map((t) => t.refreshToken)).toEqual([lost.refreshToken, lost.refreshToken])
      await expect(refresh(lost.refreshToken)).resolves.toBeDefined()
    })

    it('goes on when a request with a token from before the last was long on its way', async () => {
      const laptop = await world.laptop(1)
      const second = await refresh(laptop.tokens.refreshToken)
      const third = await refresh(second.refreshToken)
      expect(await failure(refresh(laptop.tokens.refreshToken))).toMatchObject({ code: 'UNAUTHORIZED' })
      await expect(refresh(third.refreshToken)).resolves.toBeDefined()
    })

    it('ends the session when a token from before the last comes back later', async () => {
      const laptop = await world.laptop(1)
      const second = await refresh(laptop.tokens.refreshToken)
      const third = await refresh(second.refreshToken)
      world.clock.time += 5 * 60_000
      expect(await failure(refresh(laptop.tokens.refreshToken))).toMatchObject({
        code: 'UNAUTHORIZED',
        data: { reason: 'invalid' },
      })
      expect(await failure(refresh(third.refreshToken))).toMatchObject({ code: 'UNAUTHORIZED' })
      laptop.tokens = third
      expect(await failure(laptop.pull())).toMatchObject({ code: 'UNAUTHORIZED' })
    })

    it('is over after sixty days without one', async () => {
      const { tokens } = await world.laptop(1)
      world.clock.time += 61 * 86_400_000
      expect(await failure(refresh(tokens.refreshToken))).toMatchObject({ data: { reason: 'expired' } })
      world.clock.time -= 61 * 86_400_000
    })

    it.each(['x', 'a.b.c.d', `${newId()}.${newId()}.${'A'.repeat(43)}.${'A'.repeat(43)}`])(
      'refuses a token made up: %s',
      async (token) => {
        expect(await failure(refresh(token))).toMatchObject({
          code: 'UNAUTHORIZED',
          data: { reason: 'invalid' },
        })
        expect(await failure(guest().identity.signOut({ refreshToken: token }))).toMatchObject({
          code: 'UNAUTHORIZED',
        })
      },
    )
  })

  it('keeps no token and no password in the database', async () => {
    const { tokens } = await world.laptop(2)
    const [, , , , mac] = tokens.refreshToken.split('.')
    for (const table of ['device', 'person', 'sign_in_failure'] as const) {
      const rows = await world.database.kysely.selectFrom(table).selectAll().execute()
      const text = rows
        .flatMap((row) => Object.values(row))
        .map((v) => (v instanceof Uint8Array ? Buffer.from(v).toString('base64url') : String(v)))
        .join('\n')
      expect(text).not.toContain(mac)
      expect(text).not.toContain(PASSWORD)
      if (table !== 'person') expect(text).not.toContain(loginOf(3))
    }
  })

  it('ends a session on signing out, and no other', async () => {
    const [laptop, other] = [await world.laptop(1), await world.laptop(1)]
    await laptop.client.identity.signOut({ refreshToken: laptop.tokens.refreshToken })
    await laptop.client.identity.signOut({ refreshToken: laptop.tokens.refreshToken })
    expect(await failure(laptop.pull())).toMatchObject({ code: 'UNAUTHORIZED' })
    expect(await failure(refresh(laptop.tokens.refreshToken))).toMatchObject({ code: 'UNAUTHORIZED' })
    await expect(other.pull()).resolves.toBeDefined()
    const back = await Laptop.signIn(world.url, 1, laptop.deviceId)
    expect(back.deviceId).toBe(laptop.deviceId)
    await expect(back.pull()).resolves.toBeDefined()
  })

  it('tells a revoked device so, signed, whatever it asks, and no other device', async () => {
    const [laptop, other] = [await world.laptop(1), await world.laptop(1)]
    expect(await revokeDevice(world.server.services, laptop.deviceId)).toBe(true)
    expect(await revokeDevice(world.server.services, newId<DeviceId>())).toBe(false)
    const { publicKey, serverId } = await guest().server.info()
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    for (const ask of [
      () => laptop.pull(),
      () => laptop.client.sync.poke(),
      () => refresh(laptop.tokens.refreshToken),
      () =>
        laptop.change({
          name: 'booking.release',
          args: { bookingId: newId(), day: '2027-03-01' as never, keepUntil: null },
        }),
    ]) {
      const error = (await failure(ask())) as unknown as { data: Revocation; code: string }
      expect(error.code).toBe('DEVICE_REVOKED')
      const { data } = error
      expect(data).toMatchObject({ deviceId: laptop.deviceId, serverId })
      const text = Buffer.from(`revoke:${serverId}:${laptop.deviceId}:${data.at}`)
      expect(verify(null, text, key, Buffer.from(data.signature, 'base64url'))).toBe(true)
    }
    await expect(other.pull()).resolves.toBeDefined()
    const back = await Laptop.signIn(world.url, 1, laptop.deviceId)
    expect(back.deviceId).not.toBe(laptop.deviceId)
  })
})
