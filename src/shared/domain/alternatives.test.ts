import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Choosable, chooseAlternatives } from './alternatives.ts'
import { Feature } from './floor-plan.ts'
import type { SpaceId } from './ids.ts'

const coordinate = fc.integer({ min: -50_000, max: 50_000 })
const choosable: fc.Arbitrary<Choosable> = fc.record({
  spaceId: fc.uuid().map((id) => id as SpaceId),
  features: fc.subarray([...Feature.options]),
  at: fc.tuple(coordinate, coordinate),
})
const floor = fc.uniqueArray(choosable, { selector: (s) => s.spaceId, maxLength: 30 })

const lacks = (wanted: Choosable, s: Choosable) => wanted.features.some((f) => !s.features.includes(f))
const distance = (a: Choosable, b: Choosable) => Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1])

describe('alternatives', () => {
  it('are free, different, at most three, and as many as there are', () => {
    fc.assert(
      fc.property(choosable, floor, (wanted, free) => {
        const chosen = chooseAlternatives(wanted, [...free, wanted])
        expect(new Set(chosen).size).toBe(chosen.length)
        expect(chosen.every((s) => free.includes(s))).toBe(true)
        expect(chosen.length).toBe(Math.min(3, free.filter((s) => s.spaceId !== wanted.spaceId).length))
      }),
    )
  })

  it('leave out no space that would have been better', () => {
    fc.assert(
      fc.property(choosable, floor, (wanted, free) => {
        const chosen = chooseAlternatives(wanted, free)
        const worst = chosen.at(-1)
        if (!worst) return
        for (const other of free.filter((s) => !chosen.includes(s) && s.spaceId !== wanted.spaceId)) {
          expect(lacks(wanted, worst) && !lacks(wanted, other)).toBe(false)
          if (lacks(wanted, worst) === lacks(wanted, other))
            expect(distance(wanted, other)).toBeGreaterThanOrEqual(distance(wanted, worst))
        }
      }),
    )
  })

  it('do not depend on the order they are given in', () => {
    fc.assert(
      fc.property(choosable, floor, (wanted, free) => {
        expect(chooseAlternatives(wanted, [...free].reverse())).toEqual(chooseAlternatives(wanted, free))
      }),
    )
  })

  it('prefer full equipment to nearness', () => {
    const wanted = { spaceId: 'w' as SpaceId, features: ['docking'] as const, at: [0, 0] as const }
    const near = { spaceId: 'a' as SpaceId, features: [], at: [1, 0] as const }
    const equipped = { spaceId: 'b' as SpaceId, features: ['docking', 'quiet'] as const, at: [9, 0] as const }
    expect(chooseAlternatives(wanted, [near, equipped])).toEqual([equipped, near])
  })
})
