import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clustersOf } from './clusters.ts'

const place = fc.integer({ min: -5_000, max: 5_000 })

it('no cluster lies within another, and each point is in one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(place, place), { maxLength: 40 }),
      fc.constantFrom(200, 900),
      (at, apart) => {
        const points = at.map((point, i) => ({ i, at: point }))
        const clusters = clustersOf(points, apart)
        for (const [i, a] of clusters.entries())
          for (const b of clusters.slice(i + 1))
            expect(Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1])).toBeGreaterThanOrEqual(apart)
        for (const { at: first, members } of clusters)
          for (const m of members)
            expect(Math.hypot(first[0] - m.at[0], first[1] - m.at[1])).toBeLessThan(apart)
        expect(clusters.flatMap((c) => c.members.map((m) => m.i)).sort((a, b) => a - b)).toEqual(
          at.map((_, i) => i),
        )
      },
    ),
  )
})
