/**
 * Everything accepted has its effect, or a later accepted change explains why not: the accepted changes,
 * applied one after the other in the order of their commits by a model of its own, give exactly the rows
 * there are. The model is written anew, in the plainest way, so that it shares no mistake with the product.
 */

import { addDays, type Day, daysFrom, weekday } from '#shared/calendar/day.ts'
import type { Intent } from '#shared/contract/mutations.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import type { ShareLevel } from '#shared/domain/people.ts'
import type { SetTeamDay } from '#shared/domain/team-days.ts'
import type { Ledger } from '../world/ledger.ts'
import type { NoticeRow, Tables } from './tables.ts'

const NOON = 780

type DayIntent = Extract<Intent, { name: `planning.${string}` | 'booking.book' | 'booking.release' }>

interface Hold {
  readonly id: string
  readonly space: string
  readonly from: number
  readonly to: number
}
interface DayModel {
  am: string | null
  pm: string | null
  holds: Hold[]
}

/** Halves a hold counts for: those in which it spends half of its time, or three hours. */
function halvesOf({ from, to }: Hold): ('am' | 'pm')[] {
  let am = 0
  let pm = 0
  for (let minute = from; minute < to; minute++) minute < NOON ? am++ : pm++
  const counts = (n: number) => n > 0 && (n >= (to - from) / 2 || n >= 180)
  return [...(counts(am) ? (['am'] as const) : []), ...(counts(pm) ? (['pm'] as const) : [])]
}

/** Another device had changed these halves since, and differently. */
function isStale(day: DayModel, { name, args }: DayIntent): boolean {
  if (name !== 'planning.setPlace') return false
  const halves = args.part === 'day' ? (['am', 'pm'] as const) : ([args.part] as const)
  return (
    halves.some((half) => args.was[half] !== day[half]) && halves.some((half) => args.place !== day[half])
  )
}

function apply(day: DayModel, { name, args }: DayIntent): void {
  if (name === 'booking.book') {
    const hold = { id: args.bookingId, space: args.spaceId, from: args.from, to: args.to }
    day.holds = [...day.holds.filter((h) => !args.replaces.some((id) => id === h.id)), hold]
    for (const half of halvesOf(hold)) day[half] = 'office'
  } else if (name === 'booking.release') {
    const hold = day.holds.find((h) => h.id === args.bookingId)
    if (!hold) return
    day.holds = day.holds.filter((h) => h !== hold)
    const keep = args.keepUntil
    if (keep && keep.minute > hold.from && keep.minute < hold.to)
      day.holds.push({ ...hold, id: keep.restId, to: keep.minute })
  } else if (name === 'planning.setPlace') {
    const halves = args.part === 'day' ? (['am', 'pm'] as const) : ([args.part] as const)
    for (const half of halves) day[half] = args.place
    if (args.place === 'office') return
    day.holds = day.holds.flatMap((h) => {
      const counted = halvesOf(h)
      if (!counted.some((half) => halves.includes(half))) return [h]
      if (counted.every((half) => halves.includes(half))) return []
      return halves.includes('am')
        ? [{ ...h, id: args.restId, from: Math.max(h.from, NOON) }]
        : [{ ...h, id: args.restId, to: Math.min(h.to, NOON) }]
    })
  } else {
    day.holds = day.holds.filter((h) => !args.release.some((id) => id === h.id))
    for (const b of args.book) {
      day.holds = day.holds.filter((h) => h.id !== b.id)
      day.holds.push({ id: b.id, space: b.spaceId, from: b.from, to: b.to })
    }
    day.am = args.places.am
    day.pm = args.places.pm
  }
}

/** A closing takes the hold; what it gave instead has another id. */
function displace(day: DayModel | undefined, { booking, target, from, to }: NoticeRow, ledger: Ledger): void {
  if (!day) return
  day.holds = day.holds.filter((h) => h.id !== booking)
  if (target) day.holds.push({ id: ledger.moved.get(booking) ?? '', space: target, from, to })
}

/** Days a team meets: every week's, and what was last said of single days where that is something else. */
class TeamModel {
  readonly weekly = new Set<number>()
  readonly single = new Map<Day, boolean>()

  set({ on, meets }: SetTeamDay): void {
    if (on.kind === 'day') this.single.set(on.day, meets)
    else {
      if (meets) this.weekly.add(on.weekday)
      else this.weekly.delete(on.weekday)
    }
    for (const [day, said] of this.single) if (said === this.weekly.has(weekday(day))) this.single.delete(day)
  }

