/** The agreement that holds for everyone all the time: nobody is at home more than it allows, reckoned plainly. */
import { addDays, mondayOf, weekday } from '#shared/calendar/arithmetic.ts'
import { MOST_AT_HOME } from '../world/agreement.ts'
import type { Tables } from './tables.ts'

/**
 * Only where no backup was restored: what had been accepted before comes back then, and is not judged again,
 * beside what was planned meanwhile.
 */
export function findBrokenRules({ workDays }: Tables, wasRestored: boolean): string[] {
  if (wasRestored) return []
  const halves = new Map<string, number>()
  for (const { person, day, am, pm } of workDays) {
    if (weekday(day) > 5) continue
    const key = `${person} ${mondayOf(day)}`
    const home = (am === 'home' ? 1 : 0) + (pm === 'home' ? 1 : 0)
    halves.set(key, (halves.get(key) ?? 0) + home)
  }
  return [...halves].flatMap(([key, n]) => {
    const [person, monday = ''] = key.split(' ')
    return n > MOST_AT_HOME
      ? [`${person} is at home for ${n} halves of the week until ${addDays(monday as never, 6)}`]
      : []
  })
}
