/** Which desks may be had on each open day, which of them are best, and which make the fewest moves in a week. */
import type { Day } from '../calendar/day.ts'
import type { SpaceId } from '../domain/ids.ts'
import { evaluate, worsened } from '../policy/evaluate.ts'
import type { Facts, SpaceFacts } from '../policy/facts.ts'
import type { Finding } from '../policy/finding.ts'
import type { Policy } from '../policy/policy.ts'
import type { RuleType } from '../policy/rule.ts'
import { compare, type Vector } from './objectives.ts'
import { filled, type OpenDay } from './open-days.ts'
import { ruleKeyOf, worsening } from './rule-costs.ts'
import type { CandidateDesk, WeekToSuggest } from './suggestion.ts'

/** Millimetres within which two desks are equally near: nobody changes desks for a few steps. */
export const STEP = 10_000
/** Farther than any desk on the floor. */
const FAR = 1_000_000

export const stepsTo = (desk: CandidateDesk): number =>
  desk.near === null ? FAR : Math.min(FAR, Math.floor(desk.near.distance / STEP))

/** Rules that judge a booking by itself, whatever the person's other days are. */
const ABOUT_DESKS: readonly RuleType[] = ['bookingWindow', 'accessibleDesk']

/** A desk, or none, on one open day. */
export interface RankedDesk {
  readonly desk: CandidateDesk | null
  /** Millionths of warning rules broken, without a desk, wanted features lacking, steps. */
  readonly rank: Vector
}

export interface DeskChoice {
  /** Every one that ranks best, by id; `desk` is null where it is better to have none. Never empty. */
  readonly best: readonly RankedDesk[]
  /** The least steps of a desk that may be had. */
  readonly nearest: number
  /** Rules that keep candidates from the person, each once. */
  readonly refusals: readonly Finding[]
}

const NONE: RankedDesk = { desk: null, rank: [0, 1, 0, 0] }

/** What the rules about desks need to know of the candidates, besides what is known already. */
export function withCandidates(facts: Facts, open: readonly OpenDay[]): Facts {
  const spaces = new Map<SpaceId, SpaceFacts>()
  for (const { desks } of open) for (const { spaceId, features } of desks) spaces.set(spaceId, { features })
  return { ...facts, spaces: new Map([...spaces, ...facts.spaces]) }
}

/** The choice on each open day. */
export function deskChoices(week: WeekToSuggest, open: readonly OpenDay[]): DeskChoice[] {
  const policies = aboutDesks(week.policies)
  const facts = withCandidates(week.facts, open)
  const desks = open.map((day) => [...day.desks].sort((a, b) => (a.spaceId < b.spaceId ? -1 : 1)))
  const judge = (n: number | null) => judgeDesks(policies, facts, open, (i) => desks[i]?.[n ?? -1] ?? null)
  const before = judge(null)
  const ranked = open.map((): RankedDesk[] => [])
  const refusals = open.map(() => new Map<string, Finding>())
  // One candidate of every day at once: these rules look at each day by itself.
  for (let n = 0; n < Math.max(0, ...desks.map((d) => d.length)); n++) {
    const after = judge(n)
    for (const [i, { day }] of open.entries()) {
      const desk = desks[i]?.[n]
      if (!desk) continue
      const [was, is] = [before.get(day) ?? [], after.get(day) ?? []]
      const worse = worsened(was, is)
      for (const f of worse) refusals[i]?.set(ruleKeyOf(f), f)
      if (worse.length === 0) ranked[i]?.push(rankOf(desk, was, is, week))
    }
  }
  return open.map((_, i): DeskChoice => {
    const had = ranked[i] ?? []
    let best: readonly RankedDesk[] = [NONE]
    for (const one of had) {
      const order = compare(one.rank, best[0]?.rank ?? NONE.rank)
      if (order < 0) best = [one]
      else if (order === 0) best = [...best, one]
    }
    const nearest = Math.min(FAR, ...had.flatMap(({ desk }) => (desk ? [stepsTo(desk)] : [])))
    return { best, nearest, refusals: [...(refusals[i]?.values() ?? [])] }
  })
}

