/** What a week could be, from what this laptop knows: gathered here, decided in `src/shared/planning`. */
import {
  addDays,
  type Day,
  daysFrom,
  HALVES,
  type Minutes,
  mondayOf,
  nextDays,
  weekday,
} from '#shared/calendar/day.ts'
import { NO_WISHES, type SuggestedWeek, type SuggestionReason, type Wishes } from '#shared/contract/local.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import type { Feature, Point } from '#shared/domain/floor-plan.ts'
import type { FloorId, SpaceId } from '#shared/domain/ids.ts'
import { isMember } from '#shared/domain/people.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { isTeamDay } from '#shared/domain/team-days.ts'
import { distance } from '#shared/geometry/shape.ts'
import { openIn } from '#shared/planning/open-days.ts'
import { suggestWeek } from '#shared/planning/suggest-week.ts'
import type {
  CandidateDesk,
  DayToFill,
  DeskReason,
  Nearness,
  PlaceReason,
  SuggestedPlace,
} from '#shared/planning/suggestion.ts'
import type { Policy } from '#shared/policy/policy.ts'
import { directoryRow, directoryRows } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { currentCopy, readMeta } from '../cache/meta.ts'
import { floorStates } from '../floors/availability.ts'
import { type Keeper, readKeeper } from '../floors/keeping.ts'
import { readPlan } from '../floors/procedures.ts'
import { spaceRef } from '../floors/space-ref.ts'
import { type Overlay, readOverlay } from '../overlay/overlay.ts'
import { type Context, signedIn, today } from '../procedures.ts'
import { factsOf, plansFor, policiesOf, withStaffing } from '../rules/facts.ts'
import { bookingsOf } from '../rules/judge.ts'
import { teamDaysOf } from '../teams/matrix.ts'
import { presenceOf } from '../teams/presence.ts'

/** Floors a desk is looked for on: the person's usual ones, and where the team has its zone. */
const MOST_FLOORS = 3
/** Desks of a day that are looked at closely: those with what is wanted first, then the nearest. */
const MOST_DESKS = 60

export const readWishes = (db: ReadDb): Wishes => readMeta(db, 'wishes') ?? NO_WISHES

export function suggestedWeek(context: Context, monday: Day): SuggestedWeek {
  const { db } = signedIn(context)
  const span = today(context)
  const policies = policiesOf(db)
  const overlay = readOverlay(db)
  const first = mondayOf(monday)
  const range = { from: first, to: addDays(first, 6) }
  const days = nextDays(first, 7).filter((day) => day >= span.today && day <= span.last)
  // The rules' own window, and the week itself where no rule is in force.
  const plans = new Map(plansFor(db, overlay, policies, range).map((plan) => [plan.day, plan]))
  for (const day of days) plans.set(day, overlay.day(day).plan)
  const now = context.platform.clock.now()
  const known = factsOf(db, now, bookingsOf([...plans.values()]))
  if (!known || days.length === 0) return { kind: 'plan', days: [], broken: [], undecided: [] }
  const wishes = readWishes(db)
  // What the person needs comes before what they would like.
  const wantedFeatures = [...new Set([...known.person.needs, ...wishes.features])]
  const fixed = ownFixedDesks(db)
  const openOn = openIn({ facts: known, plans: [...plans.values()] })
  const open = days.flatMap((day) => {
    const hours = openOn(day)
    return hours ? [{ day, minutes: hours.minutes }] : []
  })
  const suggestion = suggestWeek({
    policies,
    facts: withStaffing(db, now, known, policies, days),
    plans: [...plans.values()],
    days: daysToFill(db, overlay, { keeper: readKeeper(db, now), wantedFeatures, fixed }, open, {
      from: span.first,
      to: days.at(-1) ?? span.first,
    }),
    wishes: new Map(wishes.places.flatMap((place, i) => (place ? [[i + 1, place] as const] : []))),
    usual: usualPlaces(overlay, span.first, span.today),
    wantedFeatures,
  })
  if (suggestion.kind === 'conflict') return { kind: 'conflict', rules: [...suggestion.rules] }
  return {
    kind: 'plan',
    days: suggestion.days.map(({ day, halves, place, spaceId, reasons, deskReasons }) => ({
      day,
      part: halves.length === HALVES.length ? 'day' : (halves[0] ?? 'day'),
      place,
      space: spaceId === null ? null : spaceRef(db, spaceId),
      reasons: reasons.map((reason) => said(policies, reason)),
      deskReasons:
        spaceId !== null && fixed.has(spaceId)
          ? [{ kind: 'fixedDesk' }]
          : deskReasons.map((reason) => said(policies, reason)),
    })),
    broken: [...suggestion.broken],
    undecided: [...suggestion.undecided],
  }
}