  meets(day: Day): boolean {
    return this.single.get(day) ?? this.weekly.has(weekday(day))
  }
}

/** Days to come on which a team meets and nobody said so, or the other way round. */
function wrongTeamDays(teams: ReadonlyMap<TeamId, TeamModel>, tables: Tables, today: Day): string[] {
  const days = daysFrom(today, addDays(today, 20))
  return [...tables.teamDays].flatMap(([team, { weekdays, added, dropped }]) =>
    days
      .filter((day) => {
        const meets = added.includes(day) || (weekdays.includes(weekday(day)) && !dropped.includes(day))
        return meets !== (teams.get(team)?.meets(day) ?? false)
      })
      .map((day) => `${team} does not meet on ${day} as was last accepted`),
  )
}

/** @param today what is over is not judged of team days, as it is forgotten */
export function findMissingEffects(tables: Tables, ledger: Ledger, today: Day): string[] {
  const events = [
    ...[...tables.mutations].flatMap(([id, m]) =>
      m.rejection === null ? [{ order: m.order ?? 0, id, notice: null }] : [],
    ),
    ...tables.notices.map((notice) => ({ order: notice.order, id: null, notice })),
  ].sort((a, b) => a.order - b.order)
  const days = new Map<string, DayModel>()
  const shares = new Map<PersonId, ShareLevel>()
  const teams = new Map<TeamId, TeamModel>()
  for (const { id, notice } of events) {
    if (notice) {
      displace(days.get(`${notice.holder} ${notice.day}`), notice, ledger)
      continue
    }
    const sent = ledger.sent.get(id)
    if (!sent) return [`the server accepted ${id}, which nobody ever sent`]
    const { intent, dependsOn } = sent.mutation
    if (intent.name === 'people.share') {
      const { share, was } = intent.args
      const current = shares.get(sent.person) ?? 'team'
      if (!ledger.wasRestored && was !== current && share !== current)
        return [`${id} was accepted over a newer choice of who sees ${sent.person}`]
      shares.set(sent.person, share)
      continue
    }
    if (intent.name === 'teams.setTeamDay') {
      const team = teams.get(intent.args.teamId) ?? new TeamModel()
      teams.set(intent.args.teamId, team)
      team.set(intent.args)
      continue
    }
    if (intent.name === 'teams.releaseForMember') {
      const { personId, day, spaceId, from, to } = intent.args
      const held = days.get(`${personId} ${day}`)
      if (held) held.holds = held.holds.filter((h) => h.space !== spaceId || h.from !== from || h.to !== to)
      continue
    }
    const key = `${sent.person} ${intent.args.day}`
    const day = days.get(key) ?? { am: null, pm: null, holds: [] }
    days.set(key, day)
    // What had been accepted before a restore comes back over whatever was made of the older state.
    if (!ledger.wasRestored && isStale(day, intent))
      return [`${id} was accepted over a newer change of the same halves`]
    if (!ledger.wasRestored && dependsOn !== null && tables.mutations.get(dependsOn)?.rejection !== null)
      return [`${id} was accepted without ${dependsOn}, on which it depends`]
    apply(day, intent)
  }
  const expected: string[] = []
  for (const [key, day] of days) {
    for (const h of day.holds) expected.push(`${key} holds ${h.space} ${h.from}–${h.to} as ${h.id}`)
    if (day.am !== null || day.pm !== null) expected.push(`${key} is ${day.am}/${day.pm}`)
  }
  for (const [person, share] of shares) expected.push(`${person} is seen by ${share}`)
  const actual = [
    ...[...tables.shares]
      .filter(([p, s]) => s !== 'team' || shares.has(p))
      .map(([p, s]) => `${p} is seen by ${s}`),
    ...tables.bookings.map((b) => `${b.holder} ${b.day} holds ${b.spaceId} ${b.from}–${b.to} as ${b.id}`),
    ...tables.workDays.map((w) => `${w.person} ${w.day} is ${w.am}/${w.pm}`),
  ]
  const [have, want] = [new Set(actual), new Set(expected)]
  return [
    // A restored server may be told of an older change after a newer one.
    ...(ledger.wasRestored ? [] : wrongTeamDays(teams, tables, today)),
    ...expected.filter((line) => !have.has(line)).map((line) => `accepted, but missing: ${line}`),
    ...actual.filter((line) => !want.has(line)).map((line) => `nobody wanted: ${line}`),
  ]
}
