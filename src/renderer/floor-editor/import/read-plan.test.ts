import { describe, expect, it } from 'vitest'
import { NO_WISHES } from '#shared/plan-import/options.ts'
import { type ReadThread, readPlan } from './read-plan.ts'

const file = new Blob(['  0\nSECTION\n  2\nENTITIES\n  0\nENDSEC\n  0\nEOF\n'])

/** A thread that does as it is told by the test. */
function thread() {
  const listeners = new Map<string, (event: never) => void>()
  let orders = 0
  let isEnded = false
  const made: ReadThread = {
    postMessage: () => {
      orders++
    },
    addEventListener: (type: string, listener: unknown) => {
      listeners.set(type, listener as (event: never) => void)
    },
    terminate: () => {
      isEnded = true
    },
  }
  return {
    start: () => made,
    say: (data: unknown) => listeners.get('message')?.({ data } as never),
    fail: (message: string) => listeners.get('error')?.({ message } as never),
    orders: () => orders,
    isEnded: () => isEnded,
    begun: async () => {
      while (orders === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    },
  }
}
const reading = (more: { signal?: AbortSignal; seconds?: number; stages?: string[] } = {}) => ({
  wishes: NO_WISHES,
  signal: more.signal ?? new AbortController().signal,
  onProgress: (stage: string) => more.stages?.push(stage),
  ...(more.seconds === undefined ? {} : { seconds: more.seconds }),
})

describe('reading a plan in a thread', () => {
  it('tells how far it is, hands on the result, and passes over what others say', async () => {
    const t = thread()
    const stages: string[] = []
    const result = readPlan(file, reading({ stages }), t.start)
    await t.begun()
    t.say({ kind: 'progress', stage: 'rooms' })
    t.say({ sourceName: 'worker', action: 'ready' })
    t.say({ kind: 'result', result: { ok: false, problem: { kind: 'noStoreys' } } })
    expect(await result).toEqual({ ok: false, problem: { kind: 'noStoreys' } })
    expect(stages).toEqual(['rooms'])
    expect(t.isEnded()).toBe(true)
  })

  it('needs no thread to tell what is no plan', async () => {
    const t = thread()
    const problem = async (content: BlobPart) => {
      const result = await readPlan(new Blob([content]), reading(), t.start)
      return result.ok ? null : result.problem.kind
    }
    expect(await problem('')).toBe('empty')
    expect(await problem('Sehr geehrte Damen und Herren')).toBe('unknownFormat')
    expect(t.orders()).toBe(0)
  })

  it('ends the thread when it takes too long, is cancelled, or comes to grief', async () => {
    const slow = thread()
    expect(await readPlan(file, reading({ seconds: 0.01 }), slow.start)).toMatchObject({
      problem: { kind: 'outOfTime' },
    })
    expect(slow.isEnded()).toBe(true)

    const cancelled = thread()
    const cancel = new AbortController()
    const given = readPlan(file, reading({ signal: cancel.signal }), cancelled.start)
    await cancelled.begun()
    cancel.abort()
    expect(await given).toMatchObject({ problem: { kind: 'cancelled' } })
    expect(cancelled.isEnded()).toBe(true)

    for (const [message, kind] of [
      ['Uncaught TypeError: x is undefined', 'damaged'],
      ['Uncaught RangeError: Array buffer allocation failed', 'outOfMemory'],
    ] as const) {
      const broken = thread()
      const end = readPlan(file, reading(), broken.start)
      await broken.begun()
      broken.fail(message)
      expect(await end).toMatchObject({ problem: { kind } })
      expect(broken.isEnded()).toBe(true)
    }
  })
})
