import { createHash } from 'node:crypto'
import { isDefinedError, safe } from '@orpc/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROTOCOL } from '#shared/contract/central.ts'
import { deskId, PASSWORD } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { clientFor, type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'
import { guardedProcedures, openApi } from './reference.ts'

describe('the description of the API', () => {
  /**
   * The wire as it is. When this fails, decide: does an app of the released version still understand
   * the new wire? If not, PROTOCOL goes up. Then take over the new hash.
   */
  it('changes only together with a decision about PROTOCOL', async () => {
    const { paths } = await openApi()
    const hash = createHash('sha256').update(JSON.stringify(paths)).digest('hex').slice(0, 16)
    expect({ PROTOCOL, hash }).toMatchInlineSnapshot(`
      {
        "PROTOCOL": 1,
        "hash": "8f9257785639d036",
      }
    `)
  })

  it('names every procedure once, with its errors and whether it needs a token', async () => {
    const { paths } = await openApi()
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
    const others = operations.filter((o) => !o.operationId?.startsWith('administration.'))
    expect(others.map((o) => o.operationId).sort()).toEqual([
      'buildings.save',
      'closings.close',
      'closings.reopen',
      'fixedDesks.assign',
      'fixedDesks.candidates',
      'fixedDesks.holder',
      'floorPlans.publish',
      'floorPlans.shareDraft',
      'floorPlans.sharedDrafts',
      'floorPlans.version',
      'floorPlans.versions',
      'floorPlans.withdraw',
      'identity.refresh',
      'identity.signIn',
      'identity.signOut',
      'server.info',
      'sync.poke',
      'sync.pull',
      'sync.push',
      'sync.repair',
    ])
    for (const o of operations) {
      expect(Object.keys(o.responses ?? {})).toEqual(
        expect.arrayContaining(['200', '400', '413', '429', '503']),
      )
      expect(o.security !== undefined).toBe(guardedProcedures().has(o.operationId ?? ''))
    }
  })
})

describe.each(databaseKinds)('HTTP on %s', (kind) => {
  let databases: TestDatabases
  let world: World
  let laptop: Laptop

  beforeAll(async () => {
    databases = await startDatabases(kind)
    world = await startWorld(databases)
    laptop = await world.laptop(1)
  })
  afterAll(async () => {
    await world?.close()
    await databases?.stop()
  })

  const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${world.url}/api${path}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${laptop.tokens.accessToken}`,
        ...headers,
      },
    })
    return {
      status: answer.status,
      body: (await answer.json()) as Record<string, unknown>,
      headers: answer.headers,
    }
  }

  const book = {
    name: 'booking.book',
    args: { bookingId: newId(), spaceId: deskId(100), day: TODAY, from: 0, to: 600, replaces: [] },
  }
  const push = (mutation: object) => JSON.stringify({ protocol: PROTOCOL, mutations: [mutation] })
  const mutation = { id: newId(), seq: 1, dependsOn: null, intent: book }

  it.each([
    ['an unknown field', push({ ...mutation, extra: 1 }), 'mutations.0'],
    [
      'an unknown field in the arguments',
      push({ ...mutation, intent: { ...book, args: { ...book.args, x: 1 } } }),
      'mutations.0.intent.args',
    ],
    ['a wrong type', push({ ...mutation, seq: '1' }), 'mutations.0.seq'],
    [
      'an unknown mutation',
      push({ ...mutation, intent: { name: 'booking.steal', args: {} } }),
      'mutations.0.intent.name',
    ],
    [
      'arguments of another mutation',
      push({ ...mutation, intent: { name: 'booking.release', args: book.args } }),
      'mutations.0.intent.args.keepUntil',
    ],
    [
      'a day that does not exist',
      push({ ...mutation, intent: { ...book, args: { ...book.args, day: '2027-02-30' } } }),
      'mutations.0.intent.args.day',
    ],
    [
      'a period that ends before it starts',
      push({ ...mutation, intent: { ...book, args: { ...book.args, to: 0 } } }),
      'mutations.0.intent.args',
    ],
    ['no mutations', JSON.stringify({ protocol: PROTOCOL, mutations: [] }), 'mutations'],
    ['malformed JSON', '{"protocol":', ''],
    ['a poisoned prototype', '{"protocol":1,"mutations":[],"__proto__":{"x":1}}', ''],
    ['null', 'null', ''],
    ['an empty body', '', ''],
    ['a list', '[]', ''],
  ])('answers %s with the place it is at', async (_what, body, path) => {
    const answer = await post('/push', body)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ code: 'BAD_REQUEST', defined: true })
    const { issues } = answer.body.data as { issues: { path: string }[] }
    expect(issues.map((i) => i.path)).toContain(path)
  })

  // PostgreSQL has no NUL in text; a login or a name with one is refused before it gets there.
  it.each(['login', 'deviceName'])('answers NUL in the %s with the place it is at', async (field) => {
    const right = {
      protocol: PROTOCOL,
      requestId: newId(),
      login: 'person1',
      password: PASSWORD,
      deviceId: null,
      deviceName: 'x',
    }
    const answer = await post('/sign-in', JSON.stringify({ ...right, [field]: 'a\0b' }))
    expect(answer).toMatchObject({ status: 400, body: { data: { issues: [{ path: field }] } } })
  })

  it('refuses another content type, and a body of 10 MB', async () => {
    expect(await post('/push', 'protocol=1', { 'content-type': 'text/plain' })).toMatchObject({
      status: 400,
      body: { code: 'BAD_REQUEST' },
    })
    const big = JSON.stringify({ protocol: PROTOCOL, mutations: [], filler: 'x'.repeat(10_000_000) })
    expect(await post('/push', big)).toMatchObject({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE' } })
  })

  it('takes a plan of 10 MB to publish, and none of 20', async () => {
    const plan = (size: number) => JSON.stringify({ filler: 'x'.repeat(size) })
    // Read, and then refused: staff publish nothing.
    expect((await post('/floor-plans/publish', plan(10_000_000))).status).toBe(403)
    expect((await post('/floor-plans/publish', plan(20_000_000))).status).toBe(413)
    const stranger = await fetch(`${world.url}/api/floor-plans/publish`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer x' },
      body: plan(20_000_000),
    }).catch(() => null)
    // Told, or cut off while still sending.
    if (stranger) expect(stranger.status).toBe(401)
  })

  it('has applied none of it', async () => {
    const { rows } = await world.database.kysely
      .selectFrom('mutation')
      .selectAll()
      .execute()
      .then((rows) => ({ rows }))
    expect(rows).toEqual([])
  })

  it('answers what it does not know', async () => {
    expect(await post('/nothing', '{}')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
    expect((await fetch(`${world.url}/elsewhere`)).status).toBe(404)
    expect((await fetch(`${world.url}/api/push`)).status).toBe(404)
  })

  it('asks apps of another protocol to be updated', async () => {
    for (const protocol of [PROTOCOL + 1]) {
      const answer = await post('/pull', JSON.stringify({ protocol, cursor: null, page: null, sites: null }))
      expect(answer).toMatchObject({
        status: 426,
        body: { code: 'UPGRADE_REQUIRED', defined: true, data: { oldest: PROTOCOL, newest: PROTOCOL } },
      })
    }
  })

  // Whoever may not ask is told so before anyone looks at what they ask.
  const ask = (client: ReturnType<typeof clientFor>, name: string): Promise<unknown> => {
    const [group, own] = name.split('.') as [keyof typeof client, string]
    return (client[group] as unknown as Record<string, (input: unknown) => Promise<unknown>>)[own]!({})
  }

  it.each([...guardedProcedures()])('lets %s be called with a valid token only', async (name) => {
    const other = await startWorld(databases)
    const foreign = (await other.laptop(1)).tokens.accessToken
    await other.close()
    const [head, body, signature] = laptop.tokens.accessToken.split('.') as [string, string, string]
    const forged = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
    forged.sub = newId()
    const tokens: [string | null, string][] = [
      [null, 'missing'],
      ['nonsense', 'invalid'],
      [`${head}.${Buffer.from(JSON.stringify(forged)).toString('base64url')}.${signature}`, 'invalid'],
      [`${head}.${body}.${Buffer.alloc(64).toString('base64url')}`, 'invalid'],
      [foreign, 'otherServer'],
    ]
    for (const [token, reason] of tokens) {
      const [error] = await safe(
        ask(
          clientFor(world.url, () => token),
          name,
        ),
      )
      expect(isDefinedError(error as Error)).toBe(true)
      expect(error).toMatchObject({ code: 'UNAUTHORIZED', status: 401, data: { reason } })
    }
    world.clock.time += 11 * 60_000
    const [error] = await safe(
      ask(
        clientFor(world.url, () => laptop.tokens.accessToken),
        name,
      ),
    )
    expect(error).toMatchObject({ code: 'UNAUTHORIZED', data: { reason: 'expired' } })
    world.clock.time -= 11 * 60_000
  })

  it('serves its description, and a page to read it without anything from elsewhere', async () => {
    const description = await fetch(`${world.url}/api/openapi.json`)
    expect(await description.json()).toMatchObject({ openapi: '3.1.1' })
    const page = await fetch(`${world.url}/api/`)
    expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe|http|\*/)
    const html = await page.text()
    expect(html).toContain('/api/push')
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect(html).not.toMatch(/<script|style=/)
    expect((await fetch(`${world.url}/api/reference.css`)).status).toBe(200)
  })

  it('says who it is, and that it is alive and ready', async () => {
    expect(await clientFor(world.url, () => null).server.info()).toMatchObject({
      product: 'platzwahl',
      name: 'Teststadt',
    })
    expect((await fetch(`${world.url}/health`)).status).toBe(200)
    expect((await fetch(`${world.url}/ready`)).status).toBe(200)
  })

  it('compresses what is large', async () => {
    const answer = await post(
      '/pull',
      JSON.stringify({ protocol: PROTOCOL, cursor: null, page: null, sites: null }),
      {
        'accept-encoding': 'br',
      },
    )
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-encoding')).toBe('br')
  })
})
