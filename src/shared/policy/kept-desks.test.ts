import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, HALVES, WHOLE_DAY } from '../calendar/day.ts'
import type { TeamId } from '../domain/ids.ts'
import { evaluate } from './evaluate.ts'
import {
  type Asking,
  type DeskFacts,
  keepingOn,
  keptDesk,
  openingMinutes,
  releasingPlaces,
} from './kept-desks.ts'
import {
  booked,
  DEPARTMENT,
  DESK,
  facts,
  HOLDER,
  ME,
  MONDAY,
  OTHER_TEAM,
  policy,
  segment,
  TEAM,
  WEEK,
} from './testing.ts'

const on = addDays(MONDAY, 2)
const noon = { daysBefore: 1, minute: 720 }
const accessible = { type: 'accessibleDesk', features: ['accessible'], keptUntil: noon }
const homeZone = { type: 'homeZone', opensAt: noon }
const before = { day: addDays(on, -1), minute: 719 }
const after = { day: addDays(on, -1), minute: 720 }

const asking = (more: Partial<Asking> = {}, needs: readonly string[] = []): Asking => ({
  person: { id: ME, segments: [segment()], needs: needs as never },
  openZones: new Set([TEAM, DEPARTMENT]),
  now: before,
  ...more,
})
const desk = (more: Partial<DeskFacts> = {}): DeskFacts => ({
  features: ['accessible', 'window'],
  zoneLine: null,
  holder: null,
  ...more,
})
const theirs = desk({ features: [], zoneLine: [OTHER_TEAM, DEPARTMENT] })
const kept = (rules: object[], of: DeskFacts, who = asking(), period = WHOLE_DAY, day: Day = on) => {
  const [first = homeZone, ...rest] = rules
  return keptDesk(
    keepingOn(rules.length === 0 ? [] : [policy(first as never, { rules: rest })], day, who),
    of,
    period,
  )
}

test('a fixed desk in the zone of another team is kept from everyone but its holder', () => {
  const held = (isOwn: boolean) => kept([], { ...theirs, holder: { isOwn, released: [] } })
  expect(held(true)).toBeNull()
  expect(held(false)).toEqual({ for: 'holder', until: null })
})

describe('a desk with equipment', () => {
  test('is kept until the moment for those who need it, and not from them', () => {
    expect(kept([accessible], desk())).toEqual({ for: 'needs', features: ['accessible'], until: after })
    expect(kept([accessible], desk(), asking({ now: after }))).toBeNull()
    expect(kept([accessible], desk(), asking({}, ['accessible']))).toBeNull()
    expect(kept([accessible], desk({ features: ['window'] }))).toBeNull()
    expect(kept([], desk())).toBeNull()
  })
  test('is kept by rules that refuse alone, from those they are for', () => {
    expect(kept([{ ...accessible, severity: 'warn' }], desk())).toBeNull()
    expect(kept([{ ...accessible, scope: { kind: 'team', ids: [OTHER_TEAM] } }], desk())).toBeNull()
    expect(kept([{ ...accessible, scope: { kind: 'team', ids: [TEAM] } }], desk())).not.toBeNull()
    const proposed = { ...policy(accessible), approval: null }
    expect(keptDesk(keepingOn([proposed], on, asking()), desk(), WHOLE_DAY)).toBeNull()
  })
  test('is kept exactly where the rule would refuse it', () => {
    fc.assert(
      fc.property(
        fc.subarray(['accessible', 'window'] as const),
        fc.subarray(['accessible', 'window'] as const, { minLength: 1 }),
        fc.subarray(['accessible', 'window'] as const),
        fc.constantFrom('block', 'warn', 'info'),
        fc.constantFrom<object>(
          { kind: 'city' },
          { kind: 'team', ids: [OTHER_TEAM] },
          { kind: 'person', ids: [ME] },
        ),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 1440 }),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 1439 }),
        (needs, of, features, severity, scope, daysBefore, minute, today, now) => {
          const p = policy({
            type: 'accessibleDesk',
            features: of,
            severity,
            scope,
            keptUntil: { daysBefore, minute },
          })
          const at = { day: addDays(MONDAY, today), minute: now }
          const known = facts({ now: at, spaces: new Map([[DESK, { features }]]) }, { needs })
          const refused = evaluate([p], known, [booked(on)], WEEK).some(
            (f) => f.severity === 'block' && f.state === 'violated',
          )
          const said = keptDesk(keepingOn([p], on, asking({ now: at }, needs)), desk({ features }), WHOLE_DAY)
          expect(said !== null).toBe(refused)
        },
      ),
    )
  })
})

