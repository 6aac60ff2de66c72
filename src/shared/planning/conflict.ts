/** Why there is no plan: rules that cannot all be kept, and none too many. */
import type { Finding } from '../policy/finding.ts'
import type { Filling } from './rule-costs.ts'
import { keyOf, type RuleWindow, ruleKeyOf } from './rule-costs.ts'

/**
 * Leaves out one rule after the other, the last of all first, and keeps only those without which there is a plan.
 * As fewer rules allow no less, none of the rest can be left out at the end.
 * @param fillingWith the best filling under these windows, null where there is none
 * @param judge what all rules say of a filling that became worse, of those that block
 * @returns a finding of each rule that collides, as it is in the plan that keeps the others and breaks it least
 */
export function collidingRules(
  windows: readonly RuleWindow[],
  fillingWith: (windows: readonly RuleWindow[]) => Filling | null,
  judge: (filling: Filling) => readonly Finding[],
): Finding[] {
  const blocking = [...new Set(windows.filter((w) => w.severity === 'block').map((w) => w.ruleKey))]
  const isKept = (window: RuleWindow, rules: ReadonlySet<string>) =>
    window.severity !== 'block' || rules.has(window.ruleKey)
  const under = (rules: ReadonlySet<string>) => fillingWith(windows.filter((w) => isKept(w, rules)))
  let needed = new Set(blocking)
  for (const rule of [...blocking].reverse()) {
    const fewer = new Set([...needed].filter((other) => other !== rule))
    if (under(fewer) === null) needed = fewer
  }
  return [...needed].flatMap((rule) => {
    const softened = windows
      .filter((w) => isKept(w, needed))
      .map((w) => (w.ruleKey === rule ? { ...w, costs: w.excess } : w))
    const filling = fillingWith(softened)
    if (filling === null) return []
    return judge(filling)
      .filter((f) => ruleKeyOf(f) === rule)
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      .slice(0, 1)
  })
}
