import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_PLAN, type Point } from '../domain/floor-plan.ts'
import { cornersOf, rectanglesOverlap } from '../geometry/rectangle.ts'
import { onFloor } from '../geometry/turned-rect.ts'
import { align, distribute } from './arrange.ts'
import { islandDesks, offsetsOf } from './arrays.ts'
import { added, applyEdit, changed, type Edit, removed } from './edit.ts'
import { withMembership } from './membership.ts'
import { nextNumber, renumber, schemeProblem } from './numbering.ts'
import { objectsOf, type PlanObject, pick } from './objects.ts'
import { frameOf, handlesOf, inFrame, pulled, resizedFrame } from './resize.ts'
import { createSnapper } from './snapping/snapper.ts'
import { madeUp, someDrawing } from './testing/made-up.ts'
import { boundsOfAll, boundsOfObject, middleOf, mirror, move, rotate } from './transform.ts'

const desk = (n: number, x: number, y: number): PlanObject & { kind: 'space' } => {
  const made = madeUp('space', n) as PlanObject & { kind: 'space' }
  return { kind: 'space', object: { ...made.object, at: [x, y], width: 1600, depth: 800 } }
}
const planOf = (...objects: PlanObject[]) => applyEdit(EMPTY_PLAN, added(objects))
const everything = [...objectsOf(someDrawing(2))]

describe('moving, turning and mirroring', () => {
  it('comes back by going back, for every kind', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...everything),
        fc.integer({ min: -9000, max: 9000 }),
        fc.integer({ min: -9000, max: 9000 }),
        (o, dx, dy) => {
          const there = { kind: o.kind, object: move(o, dx, dy) } as PlanObject
          expect(move(there, -dx, -dy)).toEqual(o.object)
          const turned = { kind: o.kind, object: rotate(o, [dx, dy], 90) } as PlanObject
          expect(rotate(turned, [dx, dy], 270)).toEqual(o.object)
          const mirrored = { kind: o.kind, object: mirror(o, dx) } as PlanObject
          expect(mirror(mirrored, dx)).toEqual(o.object)
        },
      ),
    )
  })

  it('turns a group about its middle without changing what it covers', () => {
    const all = [desk(1, 0, 0), desk(2, 3000, 0)]
    const box = boundsOfAll(all)!
    const half = all.map((o) => ({ kind: o.kind, object: rotate(o, middleOf(box), 180) }) as PlanObject)
    expect(boundsOfAll(half)).toEqual(box)
  })
})

describe('pulling a corner', () => {
  const frames = fc.record({
    at: fc.tuple(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 })),
    width: fc.integer({ min: 100, max: 5000 }),
    depth: fc.integer({ min: 100, max: 5000 }),
    rotation: fc.integer({ min: 0, max: 359 }),
  })
  const apart = ([ax, ay]: Point, [bx, by]: Point) => Math.hypot(ax - bx, ay - by)

  it('takes that corner where it is pulled, and leaves the opposite one', () => {
    fc.assert(
      fc.property(
        frames,
        fc.nat(3),
        fc.integer({ min: 60, max: 8000 }),
        fc.integer({ min: 60, max: 8000 }),
        (frame, corner, width, depth) => {
          const opposite = (corner + 2) % 4
          const fixed = cornersOf(frame)[opposite]!
          const [x, y] = [corner === 1 || corner === 2 ? width : -width, corner >= 2 ? depth : -depth]
          const to = onFloor({ ...frame, at: fixed }, x, y)
          const next = resizedFrame(frame, corner, to, false)
          expect(next).toMatchObject({ width, depth, rotation: frame.rotation })
          expect(apart(cornersOf(next)[corner]!, to)).toBeLessThan(0.2)
          expect(apart(cornersOf(next)[opposite]!, fixed)).toBeLessThan(0.2)
        },
      ),
    )
  })
  it('keeps the ratio if wanted, and never turns anything inside out', () => {
    const frame = { at: [0, 0] as Point, width: 1600, depth: 800, rotation: 0 }
    expect(resizedFrame(frame, 2, [1600, 410], true)).toMatchObject({ width: 2400, depth: 1200 })
    expect(resizedFrame(frame, 2, [-5000, -5000], false)).toMatchObject({
      at: [-775, -375],
      width: 50,
      depth: 50,
    })
  })
  it('stretches a room with its frame, and gives walls no handles', () => {
    const room = madeUp('room', 0)
    const frame = frameOf(room)!
    expect(inFrame(room, frame)).toEqual(room.object)
    const wide = { kind: 'room', object: inFrame(room, { ...frame, width: 8000 }) } as PlanObject
    expect(frameOf(wide)).toEqual({ ...frame, width: 8000 })
    expect(frameOf(madeUp('wall', 1))).toBeNull()
  })
  it('takes an end of a dimension elsewhere, or its line nearer or farther, and the length follows', () => {
    const dimension = {
      kind: 'dimension',
      object: { id: 'd', from: [0, 0], to: [4000, 0], offset: 300 },
    } as const
    const o = dimension as unknown as PlanObject
    expect(handlesOf(o)).toEqual([
      [0, 0],
      [4000, 0],
      [2000, -300],
    ])
    expect(pulled(o, 1, [5000.04, 0], false)).toMatchObject({ from: [0, 0], to: [5000, 0], offset: 300 })
    expect(pulled(o, 0, [1000, 0], true)).toMatchObject({ from: [1000, 0], to: [4000, 0] })
    expect(pulled(o, 2, [1700, 450], false)).toMatchObject({ from: [0, 0], to: [4000, 0], offset: -450 })
  })
  it('makes letters larger, never wider alone', () => {
    const text: PlanObject = {
      kind: 'text',
      object: { id: 't', at: [0, 0], text: 'Empfang', size: 200, rotation: 0 },
    }
    const [corner] = handlesOf(text).slice(2)
    const [x, y] = corner!
    expect(pulled(text, 2, [x + 4 * x, y], false)).toMatchObject({ size: expect.closeTo(600, -1) })
  })
})