describe('a desk in a home zone', () => {
  test('is kept by the zone itself, and an approved agreement opens it', () => {
    expect(kept([], theirs)).toEqual({ for: 'team', teamId: OTHER_TEAM, until: null })
    expect(kept([homeZone], theirs)).toEqual({ for: 'team', teamId: OTHER_TEAM, until: after })
    expect(kept([homeZone], theirs, asking({ now: after }))).toBeNull()
    expect(kept([], { ...theirs, zoneLine: [TEAM, DEPARTMENT] })).toBeNull()
    const proposed = { ...policy(homeZone), approval: null }
    expect(keptDesk(keepingOn([proposed], on, asking({ now: after })), theirs, WHOLE_DAY)).not.toBeNull()
  })
  test('opens with the first agreement that is for its team', () => {
    const scope = (kind: string, team: TeamId) => ({ ...homeZone, scope: { kind, ids: [team] } })
    expect(kept([scope('team', TEAM)], theirs)?.until).toBeNull()
    expect(kept([scope('team', DEPARTMENT)], theirs)?.until).toBeNull()
    expect(kept([scope('department', DEPARTMENT)], theirs)?.until).toEqual(after)
    const earlier = { ...homeZone, opensAt: { daysBefore: 2, minute: 60 } }
    for (const rules of [
      [homeZone, earlier],
      [earlier, homeZone],
    ])
      expect(kept(rules, theirs, asking({ now: { day: MONDAY, minute: 0 } }))?.until).toEqual({
        day: MONDAY,
        minute: 60,
      })
  })
  test('and with equipment is kept for as long as one of both keeps it', () => {
    const both = { ...theirs, features: ['accessible'] as const }
    expect(kept([accessible], both)).toMatchObject({ for: 'team', until: null })
    expect(kept([accessible, { ...homeZone, opensAt: { daysBefore: 0, minute: 0 } }], both)?.for).toBe('team')
    expect(kept([accessible, { ...homeZone, opensAt: { daysBefore: 2, minute: 0 } }], both)?.for).toBe(
      'needs',
    )
  })
})

describe('a desk with a holder', () => {
  const held = (released: NonNullable<DeskFacts['holder']>['released']) =>
    desk({ holder: { isOwn: false, released } })
  const morning = { day: on, from: 0, to: 780 }
  test('is kept from all others, but for what is released', () => {
    expect(kept([], held([]))).toEqual({ for: 'holder', until: null })
    expect(kept([], held([morning]))).not.toBeNull()
    expect(kept([], held([morning]), asking(), { from: 480, to: 780 })).toBeNull()
    expect(kept([], held([morning]), asking(), { from: 480, to: 781 })).not.toBeNull()
    expect(kept([], held([{ ...morning, day: MONDAY }]), asking(), { from: 480, to: 780 })).not.toBeNull()
    expect(kept([], desk({ holder: { isOwn: true, released: [] } }))).toBeNull()
  })
  test('is released where an approved agreement says so', () => {
    const holder = asking().person
    const rule = policy({ type: 'reservedDesk', releasedAt: ['home', 'away'] })
    expect([...releasingPlaces([rule], on, holder)]).toEqual(['home', 'away'])
    expect(releasingPlaces([{ ...rule, approval: null }], on, holder).size).toBe(0)
    const over = policy({ type: 'reservedDesk', releasedAt: ['home'], validTo: MONDAY })
    expect(releasingPlaces([over], on, holder).size).toBe(0)
  })
  test('is released by an agreement for a team while its holder belongs to that team', () => {
    const ruleFor = (team: TeamId) =>
      policy({ type: 'reservedDesk', releasedAt: ['home'], scope: { kind: 'team', ids: [team] } })
    const moved = {
      id: HOLDER,
      segments: [
        segment({ to: addDays(on, -1), line: [TEAM], teams: [TEAM] }),
        segment({ from: on, line: [OTHER_TEAM], teams: [OTHER_TEAM] }),
      ],
    }
    expect(releasingPlaces([ruleFor(TEAM)], MONDAY, moved).size).toBe(1)
    expect(releasingPlaces([ruleFor(TEAM)], on, moved).size).toBe(0)
    expect(releasingPlaces([ruleFor(OTHER_TEAM)], on, moved).size).toBe(1)
  })
  test('is never kept in part of a time and free in the whole of it', () => {
    const half = fc
      .constantFrom(...HALVES)
      .map((h) => (h === 'am' ? morning : { ...morning, from: 780, to: 1440 }))
    fc.assert(
      fc.property(
        fc.uniqueArray(half, { selector: (h) => h.from }),
        fc.integer({ min: 0, max: 1438 }),
        fc.integer({ min: 1, max: 1440 }),
        fc.nat(1440),
        (released, from, length, cut) => {
          const whole = { from, to: Math.min(1440, from + length) }
          const part = { from, to: Math.max(from + 1, Math.min(whole.to, cut)) }
          if (kept([], held(released), asking(), whole) === null)
            expect(kept([], held(released), asking(), part)).toBeNull()
        },
      ),
    )
  })
})

test('the minutes at which desks open are those of rules in force', () => {
  const p = policy(accessible, { rules: [{ ...homeZone, opensAt: { daysBefore: 0, minute: 540 } }] })
  expect(openingMinutes([p], MONDAY, on)).toEqual([720, 540])
  expect(openingMinutes([p], '2025-01-01' as Day, '2025-01-02' as Day)).toEqual([])
})