/** With the words of the rule in place of its figures. */
function said(policies: readonly Policy[], reason: PlaceReason | DeskReason): SuggestionReason {
  if (reason.kind === 'feature') return { ...reason, has: [...reason.has], lacks: [...reason.lacks] }
  if (reason.kind !== 'rule') return reason
  const rule = policies
    .filter((policy) => policy.id === reason.policyId)
    .flatMap((policy) => policy.rules)
    .find((r) => r.id === reason.ruleId)
  return {
    kind: reason.kind,
    text: rule?.text ?? { de: '', en: '' },
    paragraph: rule?.paragraph ?? '',
  }
}

/** Where the person was on a weekday each time it was planned, twice at least. */
function usualPlaces(overlay: Overlay, from: Day, to: Day): Map<number, SuggestedPlace> {
  const seen = new Map<number, Set<Place>>()
  const times = new Map<number, number>()
  for (const day of daysFrom(from, addDays(to, -1))) {
    const { am, pm } = overlay.day(day).plan.places
    if (am === null || am !== pm || am === 'away') continue
    const n = weekday(day)
    seen.set(n, new Set([...(seen.get(n) ?? []), am]))
    times.set(n, (times.get(n) ?? 0) + 1)
  }
  return new Map(
    [...seen].flatMap(([n, places]) => {
      const [place] = places
      const isUsual = places.size === 1 && (times.get(n) ?? 0) >= 2
      return isUsual && (place === 'office' || place === 'home') ? [[n, place] as const] : []
    }),
  )
}

/** What tells which desks the person may have, and would have first. */
interface Choosing {
  readonly keeper: Keeper
  readonly wantedFeatures: readonly Feature[]
  readonly fixed: ReadonlySet<SpaceId>
}

const ownFixedDesks = (db: ReadDb): ReadonlySet<SpaceId> =>
  new Set(directoryRows(db, 'fixedDesk').flatMap((desk) => (desk.isOwn ? [desk.spaceId] : [])))

function daysToFill(
  db: ReadDb,
  overlay: Overlay,
  choosing: Choosing,
  days: readonly { readonly day: Day; readonly minutes: Minutes }[],
  /** Where the person had desks in these days, they may have others. */
  usual: { readonly from: Day; readonly to: Day },
): DayToFill[] {
  const me = readMeta(db, 'me')
  const teams = (me?.teams ?? []).flatMap((id) => directoryRow(db, 'team', id) ?? [])
  const teamDays = teams.map((team) => teamDaysOf(db, team))
  const mates = new Set<string>(
    directoryRows(db, 'person')
      .filter((p) => p.id !== me?.person.id && me?.teams.some((id) => isMember(p, id)))
      .map((p) => p.id),
  )
  const floors = floorsFor(db, overlay, choosing.fixed, usual.from, usual.to)
  return days.map(({ day, minutes }) => {
    const present = presenceOf(db, choosing.keeper.told, day).filter((c) => mates.has(c.personId))
    const taken = new Set(present.flatMap((c) => c.content.desks.map((d) => d.spaceId)))
    const desks = floors.flatMap((floor) => freeDesks(db, overlay, choosing, floor, { day, minutes }, taken))
    const own = desks.filter((desk) => choosing.fixed.has(desk.spaceId))
    return {
      day,
      isTeamDay: teamDays.some((team) => isTeamDay(team, day)),
      colleagues: present.filter(({ content: { places } }) => HALVES.some((h) => places[h] === 'office'))
        .length,
      // Whoever has a fixed desk keeps no other from everyone else.
      desks: own.length > 0 ? own : desks,
    }
  })
}

