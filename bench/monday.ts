/** Monday 08:00 on one replica. */
import type { Bench } from './figure.ts'
import { mondayFigures, mondayOf, runMonday } from './support/monday.ts'

export const monday: Bench = {
  name: 'monday',
  about: 'everybody plans three days within a minute, all laptops connected',
  async run({ full }) {
    const size = mondayOf(full)
    const outcome = await runMonday(size, 1)
    if (!outcome) return []
    if (outcome.breaches.length > 0) throw new Error(outcome.breaches.slice(0, 20).join('\n'))
    const how =
      'one server process on PostgreSQL with fsync, laptops in one other process, sites of 500 people and 300 desks'
    return mondayFigures('Monday', size, outcome, how, { push: 1_000, fresh: 10_000 })
  },
}
