/** Monday 08:00 on two replicas, and what can go wrong does. Then the database is asked what became of it all. */
import { sql } from 'kysely'
import { pause } from '../soak/processes.ts'
import { type Bench, single } from './figure.ts'
import { mondayFigures, mondayOf, runMonday, type Scene } from './support/monday.ts'

/** Of the load's time. */
const AT = { freeze: 0.25, terminate: 0.35, kill: 0.5 }
/** Milliseconds that the killed replica is away. */
const AWAY_MS = 2_000
/** One in twenty laptops goes silent. */
const EVERY = 20

export const mondayFaults: Bench = {
  name: 'monday-faults',
  about: 'the same with a replica killed, connections of PostgreSQL cut, laptops half-open',
  async run({ full }) {
    const size = mondayOf(full)
    const outcome = await runMonday(size, 2, faults)
    if (!outcome) return []
    const { breaches, report } = outcome
    for (const breach of breaches.slice(0, 20)) process.stderr.write(`  ${breach}\n`)
    const how =
      'two server processes on PostgreSQL with fsync; one in twenty laptops stops reading and closes nothing; all connections of PostgreSQL are cut; half-way one server process is killed, and started again after 2 s'
    return [
      ...mondayFigures('Monday with faults', size, outcome, how, {}),
      single(
        'Monday with faults, lost or doubled',
        'times',
        breaches.length,
        0,
        `asked by SQL afterwards: each of ${report.acknowledged.length.toLocaleString('en')} answers is recorded as it was given, each change accepted has its effect once, nothing is there that nobody asked for, no bookings overlap, numbers without gaps`,
      ),
    ]
  },
}

async function faults({ administration, servers, monday, freeze }: Scene): Promise<void> {
  const { kysely } = administration.database
  const began = performance.now()
  const until = (share: number) => pause(began + share * monday.seconds * 1_000 - performance.now())
  await until(AT.freeze)
  await freeze(EVERY)
  await until(AT.terminate)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name like 'platzwahl%' and pid <> pg_backend_pid()`.execute(kysely)
  await until(AT.kill)
  await servers[1]?.kill()
  await pause(AWAY_MS)
  await servers[1]?.start()
}