interface FloorToSearch {
  readonly id: FloorId
  readonly desks: readonly {
    id: SpaceId
    index: number
    zoneId: string | null
    features: Feature[]
    at: Point
  }[]
  /** Centre of the own team's home zone, where it has one here. */
  readonly home: Point | null
}

/** Where the own fixed desks are, floors with the own team's zone, then those the person had desks on lately. */
function floorsFor(
  db: ReadDb,
  overlay: Overlay,
  fixed: ReadonlySet<SpaceId>,
  first: Day,
  last: Day,
): FloorToSearch[] {
  const me = readMeta(db, 'me')
  const own = new Set([...fixed].flatMap((id) => spaceRef(db, id)?.floorId ?? []))
  const zones = db.all(
    `select distinct floor_id from space where copy = ? and zone_team in (select value from json_each(?))`,
    currentCopy(db),
    JSON.stringify(me?.teams ?? []),
  )
  for (const { floor_id } of zones) own.add(floor_id as FloorId)
  const lately = daysFrom(first, last)
    .flatMap((day) => overlay.day(day).plan.bookings)
    .flatMap((b) => spaceRef(db, b.spaceId)?.floorId ?? [])
  const times = Map.groupBy(lately, (id) => id)
  const usual = [...times].sort(([, a], [, b]) => b.length - a.length).map(([id]) => id)
  const site = directoryRows(db, 'floor')
    .filter((floor) => floor.siteId === me?.siteId)
    .sort((a, b) => a.level - b.level || a.id.localeCompare(b.id))
    .map((floor) => floor.id)
  const ids = own.size + usual.length > 0 ? [...new Set([...own, ...usual])] : site
  return ids.slice(0, MOST_FLOORS).flatMap((id) => {
    const plan = readPlan(db, id)
    if (!plan) return []
    const zones = new Set<string>(
      plan.document.zones.filter((z) => z.teamId && me?.teams.includes(z.teamId)).map((z) => z.id),
    )
    const desks = plan.document.spaces.flatMap((space, index) =>
      space.kind === 'desk'
        ? [{ id: space.id, index, zoneId: space.zoneId, features: [...space.features], at: space.at }]
        : [],
    )
    return [
      { id, desks, home: centreOf(desks.filter((d) => d.zoneId && zones.has(d.zoneId)).map((d) => d.at)) },
    ]
  })
}

function freeDesks(
  db: ReadDb,
  overlay: Overlay,
  { keeper, wantedFeatures, fixed }: Choosing,
  floor: FloorToSearch,
  { day, minutes }: { readonly day: Day; readonly minutes: Minutes },
  taken: ReadonlySet<SpaceId>,
): CandidateDesk[] {
  const states = floorStates(db, floor.id, day, minutes, keeper, overlay.day(day))?.states
  if (!states) return []
  const mates = floor.desks.filter((desk) => taken.has(desk.id)).map((desk) => desk.at)
  const lacking = (desk: CandidateDesk) => wantedFeatures.filter((f) => !desk.features.includes(f)).length
  return floor.desks
    .filter((desk) => states[desk.index] === SpaceState.free)
    .map(({ id, features, at }) => ({
      spaceId: id,
      features,
      near: nearnessOf(at, floor.home, mates),
    }))
    .sort(
      (a, b) =>
        Number(fixed.has(b.spaceId)) - Number(fixed.has(a.spaceId)) ||
        lacking(a) - lacking(b) ||
        (a.near?.distance ?? Infinity) - (b.near?.distance ?? Infinity),
    )
    .slice(0, MOST_DESKS)
}

function nearnessOf(at: Point, home: Point | null, mates: readonly Point[]): Nearness | null {
  if (home) return { to: 'teamZone', distance: Math.round(distance(at, home)) }
  const nearest = Math.min(...mates.map((mate) => distance(at, mate)))
  return Number.isFinite(nearest) ? { to: 'colleagues', distance: Math.round(nearest) } : null
}

function centreOf(points: readonly Point[]): Point | null {
  if (points.length === 0) return null
  const sum = points.reduce(([x, y], p) => [x + p[0], y + p[1]] as Point, [0, 0] as Point)
  return [sum[0] / points.length, sum[1] / points.length]
}
