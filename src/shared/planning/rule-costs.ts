/**
 * What the rules say of every way to fill the open days, from a few evaluations.
 *
 * A finding is about a window. Where the window holds one open day, all that matters is that day's place. Where it
 * holds several, the rules count halves: it does not matter which days they lie on, only how many there are. So a
 * window has few different findings, however many ways there are to fill its days, and each full evaluation tells
 * one of them for every window. Filling one day after the other with home tells nearly all of them.
 */
import { evaluate, worsened } from '../policy/evaluate.ts'
import type { Finding } from '../policy/finding.ts'
import { filled, type OpenDay, withDays } from './open-days.ts'
import type { WeekToSuggest } from './suggestion.ts'

/** Places of the open days, one bit each: home where it is set, else office. */
export type Filling = number

export const isHome = (filling: Filling, day: number): boolean => ((filling >> day) & 1) === 1

/** Excess is counted in millionths, so that sums are exact and no rounding decides between two plans. */
const MILLION = 1e6

export const keyOf = (f: Finding): string => `${f.policyId} ${f.ruleId} ${f.from} ${f.to}`
export const ruleKeyOf = (f: Pick<Finding, 'policyId' | 'ruleId'>): string => `${f.policyId} ${f.ruleId}`

/** One window of a rule that some filling breaks. */
export interface RuleWindow {
  readonly key: string
  readonly ruleKey: string
  readonly severity: Finding['severity']
  /** What each open day adds to the window's state at home, compared with the office. */
  readonly shifts: readonly number[]
  /** By state: how much worse the rule becomes, in millionths of its unit. */
  readonly excess: ReadonlyMap<number, number>
  /** By state: what that costs, Infinity where it blocks. */
  readonly costs: ReadonlyMap<number, number>
}

export const stateOf = (window: Pick<RuleWindow, 'shifts'>, filling: Filling): number =>
  window.shifts.reduce((sum, shift, i) => sum + (isHome(filling, i) ? shift : 0), 0)

export const costOf = (window: RuleWindow, filling: Filling): number =>
  window.costs.get(stateOf(window, filling)) ?? 0

/** The windows that matter, in the order of policy, rule and window. */
export function ruleWindows(week: WeekToSuggest, open: readonly OpenDay[]): RuleWindow[] {
  const before = byKey(judge(week, open, week.plans))
  const judged = new Map<Filling, ReadonlyMap<string, readonly Finding[]>>()
  const judgedAs = (filling: Filling) => {
    let found = judged.get(filling)
    if (!found) {
      found = byKey(judgeFilling(week, open, filling))
      judged.set(filling, found)
    }
    return found
  }
  const steps = Array.from({ length: open.length + 1 }, (_, i) => 2 ** i - 1)
  const windows: RuleWindow[] = []
  for (const [key, findings] of judgedAs(0)) {
    const [first] = findings
    if (!first || first.severity === 'info') continue
    const shifts = shiftsOf(first, open, (step) => haveOf(judgedAs(steps[step] ?? 0).get(key)))
    const excess = new Map<number, number>()
    const learn = (filling: Filling) => {
      const state = stateOf({ shifts }, filling)
      if (!excess.has(state))
        excess.set(state, worsening(before.get(key) ?? [], judgedAs(filling).get(key) ?? []))
    }
    steps.forEach(learn)
    for (const filling of oneForEachState(shifts)) learn(filling)
    if ([...excess.values()].every((worse) => worse === 0)) continue
    const costs = first.severity === 'block' ? new Map([...excess].map(refused)) : excess
    windows.push({ key, ruleKey: ruleKeyOf(first), severity: first.severity, shifts, excess, costs })
  }
  return windows
}

function judge(week: WeekToSuggest, open: readonly OpenDay[], plans: WeekToSuggest['plans']): Finding[] {
  const [first, last] = [open[0], open[open.length - 1]]
  if (!first || !last) return []
  return evaluate(week.policies, week.facts, plans, { from: first.day, to: last.day })
}

/** What the rules say of the person's days, filled without desks. */
export const judgeFilling = (week: WeekToSuggest, open: readonly OpenDay[], filling: Filling): Finding[] =>
  judge(
    week,
    open,
    withDays(
      week.plans,
      open.map((day, i) => filled(day, isHome(filling, i) ? 'home' : 'office', null)),
    ),
  )

function byKey(findings: readonly Finding[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const f of findings) {
    const same = found.get(keyOf(f))
    if (same) same.push(f)
    else found.set(keyOf(f), [f])
  }
  return found
}

const haveOf = (findings: readonly Finding[] = []): number => findings.reduce((sum, f) => sum + f.have, 0)

/** @param have of the filling whose first so many days are at home */
function shiftsOf(
  { from, to }: Finding,
  open: readonly OpenDay[],
  have: (step: number) => number,
): readonly number[] {
  if (from === to) return open.map(({ day }) => (day === from ? 1 : 0))
  return open.map((_, i) => have(i + 1) - have(i))
}

/** A filling for each state the shifts can come to: more than the steps where days have one or two open halves. */
function oneForEachState(shifts: readonly number[]): Iterable<Filling> {
  let reached = new Map<number, Filling>([[0, 0]])
  for (const [i, shift] of shifts.entries()) {
    const next = new Map(reached)
    for (const [state, filling] of reached)
      if (!next.has(state + shift)) next.set(state + shift, filling | (1 << i))
    reached = next
  }
  return reached.values()
}

const refused = ([state, worse]: [number, number]): [number, number] => [
  state,
  worse > 0 ? Number.POSITIVE_INFINITY : 0,
]

/** How much worse findings of one window became, in millionths of their unit, whether their rule blocks or warns. */
export function worsening(before: readonly Finding[], after: readonly Finding[]): number {
  if (worsened(before, after.map(asBlocking)).length === 0) return 0
  const sum = (findings: readonly Finding[]) => findings.reduce((n, f) => n + f.excess, 0)
  return Math.max(1, Math.round((sum(after) - sum(before)) * MILLION))
}

/** `worsened` tells only of rules that block. */
const asBlocking = (f: Finding): Finding => ({ ...f, severity: 'block' })

/** The rules that warn and became worse, reckoned like those that block. */
export function worsenedWarnings(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const warning = after.filter((f) => f.severity === 'warn')
  const worse = new Set(worsened(before, warning.map(asBlocking)).map(keyOf))
  // One finding a window, as `worsened` tells: a broken one where there are several.
  const told = new Map<string, Finding>()
  for (const f of warning)
    if (worse.has(keyOf(f)) && (!told.has(keyOf(f)) || told.get(keyOf(f))?.state !== 'violated'))
      told.set(keyOf(f), f)
  return [...told.values()]
}

/** Blocking rules that may have become worse, which only the server can tell. */
export function undecidedSince(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const was = new Map<string, number>()
  for (const f of before) was.set(keyOf(f), (was.get(keyOf(f)) ?? 0) + f.excess)
  return after.filter(
    (f) => f.severity === 'block' && f.state === 'unknown' && f.excess > (was.get(keyOf(f)) ?? 0) + 1e-9,
  )
}
