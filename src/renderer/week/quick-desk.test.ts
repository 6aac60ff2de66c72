import { describe, expect, test } from 'vitest'
import { EMPTY_PLAN, type FloorPlanDocument, type PlannedSpace } from '#shared/domain/floor-plan.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { CROP, miniPlan } from './mini-plan.ts'
import { quickDesks, stateBytes } from './quick-desk.ts'

const desk = (n: number, x: number, kind: PlannedSpace['kind'] = 'desk'): PlannedSpace => ({
  id: `space-${n}` as PlannedSpace['id'],
  kind,
  at: [x, 0],
  width: 1600,
  depth: 800,
  rotation: 0,
  label: String(n),
  roomId: null,
  zoneId: null,
  features: [],
  bookable: true,
})
const { free, taken } = SpaceState
const document: FloorPlanDocument = {
  ...EMPTY_PLAN,
  spaces: [
    desk(0, 0),
    desk(1, 2000),
    desk(2, 4000),
    desk(3, 40_000),
    desk(4, 42_000),
    desk(5, 41_000, 'meeting'),
  ],
}
const offer = (states: number[], team: number[], usual: number[]) =>
  quickDesks({ document, states: Uint8Array.from(states), team }, usual).map((q) => [q.space.label, q.why])

describe('desks with one click', () => {
  test('the usual one and the one nearest to the team', () => {
    expect(offer([free, free, free, taken, free, free], [3], [0, 1])).toEqual([
      ['0', 'usual'],
      ['4', 'team'],
    ])
  })
  test('the next usual one when the first is taken', () => {
    expect(offer([taken, free, free, free, free, free], [], [0, 1])).toEqual([['1', 'usual']])
  })
  test('never a desk twice', () => {
    expect(offer([free, taken, taken, taken, taken, taken], [1], [0])).toEqual([['0', 'usual']])
  })
  test('nearby when neither is to be had, nothing when all is taken or unknown', () => {
    expect(offer([taken, taken, free, free, free, free], [], [0])).toEqual([['2', 'near']])
    expect(offer([taken, taken, taken, taken, taken, free], [3], [0])).toEqual([])
    expect(offer([free, free, free, free, free, free], [], [])).toEqual([])
  })
})

describe('who has a fixed desk', () => {
  const offerTo = (states: number[], usual: number[]) =>
    quickDesks({ document, states: Uint8Array.from(states), team: [] }, usual, 0).map((q) => [
      q.space.label,
      q.why,
    ])
  test('is offered it before any other', () => {
    expect(offerTo([free, free, free, taken, free, free], [4])).toEqual([
      ['0', 'fixed'],
      ['4', 'usual'],
    ])
  })
  test('is offered the one nearest to it where it is taken', () => {
    expect(offerTo([taken, taken, free, taken, free, free], [4])).toEqual([
      ['2', 'near'],
      ['4', 'usual'],
    ])
  })
})

test('states come as base64', () => {
  expect([...stateBytes(Buffer.from([0, 1, 5, 255]).toString('base64'))]).toEqual([0, 1, 5, 255])
})

describe('small plan', () => {
  const walls: FloorPlanDocument['walls'] = [
    {
      id: 'near',
      shape: {
        axis: [
          [-9000, 0],
          [9000, 0],
        ],
        thickness: 100,
      },
    },
    {
      id: 'far',
      shape: {
        axis: [
          [90_000, 0],
          [90_000, 9000],
        ],
        thickness: 100,
      },
    },
  ]
  const plan = miniPlan({ ...document, walls }, 1)
  test('shows the desk among its neighbours and nothing from afar', () => {
    expect(plan?.desks.map((x) => [x.space.label, x.mine])).toEqual([
      ['0', false],
      ['1', true],
      ['2', false],
    ])
    expect(plan?.lines).toHaveLength(1)
    expect(plan?.viewBox).toBe(`${2000 - CROP.width / 2} ${-CROP.height / 2} ${CROP.width} ${CROP.height}`)
  })
  test('a desk that is not on the plan has none', () => {
    expect(miniPlan(document, 99)).toBeNull()
  })
})
