/** Makes a failing history short: steps are left out as long as it still fails. */

/** Runs spent on it at most. */
const MOST_RUNS = 160

/**
 * Delta debugging: leaves out ever smaller parts.
 * @param fails whether a history of only these steps still fails
 */
export async function shrink(
  steps: readonly number[],
  fails: (steps: readonly number[]) => Promise<boolean>,
): Promise<readonly number[]> {
  let kept = steps
  let runs = 0
  let parts = 2
  while (kept.length > 1 && runs < MOST_RUNS) {
    const size = Math.ceil(kept.length / parts)
    let found = false
    for (let from = 0; from < kept.length && runs < MOST_RUNS; from += size) {
      const without = [...kept.slice(0, from), ...kept.slice(from + size)]
      if (without.length === 0) continue
      runs++
      if (await fails(without)) {
        kept = without
        parts = Math.max(2, parts - 1)
        found = true
        break
      }
    }
    if (found) continue
    if (size === 1) break
    parts = Math.min(kept.length, parts * 2)
  }
  return kept
}
