import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Core, createCore } from '#core/core.ts'
import type { localContract } from '#shared/contract/local.ts'
import { plainKeys } from '../node/key-wrappers.ts'
import { nodePlatform } from '../node/platform.ts'
import { type Loopback, serveLoopback } from './loopback.ts'

let folder: string
let core: Core
let loopback: Loopback
let launch: URL
let secrets = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'platzwahl-loopback-'))
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Platzwahl</title>')
  writeFileSync(join(folder, 'renderer', 'assets', 'a.js'), '1')
  writeFileSync(join(folder, 'secret.json'), '{}')
  core = await createCore(nodePlatform(join(folder, 'data'), plainKeys), {
    serverUrl: null,
    deviceName: 'Test',
    demoLogins: [],
  })
  loopback = await serveLoopback({
    port: 0,
    renderer: join(folder, 'renderer'),
    router: core.router,
    secret: () => String(++secrets).padStart(64, '0'),
  })
  launch = new URL(loopback.url)
})
afterAll(async () => {
  await loopback.close()
  await core.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** Not `fetch`, which sends neither a foreign Host nor `..` in a path. */
const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: launch.port, path, headers }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
      .on('error', reject)
      .end()
  })

const upgrade = (headers: Record<string, string>, path = '/core'): Promise<WebSocket | number> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${launch.port}${path}`, { headers })
    socket.on('open', () => resolve(socket))
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('error', () => {})
  })

describe('the app on loopback', () => {
  let cookie: string

  test('before the launch link is used there is nothing to see', async () => {
    const closed = await get('/')
    expect(closed.status).toBe(401)
    expect(closed.body).toMatch(/Öffnen Sie Platzwahl bitte neu[\s\S]*Please open Platzwahl again/)
    expect(closed.headers['content-security-policy']).toMatch(/default-src 'none'.*style-src 'sha256-/)
    expect(closed.headers['content-security-policy']).not.toContain('unsafe')
    expect((await get('/assets/a.js', { cookie: `platzwahl-${launch.port}=wrong` })).status).toBe(401)
    expect((await get('/launch?token=wrong')).status).toBe(401)
  })

  test('the launch link is exchanged once for a cookie scripts cannot read', async () => {
    const first = await get(`${launch.pathname}${launch.search}`)
    expect(first).toMatchObject({ status: 303, headers: { location: '/' } })
    const [setCookie] = first.headers['set-cookie'] as string[]
    expect(setCookie).toMatch(/; HttpOnly; SameSite=Strict$/)
    cookie = setCookie!.split(';')[0]!
    expect((await get(`${launch.pathname}${launch.search}`)).status).toBe(401)
    // The same browser may follow its link again.
    expect((await get(`${launch.pathname}${launch.search}`, { cookie })).status).toBe(303)
  })

  test('screens and files are served with a policy that allows no foreign code', async () => {
    const page = await get('/plan?floor=1', { cookie })
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>Platzwahl</title>' })
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers['content-security-policy']).not.toContain('unsafe')
    expect((await get('/assets/a.js', { cookie })).headers['content-type']).toContain('javascript')
    expect((await get('/assets/b.js', { cookie })).status).toBe(404)
  })

  test('WebAssembly may be compiled by the thread that reads plans, and by nothing else', async () => {
    const policyOf = async (path: string) =>
      String((await get(path, { cookie })).headers['content-security-policy'])
    expect(await policyOf('/assets/read-worker-C1_x-9.js')).toContain("script-src 'self' 'wasm-unsafe-eval';")
    for (const path of ['/', '/assets/a.js', '/read-worker-a.js', '/assets/read-worker-a.js/../a.js'])
      expect(await policyOf(path)).toContain("script-src 'self';")
  })

  test('no path leads out of the renderer’s folder', async () => {
    for (const path of [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/assets/..%2f..%2fsecret.json',
      '/%00.json',
    ]) {
      expect((await get(path, { cookie })).body).not.toBe('{}')
    }
  })

  test('another name for this machine is refused, cookie or not', async () => {
    expect((await get('/', { cookie, host: 'evil.example' })).status).toBe(421)
    expect((await get('/', { cookie, host: `evil.example:${launch.port}` })).status).toBe(421)
  })

  test('the socket opens only for our own page with the cookie', async () => {
    const origin = `http://127.0.0.1:${launch.port}`
    expect(await upgrade({ origin })).toBe(403)
    expect(await upgrade({ cookie })).toBe(403)
    expect(await upgrade({ cookie, origin: 'http://evil.example' })).toBe(403)
    expect(await upgrade({ cookie, origin, host: 'evil.example' })).toBe(403)
    expect(await upgrade({ cookie, origin }, '/other')).toBe(403)
    const socket = (await upgrade({ cookie, origin })) as WebSocket
    expect(socket).toBeInstanceOf(WebSocket)
    const app: ContractRouterClient<typeof localContract> = createORPCClient(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    )
    expect(await app.session.state()).toEqual({ phase: 'needsServer' })
    const stop = new AbortController()
    for await (const { topics } of await app.watch(undefined, { signal: stop.signal })) {
      expect(topics).toContain('session')
      break
    }
    stop.abort()
    socket.close()
  })
})
