/** The painter on a context that writes down what it is told. */
import { describe, expect, it } from 'vitest'
import { bigFloor } from '../../../../bench/pages/ten-thousand.ts'
import { createPainter, type Frame } from './painter.ts'
import { isSameScene, prepareScene } from './scene.ts'
import type { PlanTheme } from './theme.ts'

class RecordedPath {
  readonly rects: number[][] = []
  moves = 0
  rect(...args: number[]) {
    this.rects.push(args)
  }
  moveTo() {
    this.moves++
  }
  lineTo() {}
  arc() {}
  closePath() {}
  quadraticCurveTo() {}
}

interface Call {
  readonly op: 'fill' | 'stroke' | 'text'
  readonly style: unknown
  readonly alpha: number
  readonly dashed: boolean
  readonly path: RecordedPath | string | undefined
}

function recorder() {
  const calls: Call[] = []
  let dashed = false
  const ctx = {
    fillStyle: '' as unknown,
    strokeStyle: '' as unknown,
    globalAlpha: 1,
    setTransform() {},
    rotate() {},
    clearRect() {},
    beginPath() {},
    moveTo() {},
    lineTo() {},
    rect() {},
    arc() {},
    closePath() {},
    quadraticCurveTo() {},
    measureText: (text: string) => ({ width: text.length * 6 }),
    setLineDash: (dash: number[]) => {
      dashed = dash.length > 0
    },
    fill(path?: RecordedPath) {
      calls.push({ op: 'fill', style: ctx.fillStyle, alpha: ctx.globalAlpha, dashed, path })
    },
    stroke(path?: RecordedPath) {
      calls.push({ op: 'stroke', style: ctx.strokeStyle, alpha: ctx.globalAlpha, dashed, path })
    },
    fillText(text: string) {
      calls.push({ op: 'text', style: ctx.fillStyle, alpha: ctx.globalAlpha, dashed, path: text })
    },
    fillRect() {},
  }
  return { calls, ctx: ctx as unknown as CanvasRenderingContext2D }
}

const theme = new Proxy({} as PlanTheme, { get: (_, name) => String(name) })
const HATCH = { setTransform() {} } as unknown as CanvasPattern
let made = 0
const newPath = () => {
  made++
  return new RecordedPath() as unknown as Path2D
}
const surface = { newPath, hatch: () => HATCH }

function frame(states: Uint8Array, change: Partial<Frame> = {}): Frame {
  return {
    width: 1000,
    height: 700,
    dpr: 1,
    camera: { k: 0.02, x: 0, y: 0 },
    theme,
    occupancy: { states, matches: null },
    marks: { mine: [], team: [] },
    selected: null,
    active: null,
    hovered: null,
    freeWords: (n) => `${n} free`,
    ...change,
  }
}
const forty = bigFloor(40)
const paintOnce = (f: Frame, plan = forty) => {
  const { calls, ctx } = recorder()
  createPainter(prepareScene(plan, newPath), surface).paint(ctx, f)
  return calls
}
const square = (side: number): [number, number][] => [
  [0, 0],
  [side, 0],
  [side, side],
  [0, side],
]
const of = (calls: readonly Call[], op: Call['op'], style: unknown) =>
  calls.filter((c) => c.op === op && c.style === style)

