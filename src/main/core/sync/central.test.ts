import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Clock } from '../platform.ts'
import { ask, connect } from './central.ts'

const clock: Clock = {
  now: () => 0,
  after(ms, task) {
    const timer = setTimeout(task, Math.min(ms, 30))
    return () => clearTimeout(timer)
  },
}
const answering = (answer: (request: Request) => Response | Promise<Response>) =>
  connect(
    { clock, network: { fetch: async (request) => answer(request) } },
    'https://city.example',
    () => null,
  )
const info = (answer: (request: Request) => Response | Promise<Response>) =>
  ask(clock, z.strictObject({ fine: z.boolean() }), (signal) =>
    answering(answer).server.info(undefined, { signal }),
  )

test('what is no answer of Platzwahl is told apart, and why', async () => {
  expect(await info(() => Response.json({ fine: true }))).toEqual({ kind: 'ok', value: { fine: true } })
  expect(await info(() => new Response('<html>'))).toEqual({ kind: 'offline', why: 'stranger' })
  expect(await info(() => Response.json({ other: 1 }))).toEqual({ kind: 'offline', why: 'stranger' })
  expect(await info(() => Response.json({ error: 'proxy' }, { status: 401 }))).toEqual({
    kind: 'offline',
    why: 'stranger',
  })
  expect(
    await info(() => new Response('{"fi', { headers: { 'content-type': 'application/json' } })),
  ).toMatchObject({
    kind: 'offline',
  })
  expect(await info(() => new Response('', { status: 503, headers: { 'retry-after': '7' } }))).toEqual({
    kind: 'busy',
    retryAfterMs: 7_000,
    tooMany: false,
    repairing: null,
  })
  expect(await info(() => new Response('', { status: 429 }))).toEqual({
    kind: 'busy',
    retryAfterMs: null,
    tooMany: true,
    repairing: null,
  })
  const untrusted = new TypeError('fetch failed', {
    cause: Object.assign(new Error('self-signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
  })
  expect(await info(() => Promise.reject(untrusted))).toEqual({ kind: 'offline', why: 'untrusted' })
  expect(await info(() => Promise.reject(new TypeError('fetch failed')))).toEqual({
    kind: 'offline',
    why: 'unreachable',
  })
})

test('a server that never answers, or never ends its answer, does not hold the laptop up', async () => {
  expect(await info(() => new Promise<never>(() => {}))).toEqual({ kind: 'offline', why: 'timeout' })
  const endless = new ReadableStream({ pull: () => new Promise<void>(() => {}) })
  expect(
    await info(() => new Response(endless, { headers: { 'content-type': 'application/json' } })),
  ).toEqual({
    kind: 'offline',
    why: 'timeout',
  })
})

test('a stream ends at once when it is given up, and by itself when it goes silent', async () => {
  const silent = () =>
    new Response(new ReadableStream({ pull: () => new Promise<void>(() => {}) }), {
      headers: { 'content-type': 'text/event-stream' },
    })
  const drained = async (signal: AbortSignal | undefined) => {
    for await (const _ of await answering(silent).sync.poke(undefined, signal ? { signal } : {})) {
      // Nothing ever comes.
    }
  }
  const abort = new AbortController()
  const given = drained(abort.signal)
  abort.abort()
  await expect(given).rejects.toThrow()
  await expect(drained(undefined)).rejects.toThrow('silent')
})
