/** Scheduled plans are published when their day begins, at the site's midnight, or when a server that was off is back. */
import { sql } from 'kysely'
import { addDays, beginningOf, dayAt } from '#shared/calendar/day.ts'
import type { FloorId, PersonId } from '#shared/domain/ids.ts'
import { type Administering, administer } from '../administration/index.ts'
import { whileUndisturbed } from '../booking/index.ts'
import { takeFloor } from '../buildings/index.ts'
import { openForNewPlan } from '../closings/index.ts'
import type { Services } from '../services.ts'
import { factsOf, subjectOf } from './effect.ts'
import { publishScheduled } from './publish.ts'
import { putInForce } from './put-in-force.ts'
import { renewFloor } from './schedule.ts'
import { versionInForce, versionScheduled } from './wanted.ts'

/** Any replica may do it, as often as it likes. @throws when one could not be published; the others are */
export async function publishDue(services: Services): Promise<void> {
  const { database, clock, random } = services
  const { rows } = await sql<{ floorId: FloorId; by: PersonId; from: string; timeZone: string }>`
    select v.floor_id as "floorId", v.published_by as by, v.from_day as from, s.time_zone as "timeZone"
    from floor_plan v join floor f on f.id = v.floor_id join site s on s.id = f.site_id
    where v.state = 'scheduled' order by v.floor_id`.execute(database.kysely)
  const due = rows.filter(({ from, timeZone }) => from <= dayAt(clock.now(), timeZone))
  const failures: unknown[] = []
  for (const { floorId, by } of due)
    await whileUndisturbed(() =>
      administer(services, { personId: by }, (a) => takeEffect(a, random, floorId)),
    ).catch((error: unknown) => void failures.push(error))
  if (failures.length > 0) throw failures[0]
}

/** As an ordinary publication: nobody is left on a space that goes, whatever happened since it was scheduled. */
async function takeEffect(a: Administering, random: Services['random'], floorId: FloorId): Promise<void> {
  const { tx, now, audit } = a
  const floor = await takeFloor(tx, floorId)
  const scheduled = await versionScheduled(tx, floorId)
  // It was withdrawn, or another replica was quicker.
  if (!floor || !scheduled || scheduled.from > dayAt(now, floor.timeZone)) return
  const { version, document: next, from } = scheduled
  const { document: before } = await versionInForce(tx, floorId)
  const publish = async () => {
    await publishScheduled(tx, floor, scheduled)
    await openForNewPlan(tx, floorId)
    await renewFloor(tx, floorId)
    return version
  }
  const { effect } = await putInForce(a, random, floor, { before, next, release: [] }, publish, new Set())
  await audit({
    action: 'plan.published',
    subject: subjectOf(floor),
    before: null,
    after: factsOf(effect, from),
  })
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
