/**
 * Desks that are kept for others: for their holder, for the team whose home zone they stand in, or for those who
 * need their equipment. Plan, suggestion and refusal ask here, on the laptop and on the server.
 *
 * Whose zone a desk stands in and who holds it is what facility managers enter, and keeps others out by itself;
 * an approved agreement says when such a desk opens to them. What is kept for equipment, only an agreement keeps.
 */
import { z } from 'zod'
import { addDays, type Day, type Minutes } from '../calendar/day.ts'
import type { Place } from '../domain/day-plan.ts'
import type { FixedDesk } from '../domain/fixed-desk.ts'
import { Feature } from '../domain/floor-plan.ts'
import { TeamId } from '../domain/ids.ts'
import { toNumber } from './day-number.ts'
import { MomentOfDay, type PersonFacts } from './facts.ts'
import { ofType, rulesInForce } from './in-force.ts'
import type { Policy } from './policy.ts'
import type { KeptUntil, RuleOf } from './rule.ts'
import { segmentOn } from './segments.ts'
import { belongs } from './situation.ts'

/** For whom a desk is kept, and from when on it is not; null: it does not open by itself. */
export const KeptDesk = z.discriminatedUnion('for', [
  /** Whom, is not said. */
  z.strictObject({ for: z.literal('holder'), until: z.null() }),
  z.strictObject({ for: z.literal('team'), teamId: TeamId, until: MomentOfDay.nullable() }),
  z.strictObject({ for: z.literal('needs'), features: z.array(Feature), until: MomentOfDay }),
])
export type KeptDesk = z.infer<typeof KeptDesk>

/** A desk as far as it matters for whom it is kept. */
export interface DeskFacts {
  readonly features: readonly Feature[]
  /** The team of its home zone, then each node above it; null: it stands in none. */
  readonly zoneLine: readonly TeamId[] | null
  /** null: nobody holds it. */
  readonly holder: Pick<FixedDesk, 'isOwn' | 'released'> | null
}

/** Who asks. */
export interface Asking {
  readonly person: Pick<PersonFacts, 'id' | 'segments' | 'needs'>
  /** Teams whose home zones are open to the person (`openHomeZones`). */
  readonly openZones: ReadonlySet<TeamId>
  /** Now, at the person's site. */
  readonly now: MomentOfDay
}

/** What keeps and opens desks on one day for one person. */
export interface Keeping {
  readonly asking: Asking
  readonly day: Day
  /** That refuse, and that the person is under. */
  readonly needs: readonly RuleOf<'accessibleDesk'>[]
  readonly openings: readonly RuleOf<'homeZone'>[]
}

export function keepingOn(policies: readonly Policy[], day: Day, asking: Asking): Keeping {
  const on = toNumber(day)
  const rules = rulesInForce(policies, { from: on, to: on })
  const segment = segmentOn(asking.person.segments, day)
  return {
    asking,
    day,
    needs: ofType(rules, 'accessibleDesk')
      .filter(({ severity }) => severity === 'block')
      .filter(({ rule }) => segment && belongs(rule.scope, segment, asking.person.id))
      .map(({ rule }) => rule),
    openings: ofType(rules, 'homeZone')
      .filter((r) => r.isApproved)
      .map(({ rule }) => rule),
  }
}

/** Of several reasons the one that lasts longest; null: the desk is kept from nobody who asks. */
export function keptDesk(keeping: Keeping, desk: DeskFacts, period: Minutes): KeptDesk | null {
  return keptForHolder(keeping, desk, period) ?? last(keptForTeam(keeping, desk), keptForNeeds(keeping, desk))
}

function keptForHolder({ day }: Keeping, { holder }: DeskFacts, period: Minutes): KeptDesk | null {
  if (!holder || holder.isOwn) return null
  const isReleased = holder.released.some((r) => r.day === day && r.from <= period.from && period.to <= r.to)
  return isReleased ? null : { for: 'holder', until: null }
}

