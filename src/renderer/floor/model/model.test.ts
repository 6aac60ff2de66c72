import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '#shared/calendar/day.ts'
import type { Feature, FloorPlanDocument, PlannedSpace } from '#shared/domain/floor-plan.ts'
import type { SpaceId, TeamId } from '#shared/domain/ids.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { type Action, actionFor, gaps, type Situation } from './action.ts'
import { stripDays } from './days.ts'
import { matching } from './filter.ts'
import { Group, listSpaces } from './list-order.ts'
import { hours, periodOf, readPeriod, writePeriod } from './period.ts'
import { readPlan } from './reading.ts'
import { countFree, decodeStates } from './states.ts'
import { floorToOpen } from './which-floor.ts'

const NOON = 780
const team = 't-1' as TeamId

function desk(
  id: number,
  room: string,
  label: string,
  features: Feature[] = [],
  zone: string | null = null,
): PlannedSpace {
  return {
    id: `s-${id}` as SpaceId,
    kind: 'desk',
    at: [id * 2000, 0],
    width: 1600,
    depth: 800,
    rotation: 0,
    label,
    roomId: room,
    zoneId: zone,
    features,
    bookable: true,
  }
}
const ring = [
  [0, 0],
  [1, 0],
  [1, 1],
] as [number, number][]
const plan: FloorPlanDocument = {
  format: 1,
  walls: [],
  doors: [],
  windows: [],
  furniture: [],
  rooms: ['2.14', '2.2', '10.1'].map((number) => ({ id: number, rings: [ring], number, name: 'Büro' })),
  zones: [{ id: 'z', rings: [ring], name: 'Zone B', kind: 'team', teamId: team }],
  spaces: [
    desk(0, '10.1', '1'),
    desk(1, '2.14', '10', ['height-adjustable', 'two-screens'], 'z'),
    desk(2, '2.14', '2', ['height-adjustable']),
    desk(3, '2.2', '1', ['quiet']),
    desk(4, '2.2', '31'),
  ],
}
const reading = readPlan(plan)

describe('the time in an address', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }), (a, b) => {
        fc.pre(a < b)
        const period = hours(a, b, NOON)!
        expect(readPeriod(writePeriod(period), NOON)).toEqual(period)
      }),
    )
    for (const part of ['day', 'am', 'pm'] as const)
      expect(readPeriod(writePeriod(periodOf(part, NOON)), NOON)).toEqual(periodOf(part, NOON))
  })

  it('is the whole day when it makes no sense', () => {
    for (const text of [
      null,
      '',
      'noon',
      '12:00-08:00',
      '08:00',
      '08:61-09:00',
      '08:00-25:00',
      '08:00-09:00-10:00',
    ])
      expect(readPeriod(text, NOON).part).toBe('day')
  })
})

describe('states', () => {
  const encode = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))

  it('decode to what was sent', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 5 }), (bytes) => {
        const states = decodeStates(encode(bytes), bytes.length)
        if (bytes.every((b) => b <= 5)) expect(states).toEqual(bytes)
        else expect(states).toBeNull()
      }),
    )
  })

  it('of another plan or broken are refused', () => {
    expect(decodeStates(encode(new Uint8Array(3)), 4)).toBeNull()
    expect(decodeStates('%%%', 2)).toBeNull()
  })

  it('count what is free and fits', () => {
    const states = Uint8Array.from([0, 0, 4, 0, 2])
    expect(countFree(states, null)).toBe(3)
    expect(countFree(states, Uint8Array.from([1, 0, 1, 0, 1]))).toBe(1)
  })
})

describe('the filter', () => {
  const found = (text: string, ...features: Feature[]) => {
    const m = matching(reading, { features, text })
    return m && [...m.keys()].filter((i) => m[i] === 1)
  }

  it('keeps desks with every feature', () => {
    expect(found('', 'height-adjustable')).toEqual([1, 2])
    expect(found('', 'height-adjustable', 'two-screens')).toEqual([1])
    expect(found('')).toBeNull()
  })

  it('finds a desk as people call it', () => {
    expect(found('2.14 Platz 10')).toEqual([1])
    expect(found('2.14 · Platz 2')).toEqual([2])
    expect(found('zone b')).toEqual([1])
    expect(found('Platz 1')).not.toContain(4)
    expect(found('31')).toEqual([4])
    expect(found('nirgends')).toEqual([])
  })
})

describe('the list', () => {
  it('names rooms and labels in the order of their numbers', () => {
    expect([...reading.listed]).toEqual([3, 4, 2, 1, 0])
  })

  it('puts one’s own first, then the team’s zone, then desks near colleagues', () => {
    const states = Uint8Array.from([
      SpaceState.mine,
      SpaceState.free,
      SpaceState.free,
      SpaceState.free,
      SpaceState.team,
    ])
    const { rows, groups } = listSpaces(reading, states, null, team)
    expect([...rows]).toEqual([0, 1, 3, 2, 4])
    expect([...groups]).toEqual([Group.mine, Group.teamZone, Group.free, Group.nearColleague, Group.team])
  })

  it('shows each desk that fits once, and one’s own in any case', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ min: 0, max: 5, minLength: 5, maxLength: 5 }),
        fc.option(fc.uint8Array({ min: 0, max: 1, minLength: 5, maxLength: 5 })),
        (states, matches) => {
          const { rows } = listSpaces(reading, states, matches, team)
          const expected = [0, 1, 2, 3, 4].filter(
            (i) => matches === null || matches[i] === 1 || states[i] === SpaceState.mine,
          )
          expect([...rows].sort()).toEqual(expected)
        },
      ),
    )
  })
})

