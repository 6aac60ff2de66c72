import { expect, test } from 'vitest'
import type { Point } from '#shared/domain/floor-plan.ts'
import { FIRST_OPTIONS, outline } from './tools.ts'

const L: readonly Point[] = [[0, 0], [4000, 0], [4000, 2000], [2000, 2000], [2000, 4000], [0, 4000]] // biome-ignore format: a line
const named = { number: 1, text: 'Text', zone: 'Zone 1' }

test('a room has walls outside of it, whichever way it was drawn round', () => {
  for (const ring of [L, L.toReversed()]) {
    const [room, ...walls] = (outline('room', ring, FIRST_OPTIONS, named)?.edit ?? []).map((c) => c.after)
    expect(room).toMatchObject({ rings: [ring] })
    const corners = walls.map((w) => (w && 'shape' in w && 'axis' in w.shape ? w.shape.axis[0] : null))
    expect(corners).toHaveLength(L.length)
    // In the inner corner, too, they keep off the room.
    for (const [x, y] of [[-60, -60], [4060, -60], [4060, 2060], [2060, 2060], [2060, 4060], [-60, 4060]]) // biome-ignore format: a line
      expect(corners).toContainEqual([x, y])
  }
})

test('what is hardly anything is a slip of the hand', () => {
  const slip: Point[] = [[0, 0], [4000, 0], [4000, 200]] // biome-ignore format: a line
  expect(outline('zone', slip, FIRST_OPTIONS, named)).toBeNull()
  expect(outline('zone', L, FIRST_OPTIONS, named)?.ids).toHaveLength(1)
})
