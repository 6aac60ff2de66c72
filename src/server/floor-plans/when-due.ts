/** Scheduled plans are published when their day begins, at the site's midnight, or when a server that was off is back. */
import { sql } from 'kysely'
import { addDays, beginningOf, type Day, dayAt } from '#shared/calendar/day.ts'
import type { FloorId, PersonId } from '#shared/domain/ids.ts'
import { type Administering, administer } from '../administration/index.ts'
import { whileUndisturbed } from '../booking/index.ts'
import { type FloorInHand, takeFloor } from '../buildings/index.ts'
import type { Random } from '../random.ts'
import type { Services } from '../services.ts'
import { factsOf, subjectOf } from './effect.ts'
import { publishScheduled, SpaceElsewhere } from './publish.ts'
import { putInForce } from './put-in-force.ts'
import { tellScheduled } from './schedule.ts'
import { type Scheduled, versionInForce, versionScheduled } from './wanted.ts'

/** Any replica may do it, as often as it likes. @throws when one could not be published; the others are */
export async function publishDue(services: Services): Promise<void> {
  const { database, clock, random } = services
  const { rows } = await sql<{ floorId: FloorId; by: PersonId; from: Day; timeZone: string }>`
    select v.floor_id as "floorId", v.published_by as by, v.from_day as from, s.time_zone as "timeZone"
    from floor_plan v join floor f on f.id = v.floor_id join site s on s.id = f.site_id
    where v.state = 'scheduled' order by v.floor_id`.execute(database.kysely)
  const due = rows.filter(({ from, timeZone }) => from <= dayAt(clock.now(), timeZone))
  const failures: unknown[] = []
  for (const { floorId, by } of due) {
    // Whoever scheduled it was a facility manager when they decided it; the audit names them, whatever they are now.
    const onDue = (work: typeof takeEffect) =>
      administer(services, { personId: by }, (a) => onScheduled(a, floorId, (due) => work(a, random, due)))
    try {
      await whileUndisturbed(() => onDue(takeEffect)).catch(async (error: unknown) => {
        if (!(error instanceof SpaceElsewhere)) throw error
        await onDue(giveUp)
      })
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

interface Due {
  readonly floor: FloorInHand
  readonly scheduled: Scheduled
  readonly today: Day
}

async function onScheduled(
  { tx, now }: Administering,
  floorId: FloorId,
  work: (due: Due) => Promise<void>,
): Promise<void> {
  const floor = await takeFloor(tx, floorId)
  const scheduled = await versionScheduled(tx, floorId)
  const today = floor && dayAt(now, floor.timeZone)
  // Else it was withdrawn, or another replica was quicker.
  if (today && scheduled && scheduled.from <= today) await work({ floor, scheduled, today })
}

/** As an ordinary publication: nobody is left on a space that goes, whatever happened since it was scheduled. */
async function takeEffect(a: Administering, random: Random, { floor, scheduled, today }: Due): Promise<void> {
  const { version, document: next, from } = scheduled
  const { document: before } = await versionInForce(a.tx, floor.id)
  const publish = async () => {
    await publishScheduled(a.tx, floor, scheduled)
    await tellScheduled(a.tx, random, floor.id)
    return version
  }
  const plan = { before, next, from: today, release: [] }
  const { effect } = await putInForce(a, random, floor, plan, publish, new Set())
  await a.audit({
    action: 'plan.published',
    subject: subjectOf(floor),
    before: null,
    after: factsOf(effect, from),
  })
}

/**
 * What no further attempt would change: the version is kept as one that failed, the plan in force goes on, and what was
 * closed for the new one is open again. Facility managers are told with the floor.
 */
async function giveUp(a: Administering, random: Random, { floor, scheduled }: Due): Promise<void> {
  const { version, from } = scheduled
  await a.tx
    .updateTable('floor_plan')
    .set({ state: 'failed' })
    .where('floor_id', '=', floor.id)
    .where('version', '=', version)
    .execute()
  await tellScheduled(a.tx, random, floor.id)
  await a.audit({
    action: 'plan.failed',
    subject: subjectOf(floor),
    before: { planVersion: version, effectiveFrom: from },
    after: null,
  })
  a.announce({ everyone: true })
}

const MINUTE = 60_000
/** A site in another time zone may come, and a machine may sleep: it is looked again after an hour at the latest. */
const HOUR = 60 * MINUTE

/** Publishes what is due at once, and then whenever a day begins somewhere. The answer ends it, after what runs. */
export function startScheduledPlans(services: Services): () => Promise<void> {
  const { clock, database, log } = services
  let isOver = false
  let cancel = () => {}
  let running: Promise<void> = Promise.resolve()
  const untilNextDay = async (): Promise<number> => {
    const sites = await database.kysely.selectFrom('site').select('time_zone').distinct().execute()
    const now = clock.now()
    const beginnings = sites.map(({ time_zone }) => beginningOf(addDays(dayAt(now, time_zone), 1), time_zone))
    return Math.min(HOUR, ...beginnings.map((at) => at - now))
  }
  const look = async () => {
    let wait = MINUTE
    try {
      await publishDue(services)
      wait = await untilNextDay()
    } catch (error) {
      log.warn({ err: error }, 'a scheduled plan was not published; it is tried again')
    }
    if (!isOver) cancel = clock.after(wait, again)
  }
  const again = () => {
    running = look()
  }
  again()
  return () => {
    isOver = true
    cancel()
    return running
  }
}