function keptForTeam({ asking, day, openings }: Keeping, { zoneLine, holder }: DeskFacts): KeptDesk | null {
  const [teamId] = zoneLine ?? []
  // Whoever was given a desk in the zone of others is meant to sit there.
  if (!zoneLine || !teamId || asking.openZones.has(teamId) || holder?.isOwn) return null
  // Of several agreements the one that opens it first.
  const opens = openings
    .filter(({ scope }) => isZoneOf(scope, zoneLine))
    .map(({ opensAt }) => momentOf(opensAt, day))
    .reduce<MomentOfDay | null>((first, m) => (first && !isBefore(m, first) ? first : m), null)
  return opens && isOver(opens, asking.now) ? null : { for: 'team', teamId, until: opens }
}

function keptForNeeds({ asking, day, needs }: Keeping, { features }: DeskFacts): KeptDesk | null {
  return needs
    .map((rule): KeptDesk | null => {
      const until = neededUntil(rule, { needs: asking.person.needs, features }, day, asking.now)
      return until && { for: 'needs', features: rule.features, until }
    })
    .reduce(last, null)
}

/** Until when a rule keeps a desk from a person for its equipment; null: it does not. */
export function neededUntil(
  { features, keptUntil }: RuleOf<'accessibleDesk'>,
  desk: { readonly needs: readonly Feature[]; readonly features: readonly string[] },
  day: Day,
  now: MomentOfDay,
): MomentOfDay | null {
  if (features.some((f) => desk.needs.includes(f)) || !features.every((f) => desk.features.includes(f)))
    return null
  const until = momentOf(keptUntil, day)
  return isOver(until, now) ? null : until
}

const isZoneOf = (scope: RuleOf<'homeZone'>['scope'], [team, ...above]: readonly TeamId[]): boolean => {
  if (scope.kind === 'city') return true
  if (scope.kind === 'team') return scope.ids.some((id) => id === team)
  if (scope.kind === 'department') return scope.ids.some((id) => id === team || above.includes(id))
  return false
}

const momentOf = ({ daysBefore, minute }: KeptUntil, day: Day): MomentOfDay => ({
  day: addDays(day, -daysBefore),
  minute,
})
const isBefore = (a: MomentOfDay, b: MomentOfDay): boolean =>
  a.day < b.day || (a.day === b.day && a.minute < b.minute)
const isOver = (moment: MomentOfDay, now: MomentOfDay): boolean => !isBefore(now, moment)

function last(a: KeptDesk | null, b: KeptDesk | null): KeptDesk | null {
  if (!a || !b) return a ?? b
  if (a.until === null || b.until === null) return a.until === null ? a : b
  return isBefore(a.until, b.until) ? b : a
}

/** Minutes of the day at which agreements in force open desks: whoever looks at them then looks again. */
export function openingMinutes(policies: readonly Policy[], from: Day, to: Day): readonly number[] {
  const rules = rulesInForce(policies, { from: toNumber(from), to: toNumber(to) })
  return [
    ...ofType(rules, 'accessibleDesk').map(({ rule }) => rule.keptUntil.minute),
    ...ofType(rules, 'homeZone').map(({ rule }) => rule.opensAt.minute),
  ]
}

/** Where a holder is planned when an approved agreement lets others have the desk. */
export function releasingPlaces(
  policies: readonly Policy[],
  day: Day,
  { id, segments }: Pick<PersonFacts, 'id' | 'segments'>,
): ReadonlySet<Place> {
  const on = toNumber(day)
  const segment = segmentOn(segments, day)
  const rules = ofType(rulesInForce(policies, { from: on, to: on }), 'reservedDesk')
  return new Set(
    rules.flatMap(({ isApproved, rule }) =>
      isApproved && segment && belongs(rule.scope, segment, id) ? rule.releasedAt : [],
    ),
  )
}
