import { describe, expect, it } from 'vitest'
import type { TeamId } from './ids.ts'
import { inTreeOrder, pathTo, subtreeOf } from './team-tree.ts'

const team = (id: string, parentId: string | null, name = id) => ({
  id: id as TeamId,
  parentId: parentId as TeamId | null,
  name,
})

describe('the tree of teams', () => {
  // Siblings stand apart, and a child before its parent, as names order them.
  const teams = [team('building', 'city'), team('plans', 'building'), team('city', null), team('art', 'city')]

  it('has each team below its parent, with the way to it', () => {
    expect(inTreeOrder(teams).map(pathTo)).toEqual([
      'city',
      'city › building',
      'city › building › plans',
      'city › art',
    ])
    expect(inTreeOrder(teams).map((row) => row.depth)).toEqual([0, 1, 2, 1])
  })

  it('knows what is below a team', () => {
    expect([...subtreeOf(teams, 'building' as TeamId)]).toEqual(['building', 'plans'])
  })
})