describe('the strip of days', () => {
  const day = (d: string) => d as Day
  it('starts today and leaves weekends out', () => {
    const days = stripDays(day('2026-11-24'), day('2026-11-24'))
    expect(days[0]).toBe('2026-11-24')
    expect(days).toHaveLength(10)
    expect(days.at(-1)).toBe('2026-12-07')
    expect(days).not.toContain('2026-11-28')
  })
  it('stays while the chosen day is on it', () => {
    expect(stripDays(day('2026-12-07'), day('2026-11-24'))[0]).toBe('2026-11-24')
  })
  it('moves to the week of a day elsewhere, and shows a chosen weekend', () => {
    expect(stripDays(day('2027-01-07'), day('2026-11-24'))[0]).toBe('2027-01-04')
    expect(stripDays(day('2026-11-20'), day('2026-11-24'))[0]).toBe('2026-11-16')
    expect(stripDays(day('2026-11-28'), day('2026-11-24'))).toContain('2026-11-28')
  })
})

describe('what can be done with a desk', () => {
  const at: Situation = {
    spaceId: 's-1' as SpaceId,
    state: SpaceState.free,
    day: '2026-11-25' as Day,
    period: { from: 0, to: 1440 },
    days: { today: '2026-11-24' as Day, last: '2026-12-22' as Day },
    now: 600,
    mine: undefined,
    held: [],
  }
  const held = (id: string, from: number, to: number) =>
    ({ id: 'b', from, to, queued: false, space: { spaceId: id } }) as unknown as Situation['held'][number]
  const mine = { index: 1, bookingId: 'b', from: 480, to: 1020, queued: false } as Situation['mine']
  const why = (s: Partial<Situation>) => (actionFor({ ...at, ...s }) as Extract<Action, { kind: 'none' }>).why

  it('is to book a free one', () => expect(actionFor(at)).toEqual({ kind: 'book' }))
  it('is to move when another desk is held at that time', () => {
    expect(actionFor({ ...at, held: [held('s-9', 0, 1440)] }).kind).toBe('swap')
    expect(actionFor({ ...at, period: { from: 0, to: 780 }, held: [held('s-9', 780, 1440)] }).kind).toBe(
      'book',
    )
  })
  it('is to give back one’s own, from now on while it runs', () => {
    expect(actionFor({ ...at, state: SpaceState.mine, mine })).toMatchObject({
      kind: 'release',
      leaving: null,
    })
    const today = { ...at, day: at.days.today, state: SpaceState.mine, mine }
    expect(actionFor(today)).toMatchObject({ leaving: 600 })
    expect(actionFor({ ...today, now: 400 })).toMatchObject({ running: false, leaving: null })
    expect(actionFor({ ...today, now: 1000 })).toMatchObject({ running: true, leaving: null })
  })
  it('is nothing on past days, beyond the window, or when it is not free', () => {
    expect(why({ day: '2026-11-23' as Day, state: SpaceState.mine, mine })).toBe('past')
    expect(why({ day: '2027-01-01' as Day })).toBe('beyond')
    expect(why({ state: SpaceState.taken })).toBe('taken')
    expect(why({ state: SpaceState.team })).toBe('taken')
    expect(why({ state: SpaceState.blocked })).toBe('blocked')
    expect(why({ state: SpaceState.closed })).toBe('closed')
    expect(why({ state: SpaceState.reserved })).toBe('reserved')
  })
})

describe('when a desk is free', () => {
  it('is told between its bookings', () => {
    expect(gaps([{ from: 600, to: 720 }])).toEqual([
      { from: 360, to: 600 },
      { from: 720, to: 1200 },
    ])
    expect(gaps([{ from: 0, to: 1440 }])).toEqual([])
    expect(gaps([{ from: 380, to: 1190 }])).toEqual([])
  })
  it('overlaps no booking', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 }))
      .map(([from, length]) => ({ from, to: Math.min(1440, from + length) }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        for (const g of gaps(spans))
          for (const s of spans) expect(g.from >= s.to || g.to <= s.from).toBe(true)
      }),
    )
  })
})

describe('the floor to open', () => {
  const floors = [
    { level: -1, bookable: 0 },
    { level: 0, bookable: 0 },
    { level: 1, bookable: 6 },
    { level: 3, bookable: 8 },
  ]
  it('has something to book, and is near to the one looked at', () => {
    expect(floorToOpen(floors, 0)?.level).toBe(1)
    expect(floorToOpen(floors, 4)?.level).toBe(3)
    expect(floorToOpen(floors, 2)?.level, 'the lower of two').toBe(1)
  })
  it('is the nearest where nothing can be booked', () => {
    expect(floorToOpen(floors.slice(0, 2), 2)?.level).toBe(0)
    expect(floorToOpen([], 0)).toBeUndefined()
  })
})