describe('aligning and distributing', () => {
  const three = [desk(1, 0, 0), desk(2, 2100, 300), desk(3, 9000, -200)]
  it('puts edges and middles in line', () => {
    const plan = planOf(...three)
    const ids = new Set(plan.spaces.map((s) => s.id))
    const top = applyEdit(plan, align(three, 'top'))
    expect(new Set(pick(top, ids).map((o) => boundsOfObject(o).minY))).toEqual(new Set([-600]))
    const middle = applyEdit(plan, align(three, 'middle'))
    expect(new Set(middle.spaces.map((s) => s.at[1])).size).toBe(1)
  })
  it('makes gaps equal and leaves the outer ones', () => {
    const plan = applyEdit(planOf(...three), distribute(three, 'x'))
    expect(plan.spaces.map((s) => s.at[0])).toEqual([0, 4500, 9000])
    expect(distribute(three.slice(0, 2), 'x')).toEqual([])
  })
})

describe('arrays', () => {
  it('sets out rows and columns, row by row', () => {
    expect(offsetsOf({ columns: 3, rows: 2, stepX: 2000, stepY: 3000 })).toEqual([
      [2000, 0],
      [4000, 0],
      [0, 3000],
      [2000, 3000],
      [4000, 3000],
    ])
    expect(offsetsOf({ columns: 1, rows: 1, stepX: 1, stepY: 1 })).toEqual([])
  })
  it.each([2, 3])('puts %i desks on each side back to back, chairs outside, none over another', (perSide) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), (rotation) => {
        const desks = islandDesks({ at: [5000, 5000], perSide, width: 1600, depth: 800, rotation })
        expect(desks).toHaveLength(2 * perSide)
        desks.forEach((a, i) => {
          for (const b of desks.slice(i + 1)) expect(rectanglesOverlap(a, b, 1)).toBe(false)
        })
      }),
    )
    const upright = islandDesks({ at: [0, 0], perSide, width: 1600, depth: 800, rotation: 0 })
    expect(upright.map((d) => d.rotation)).toEqual([...Array(perSide).fill(180), ...Array(perSide).fill(0)])
  })
})

