import { type Day, HALVES, nextDays, weekday } from '#shared/calendar/day.ts'
import type { Queued, SpaceRef, WeekDay } from '#shared/contract/local.ts'
import { applySetPlace, type SetPlace } from '#shared/domain/day-plan.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import { closedOn, type Site } from '#shared/domain/sites.ts'
import { isTeamDay, type TeamDays } from '#shared/domain/team-days.ts'
import { toNumber } from '#shared/policy/day-number.ts'
import { Situation } from '#shared/policy/situation.ts'
import { directoryRow, directoryRows } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { readMeta, writeMeta } from '../cache/meta.ts'
import { heldOn } from '../floors/held-on.ts'
import { spaceRef } from '../floors/space-ref.ts'
import { remember } from '../history/history.ts'
import { newBookingId } from '../ids.ts'
import { type Overlay, readOverlay } from '../overlay/overlay.ts'
import { dayRefusal } from '../overlay/verdict.ts'
import { type Context, os, queue, READ_ONLY, signedIn, stored, today } from '../procedures.ts'
import { factsOf } from '../rules/facts.ts'
import { ruleRefusal } from '../rules/judge.ts'
import type { KnownDays } from '../session/state.ts'
import { teamDaysOf } from '../teams/matrix.ts'
import { presenceOf, toldFrom } from '../teams/presence.ts'
import { copyWeek, endAbsence, setPlaces, takeSuggestion } from './several-days.ts'
import { readWishes, suggestedWeek } from './suggested-week.ts'

export const planningProcedures = (context: Context) => ({
  days: os.planning.days.handler(({ input: { from, days } }) => {
    const { db } = signedIn(context)
    const overlay = readOverlay(db)
    const known = today(context)
    const now = context.platform.clock.now()
    const facts = factsOf(db, now, new Set())
    const calendar = facts && new Situation(facts, [])
    const me = readMeta(db, 'me')
    const site = me && directoryRow(db, 'site', me.siteId)
    const own = {
      told: toldFrom(db, now),
      me: me?.person.id,
      site,
      calendar,
      teams: ownTeams(db, me?.teams ?? []),
      fixedDesks: directoryRows(db, 'fixedDesk').flatMap((desk) =>
        desk.isOwn ? (spaceRef(db, desk.spaceId) ?? []) : [],
      ),
    }
    return nextDays(from, days).map((day) => weekDay(db, overlay, known, own, day))
  }),

  setPlace: os.planning.setPlace.handler(({ input: { day, part, place } }): Queued => {
    const { db, sync } = signedIn(context)
    if (sync.readOnly()) return READ_ONLY
    const refusal = dayRefusal(day, today(context))
    if (refusal) return { ok: false, refusal }
    const overlay = readOverlay(db)
    const { plan } = overlay.day(day)
    const restId = newBookingId(context.platform.random)
    const args: SetPlace = { day, part, place, was: plan.places, restId }
    const { after } = applySetPlace(plan, args, overlay.noon)
    const broken = ruleRefusal(db, overlay, context.platform.clock.now(), plan, after)
    if (broken) return { ok: false, refusal: broken }
    return queue(context, { name: 'planning.setPlace', args }, null, (tx, id) =>
      remember(tx, id, plan, after),
    )
  }),

  setPlaces: os.planning.setPlaces.handler(({ input }) => setPlaces(context, input)),
  endAbsence: os.planning.endAbsence.handler(({ input }) => endAbsence(context, input)),
  suggestWeek: os.planning.suggestWeek.handler(({ input }) => suggestedWeek(context, input.monday)),
  takeSuggestion: os.planning.takeSuggestion.handler(({ input }) => takeSuggestion(context, input)),
  wishes: os.planning.wishes.handler(() => readWishes(signedIn(context).db)),
  setWishes: os.planning.setWishes.handler(({ input }) => {
    const { db } = signedIn(context)
    if (stored(context, () => db.write((tx) => writeMeta(tx, 'wishes', input))))
      context.topics.emit(new Set(['days']))
    return readWishes(db)
  }),
  copyWeek: os.planning.copyWeek.handler(({ input }) => copyWeek(context, input)),
})

interface OwnTeam {
  readonly name: string
  readonly days: TeamDays
}

/** What every day of a person is told with. */
interface Own {
  /** First day on which it is said where colleagues are. */
  readonly told: Day
  readonly me: PersonId | undefined
  readonly site: Site | null
  /** Which halves are worked; null: nothing is known yet. */
  readonly calendar: Situation | null
  readonly teams: readonly OwnTeam[]
  readonly fixedDesks: readonly SpaceRef[]
}

const ownTeams = (db: ReadDb, ids: readonly TeamId[]): OwnTeam[] =>
  ids.flatMap((id) => {
    const team = directoryRow(db, 'team', id)
    return team ? [{ name: team.name, days: teamDaysOf(db, team) }] : []
  })

function weekDay(
  db: ReadDb,
  overlay: Overlay,
  { today, last }: KnownDays,
  { told, me, site, calendar, teams, fixedDesks }: Own,
  day: Day,
): WeekDay {
  const view = overlay.day(day)
  const { plan, beforeAbsence, queuedBookings, lastChange } = view
  const working = calendar?.workingHalves(toNumber(day)) ?? []
  return {
    day,
    weekday: weekday(day),
    places: plan.places,
    bookings: plan.bookings.map(({ id, from, to, spaceId }) => ({
      id,
      from,
      to,
      space: spaceRef(db, spaceId),
      queued: queuedBookings.has(id),
    })),
    beforeAbsence: beforeAbsence && {
      places: beforeAbsence.places,
      desks: beforeAbsence.desks.map(({ from, to, spaceId }) => ({ from, to, space: spaceRef(db, spaceId) })),
    },
    fixedDesks: fixedDesks.map((space) => ({ space, held: heldOn(db, told, space.spaceId, view) })),
    queued: lastChange !== null,
    closed: site && closedOn(site, day),
    works: { am: working.includes('am'), pm: working.includes('pm') },
    meeting: teams.filter((team) => isTeamDay(team.days, day)).map((team) => team.name),
    when: day < today ? 'past' : day === today ? 'today' : day > last ? 'beyond' : 'ahead',
    colleagues: colleaguesOn(db, told, day, me),
  }
}

function colleaguesOn(db: ReadDb, told: Day, day: Day, me: PersonId | undefined): WeekDay['colleagues'] {
  return presenceOf(db, told, day)
    .filter(({ personId, content }) => personId !== me && HALVES.some((half) => content.places[half]))
    .map(({ personId, content }) => ({ personId, places: content.places }))
}
