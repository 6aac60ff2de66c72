import { describe, expect, it } from 'vitest'
import { EMPTY_PLAN } from '../domain/floor-plan.ts'
import type { TeamId } from '../domain/ids.ts'
import { added, applyEdit } from './edit.ts'
import { madeUp } from './testing/made-up.ts'
import { homesOf, type ZoneObject, zonesOfKind } from './zones.ts'

const TEAM = '7e000000-0000-4000-8000-000000000001' as TeamId
const drawn = applyEdit(EMPTY_PLAN, added([madeUp('zone', 1), madeUp('zone', 2)]))
const zonesIn = ({ zones }: typeof drawn) => zones.map((object): ZoneObject => ({ kind: 'zone', object }))

describe('zones', () => {
  const homes = applyEdit(drawn, homesOf(zonesIn(drawn), TEAM))

  it('become the home of a team, all of those chosen', () => {
    expect(homes.zones).toMatchObject([
      { name: 'Zone 1', kind: 'team', teamId: TEAM },
      { name: 'Zone 2', kind: 'team', teamId: TEAM },
    ])
  })

  it('of another kind are nobody’s home', () => {
    const quiet = applyEdit(homes, zonesOfKind(zonesIn(homes), 'quiet'))
    expect(quiet.zones).toMatchObject([
      { kind: 'quiet', teamId: null },
      { kind: 'quiet', teamId: null },
    ])
  })

  it('that are so already need no change', () => {
    expect(homesOf(zonesIn(homes), TEAM)).toEqual([])
    expect(zonesOfKind(zonesIn(drawn), 'open')).toEqual([])
  })
})