describe('a state is told by form', () => {
  const one = (state: number) => paintOnce(frame(new Uint8Array(40).fill(state)))

  it('free: an outline', () => expect(of(one(0), 'stroke', 'free').length).toBeGreaterThan(0))
  it('mine: filled', () => expect(of(one(1), 'fill', 'mine').length).toBeGreaterThan(0))
  it('blocked: dashed, with a cross that is not', () => {
    const strokes = of(one(2), 'stroke', 'blocked')
    expect(strokes.some((c) => c.dashed)).toBe(true)
    const crosses = strokes.filter((c) => !c.dashed).map((c) => (c.path as RecordedPath).moves)
    expect(crosses.reduce((a, b) => a + b, 0)).toBe(80)
  })
  it('team: initials', () => {
    const marks = { mine: [], team: [{ index: 3, initials: 'LK' }] }
    const calls = paintOnce(frame(new Uint8Array(40).fill(3), { marks }))
    expect(of(calls, 'text', 'team').map((c) => c.path)).toEqual(['LK'])
  })
  it('taken: hatched', () => expect(of(one(4), 'fill', HATCH).length).toBeGreaterThan(0))
  it('closed: an outline, and within it a ring with a stroke', () => {
    const strokes = of(one(6), 'stroke', 'closed')
    expect(strokes.some((c) => c.dashed)).toBe(false)
    const moves = strokes.map((c) => (c.path as RecordedPath).moves)
    expect(moves.reduce((a, b) => a + b, 0)).toBe(3 * 40)
  })
  it('reserved: an outline with a bar', () => {
    expect(of(one(5), 'stroke', 'reserved').length).toBeGreaterThan(0)
    expect(of(one(5), 'fill', 'reserved').length).toBeGreaterThan(0)
  })
  it('left out by the filter: faint, except one’s own', () => {
    const states = new Uint8Array(40)
    states[7] = 1
    const calls = paintOnce(frame(states, { occupancy: { states, matches: new Uint8Array(40) } }))
    expect(of(calls, 'stroke', 'free').every((c) => c.alpha < 0.5)).toBe(true)
    expect(of(calls, 'fill', 'mine').map((c) => c.alpha)).toEqual([1])
  })
  it('waiting: a dashed ring around one’s own', () => {
    const states = new Uint8Array(40)
    states[7] = 1
    const dashes = (queued: boolean) =>
      of(
        paintOnce(frame(states, { marks: { mine: [{ index: 7, queued }], team: [] } })),
        'stroke',
        'mine',
      ).filter((c) => c.dashed).length
    expect(dashes(true)).toBe(1)
    expect(dashes(false)).toBe(0)
  })
})

describe('a desk too small to read', () => {
  const small = { camera: { k: 0.006, x: 0, y: 0 } }
  const one = (state: number, change: Partial<Frame> = {}) =>
    paintOnce(frame(new Uint8Array(40).fill(state), { ...small, ...change }))

  it('is a sign without a box when it is blocked or reserved', () => {
    expect(of(one(2), 'stroke', 'blocked').flatMap((c) => (c.path as RecordedPath).rects)).toEqual([])
    expect(of(one(2), 'stroke', 'blocked').length).toBeGreaterThan(0)
    expect(of(one(5), 'stroke', 'reserved')).toEqual([])
    expect(of(one(5), 'fill', 'reserved').flatMap((c) => (c.path as RecordedPath).rects)).toHaveLength(40)
  })
  it('is full without a pattern when it is taken', () => {
    expect(of(one(4), 'fill', HATCH)).toEqual([])
    expect(of(one(4), 'fill', 'taken').length).toBeGreaterThan(0)
  })
  it('has a tick all the same when it is one’s own, and no letters when it is a colleague’s', () => {
    const marks = { mine: [{ index: 3, queued: false }], team: [{ index: 4, initials: 'LK' }] }
    const calls = one(4, { marks })
    expect(of(calls, 'stroke', 'onMine')).toHaveLength(1)
    expect(of(calls, 'text', 'team')).toEqual([])
  })
  it('is counted with its room while it is free', () => {
    const plan = { ...forty, rooms: [{ id: 'r', rings: [square(60_000)], number: '3.08', name: 'Büro' }] }
    const spaces = plan.spaces.map((s) => ({
      ...s,
      roomId: 'r',
      at: [s.at[0], s.at[1] + 20_000] as [number, number],
    }))
    const calls = paintOnce(frame(new Uint8Array(40), small), { ...plan, spaces })
    expect(of(calls, 'text', 'free').map((c) => c.path)).toEqual([' · 40 free'])
    expect(of(calls, 'text', 'text').map((c) => c.path)).toEqual(['3.08'])
    const near = paintOnce(frame(new Uint8Array(40), { camera: { k: 0.02, x: 0, y: 0 } }), {
      ...plan,
      spaces,
    })
    expect(of(near, 'text', 'text').map((c) => c.path)).toEqual(['3.08 · Büro'])
  })
})