describe('rooms and numbers', () => {
  const room = madeUp('room', 0) as PlanObject & { kind: 'room' }
  const numbered: PlanObject = { kind: 'room', object: { ...room.object, number: '14' } }
  const plan = (() => {
    const all = planOf(desk(1, 3000, 2000), desk(2, 1000, 2000), desk(3, 1000, 600), desk(4, 9000, 9000))
    const edit = withMembership(all, added([numbered]), applyEdit)
    return applyEdit(all, edit)
  })()

  it('spaces belong to the room drawn around them', () => {
    expect(plan.spaces.map((s) => s.roomId)).toEqual(['room-0', 'room-0', 'room-0', null])
  })
  it('a space put into a room or out of it by hand stays so until it, or the room, is elsewhere', () => {
    const edited = (from: typeof plan, edit: Edit) => applyEdit(from, withMembership(from, edit, applyEdit))
    const byHand = edited(
      plan,
      changed(
        plan.spaces.flatMap((s, i) => {
          const roomId = i === 3 ? 'room-0' : i === 0 ? null : s.roomId
          return [
            [
              { kind: 'space', object: s },
              { ...s, roomId },
            ],
          ] as const
        }),
      ),
    )
    const rooms = (d: typeof plan) => d.spaces.map((s) => s.roomId)
    expect(rooms(byHand)).toEqual([null, 'room-0', 'room-0', 'room-0'])
    const at = (d: typeof plan, i: number) => pick(d, new Set([d.spaces[i]!.id]))[0]!
    const elsewhere = added([{ kind: 'room', object: { ...room.object, id: 'far', rings: [[[20_000, 0], [21_000, 0], [21_000, 900]]] } }]) // biome-ignore format: a line
    expect(rooms(edited(byHand, elsewhere))).toEqual(rooms(byHand))
    const moved = at(byHand, 3)
    expect(rooms(edited(byHand, changed([[moved, move(moved, 10, 0)]])))[3]).toBeNull()
    const gone = removed(byHand, new Set(['room-0']))
    expect(rooms(edited(byHand, gone))).toEqual([null, null, null, null])
  })
  it('numbers go by reading order and scheme, and begin anew in each room', () => {
    const ids = new Set(plan.spaces.map((s) => s.id))
    const labels = (perRoom: boolean) =>
      applyEdit(plan, renumber(plan, ids, { scheme: '2.{room}.{n}', from: 7, perRoom })).spaces.map(
        (s) => s.label,
      )
    expect(labels(false)).toEqual(['2.14.9', '2.14.8', '2.14.7', '2..10'])
    expect(labels(true)).toEqual(['2.14.9', '2.14.8', '2.14.7', '2..7'])
    expect(schemeProblem('2.{room}')).toBe('noNumber')
    expect(nextNumber(plan.spaces)).toBe(5)
  })
})

describe('snapping', () => {
  const snapping = { grid: 100, reach: 150 }

  it('pulls edges and middles of a box to those of others, and shows the line', () => {
    const other = desk(1, 0, 0)
    const mine = desk(2, 4000, 3000)
    const snapper = createSnapper(planOf(other, mine), new Set([mine.object.id]))
    const { dx, guides } = snapper.box(boundsOfObject(mine), -3930, 37, snapping)
    expect(dx).toBe(-4000)
    expect(guides).toContainEqual(expect.objectContaining({ why: expect.stringMatching(/edge|middle/) }))
    expect(guides[0]?.from[0]).toBe(guides[0]?.to[0])
  })
  it('repeats the gap between two neighbours', () => {
    const row = [desk(1, 0, 0), desk(2, 2350, 0)]
    const mine = desk(3, 9000, 60)
    const snapper = createSnapper(planOf(...row, mine), new Set([mine.object.id]))
    const { dx, guides } = snapper.box(boundsOfObject(mine), 4770 - 9000, 0, snapping)
    expect(9000 + dx).toBe(4700)
    expect(guides.filter((g) => g.why === 'gap').map((g) => g.length)).toEqual([750, 750])
  })
  it('never pulls farther than its reach, with or without neighbours', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(20_000), fc.nat(20_000)), { maxLength: 20 }),
        fc.integer({ min: -8000, max: 8000 }),
        fc.integer({ min: -8000, max: 8000 }),
        (places, dx, dy) => {
          const mine = desk(900, 5000, 5000)
          const plan = planOf(mine, ...places.map(([x, y], i) => desk(i, x, y)))
          const to = createSnapper(plan, new Set([mine.object.id])).box(
            boundsOfObject(mine),
            dx,
            dy,
            snapping,
          )
          expect(Math.abs(to.dx - dx)).toBeLessThanOrEqual(150)
          expect(Math.abs(to.dy - dy)).toBeLessThanOrEqual(150)
        },
      ),
    )
  })
})