/** A version without such a rule stays: it ends the one before. */
function aboutDesks(policies: readonly Policy[]): Policy[] {
  const only = policies.map((p) => ({ ...p, rules: p.rules.filter((r) => ABOUT_DESKS.includes(r.type)) }))
  return only.some((p) => p.rules.length > 0) ? only : []
}

function judgeDesks(
  policies: readonly Policy[],
  facts: Facts,
  open: readonly OpenDay[],
  deskOn: (day: number) => CandidateDesk | null,
): ReadonlyMap<Day, readonly Finding[]> {
  const found = new Map<Day, Finding[]>()
  const [first, last] = [open[0], open[open.length - 1]]
  if (!first || !last || policies.length === 0) return found
  const plans = open.map((day, i) => filled(day, 'office', deskOn(i)?.spaceId ?? null))
  for (const f of evaluate(policies, facts, plans, { from: first.day, to: last.day })) {
    const said = found.get(f.from)
    if (said) said.push(f)
    else found.set(f.from, [f])
  }
  return found
}

function rankOf(
  desk: CandidateDesk,
  before: readonly Finding[],
  after: readonly Finding[],
  week: WeekToSuggest,
): RankedDesk {
  const warning = after.filter((f) => f.severity === 'warn')
  let warned = 0
  for (const rule of new Set(warning.map(ruleKeyOf))) {
    const of = (findings: readonly Finding[]) => findings.filter((f) => ruleKeyOf(f) === rule)
    warned += worsening(of(before), of(warning))
  }
  const lacking = week.wantedFeatures.filter((f) => !desk.features.includes(f)).length
  return { desk, rank: [warned, 0, lacking, stepsTo(desk)] }
}

/** A day with a desk: one to be chosen of several, or the one held. */
export interface DeskDay {
  readonly day: Day
  readonly among: readonly SpaceId[]
}

/**
 * One desk for each of the days, in order, with the fewest moves from one day to the next; among those, the first
 * by id on the first day, then on the second.
 * @param days each with at least one desk
 */
export function fewestMoves(days: readonly DeskDay[]): { moves: number; desks: readonly SpaceId[] } {
  // Moves from a day on, backwards; a desk kept costs what it costs the next day, any other one more than the best.
  const ahead: ReadonlyMap<SpaceId, number>[] = []
  let least = 0
  for (let i = days.length - 1; i >= 0; i--) {
    const next: ReadonlyMap<SpaceId, number> | undefined = ahead[0]
    const moves = new Map<SpaceId, number>()
    for (const desk of days[i]?.among ?? [])
      moves.set(desk, next ? Math.min(next.get(desk) ?? Number.POSITIVE_INFINITY, least + 1) : 0)
    least = Math.min(...moves.values())
    ahead.unshift(moves)
  }
  const desks: SpaceId[] = []
  let at: SpaceId | null = null
  for (const moves of ahead) {
    let chosen: { desk: SpaceId; moves: number } | null = null
    for (const [desk, more] of moves) {
      const all: number = more + (at === null || at === desk ? 0 : 1)
      if (!chosen || all < chosen.moves || (all === chosen.moves && desk < chosen.desk))
        chosen = { desk, moves: all }
    }
    if (!chosen) continue
    at = chosen.desk
    desks.push(at)
  }
  return { moves: days.length === 0 ? 0 : least, desks }
}

/**
 * Desks the person holds: the last one before the open days, and those on days among them. Only spaces that are a
 * candidate on some day count, as a parking bay is no desk.
 */
export function heldDesks(week: WeekToSuggest, open: readonly OpenDay[]): DeskDay[] {
  const known = new Set(open.flatMap(({ desks }) => desks.map((d) => d.spaceId)))
  const [first, last] = [open[0], open[open.length - 1]]
  if (!first || !last) return []
  const held = week.plans
    .flatMap(({ day, bookings }): DeskDay[] => {
      const desk = bookings.findLast((b) => known.has(b.spaceId))
      return desk && day <= last.day ? [{ day, among: [desk.spaceId] }] : []
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  const earlier = held.findLast(({ day }) => day < first.day)
  return [...(earlier ? [earlier] : []), ...held.filter(({ day }) => day >= first.day)]
}
