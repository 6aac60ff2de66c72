/** The best way to fill the open days: branch and bound, a day at a time. */
import type { SpaceId } from '../domain/ids.ts'
import { type DeskChoice, type DeskDay, fewestMoves } from './desk-choice.ts'
import { compare, floorOf, NOTHING, SAME_DESK, sum, type Vector } from './objectives.ts'
import type { OpenDay } from './open-days.ts'
import { type Filling, isHome, type RuleWindow } from './rule-costs.ts'

/** What the search knows of the open days, in order. */
export interface Options {
  readonly open: readonly OpenDay[]
  /** What each day comes to by itself, at the office and at home. */
  readonly office: readonly Vector[]
  readonly home: readonly Vector[]
  readonly choices: readonly DeskChoice[]
  readonly held: readonly DeskDay[]
}

/**
 * The best filling, null where the windows' rules allow none. The office is tried before home and only what is
 * better takes the place of what was found, so that of equal fillings the first one stays.
 */
export function bestFilling(windows: readonly RuleWindow[], options: Options): Filling | null {
  const days = options.open.length
  const ahead = windows.map((window) => leastAhead(window, days))
  const floors = floorsAhead(options)
  let best: { filling: Filling; value: Vector } | null = null

  const visit = (day: number, filling: Filling, states: readonly number[], value: Vector): void => {
    let rules = 0
    for (const [i, state] of states.entries()) rules += ahead[i]?.[day]?.get(state) ?? 0
    // Nothing makes a window better again once its days are filled: what is broken for every rest stays broken.
    if (rules === Number.POSITIVE_INFINITY) return
    const reachable = sum(value, floors[day] ?? NOTHING)
    const bound = [(reachable[0] ?? 0) + rules, ...reachable.slice(1)]
    if (best && compare(bound, best.value) >= 0) return
    if (day === days) {
      const whole = bound.with(SAME_DESK, movesOf(options, filling))
      if (!best || compare(whole, best.value) < 0) best = { filling, value: whole }
      return
    }
    visit(day + 1, filling, states, sum(value, options.office[day] ?? NOTHING))
    const home = states.map((state, i) => state + (windows[i]?.shifts[day] ?? 0))
    visit(day + 1, filling | (1 << day), home, sum(value, options.home[day] ?? NOTHING))
  }
  visit(
    0,
    0,
    windows.map(() => 0),
    NOTHING,
  )
  return (best as { filling: Filling } | null)?.filling ?? null
}

/** For each number of days filled and each state they come to: the least a window can cost in the end. */
function leastAhead(window: RuleWindow, days: number): readonly ReadonlyMap<number, number>[] {
  const reached: Set<number>[] = [new Set([0])]
  for (let day = 0; day < days; day++) {
    const next = new Set(reached[day])
    for (const state of reached[day] ?? []) next.add(state + (window.shifts[day] ?? 0))
    reached.push(next)
  }
  const least: Map<number, number>[] = []
  for (let day = days; day >= 0; day--) {
    const after = least[0]
    const costs = new Map<number, number>()
    const ahead = (state: number) => after?.get(state) ?? 0
    for (const state of reached[day] ?? [])
      costs.set(
        state,
        after
          ? Math.min(ahead(state), ahead(state + (window.shifts[day] ?? 0)))
          : (window.costs.get(state) ?? 0),
      )
    least.unshift(costs)
  }
  return least
}

/** For each number of days filled: what the rest comes to at the least, each objective by itself. */
function floorsAhead({ office, home, open }: Options): readonly Vector[] {
  const floors: Vector[] = [NOTHING]
  for (let day = open.length - 1; day >= 0; day--)
    floors.unshift(sum(floors[0] ?? NOTHING, floorOf(office[day] ?? NOTHING, home[day] ?? NOTHING)))
  return floors
}

/** Days with a desk, those held among them, in order. */
export function deskDays({ open, choices, held }: Options, filling: Filling): DeskDay[] {
  const chosen = open.flatMap(({ day }, i): DeskDay[] => {
    const among = isHome(filling, i)
      ? []
      : (choices[i]?.best ?? []).flatMap(({ desk }) => (desk ? [desk.spaceId] : []))
    return among.length > 0 ? [{ day, among }] : []
  })
  // A desk held for one half of an open day comes before the one for its other half.
  return [...held, ...chosen].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

const movesOf = (options: Options, filling: Filling): number => fewestMoves(deskDays(options, filling)).moves

/** The desk of each open day; null at home and where there is none. */
export function desksOf(options: Options, filling: Filling): (SpaceId | null)[] {
  const days = deskDays(options, filling)
  const { desks } = fewestMoves(days)
  const isChosen = (day: DeskDay) => !options.held.includes(day)
  return options.open.map(
    ({ day }) => desks[days.findIndex((other) => other.day === day && isChosen(other))] ?? null,
  )
}
