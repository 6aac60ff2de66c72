import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openHomeZones } from './home-zone.ts'
import type { TeamId } from './ids.ts'

const id = (n: number) => `team-${n}` as TeamId

it('is open for the own teams and every node above them, and for no other', () => {
  fc.assert(
    fc.property(
      // The parent of node n is a node before it, so this is a tree with root 0.
      fc.array(fc.nat(), { minLength: 1, maxLength: 30 }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      (links, picks) => {
        const parent = links.map((link, n) => (n === 0 ? null : link % n))
        const own = picks.map((pick) => pick % links.length)
        const open = openHomeZones(own.map(id), (team) => {
          const above = parent[Number(team.slice(5))]
          return above === null || above === undefined ? null : id(above)
        })
        const isAbove = (node: number, from: number | null | undefined): boolean =>
          from === node || (from !== null && from !== undefined && isAbove(node, parent[from]))
        for (const node of links.keys()) expect(open.has(id(node))).toBe(own.some((o) => isAbove(node, o)))
      },
    ),
  )
})

it('ends on a tree that was broken into a circle', () => {
  expect(openHomeZones([id(1)], (team) => (team === id(1) ? id(2) : id(1)))).toEqual(new Set([id(1), id(2)]))
})