it('words of the drawing are written, until they are too small to be read', () => {
  const plan = {
    ...forty,
    texts: [{ id: 't', at: [5000, 4000] as [number, number], text: 'Empfang', size: 250, rotation: 30 }],
  }
  const written = (k: number) =>
    paintOnce(frame(new Uint8Array(40), { camera: { k, x: 0, y: 0 } }), plan).filter(
      (c) => c.path === 'Empfang',
    )
  expect(written(0.05)).toHaveLength(1)
  expect(written(0.01)).toHaveLength(0)
})

it('a scene is the same while only what is not painted becomes another', () => {
  const [first, ...rest] = forty.spaces
  const withFirst = (change: object) => ({ ...forty, spaces: [{ ...first!, ...change }, ...rest] })
  expect(isSameScene(forty, withFirst({ features: ['quiet'], label: 'A' }))).toBe(true)
  expect(isSameScene(forty, withFirst({ at: [...first!.at] }))).toBe(true)
  for (const change of [
    { at: [0, 0] },
    { bookable: false },
    { rotation: 90 },
    { roomId: null },
    { kind: 'meeting' },
  ])
    expect(isSameScene(forty, withFirst(change))).toBe(false)
  expect(isSameScene(forty, { ...forty, rooms: forty.rooms.slice(1) })).toBe(false)
})

describe('initials', () => {
  it('stay within a desk that is turned, or are left out', () => {
    const spaces = forty.spaces.map((s) => ({ ...s, width: 1600, depth: 800, rotation: 90 }))
    const at = (k: number) =>
      of(
        paintOnce(
          frame(new Uint8Array(40).fill(3), {
            camera: { k, x: 0, y: 0 },
            marks: { mine: [], team: [{ index: 3, initials: 'LKM' }] },
          }),
          { ...forty, spaces },
        ),
        'text',
        'team',
      )
    expect(at(0.016)).toEqual([])
    expect(at(0.05)).toHaveLength(1)
  })
})

describe('what a frame costs', () => {
  const plan = bigFloor(10_000)
  const states = Uint8Array.from({ length: 10_000 }, (_, i) => i % 6)
  const whole = { k: 0.003, x: 0, y: 0 }

  it('is hundreds of calls for ten thousand desks, each of them painted once', () => {
    const calls = paintOnce(frame(states, { camera: whole }), plan)
    const boxes = of(calls, 'stroke', 'free').flatMap((c) => (c.path as RecordedPath).rects)
    expect(boxes).toHaveLength(Math.ceil(10_000 / 6))
    expect(calls.filter((c) => c.op !== 'text').length).toBeLessThan(1000)
  })

  it('is the part in sight only', () => {
    const near = paintOnce(frame(states, { camera: { k: 0.06, x: 0, y: 0 } }), plan)
    expect(near.filter((c) => c.op !== 'text').length).toBeLessThan(100)
  })

  it('traces only what changed', () => {
    const { ctx } = recorder()
    const painter = createPainter(prepareScene(plan, newPath), surface)
    painter.paint(ctx, frame(states, { camera: whole }))
    made = 0
    painter.paint(ctx, frame(states, { camera: { ...whole, x: 20 } }))
    expect(made).toBe(0)
    const next = states.slice()
    next[5000] = next[5000] === 0 ? 1 : 0
    painter.paint(ctx, frame(next, { camera: whole }))
    expect(made).toBeGreaterThan(0)
    expect(made).toBeLessThan(12)
  })
})
