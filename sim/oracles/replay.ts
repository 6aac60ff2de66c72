/**
 * The accepted changes, applied one after the other in the order of their commits by a model of its own. It is
 * written anew, in the plainest way, so that it shares no mistake with the product.
 */
import { type Day, weekday } from '#shared/calendar/day.ts'
import type { Intent } from '#shared/contract/mutations.ts'
import type { Places } from '#shared/domain/day-plan.ts'
import type { MutationId, PersonId, TeamId } from '#shared/domain/ids.ts'
import type { ShareLevel } from '#shared/domain/people.ts'
import type { SetTeamDay } from '#shared/domain/team-days.ts'
import type { Ledger } from '../world/ledger.ts'
import type { NoticeRow, Tables } from './tables.ts'

/** Minute that splits the halves at every site of the city. */
export const NOON = 780

type DayIntent = Extract<Intent, { name: `planning.${string}` | 'booking.book' | 'booking.release' }>
type TeamIntent = Extract<Intent, { name: `teams.${string}` }>

interface Hold {
  readonly id: string
  readonly space: string
  readonly from: number
  readonly to: number
}
interface DayModel extends Places {
  /** Of the halves away: where they were before. */
  before: Places
  holds: Hold[]
}

/** A person's day as an accepted change left it. */
export interface ChangedDay {
  readonly order: number
  readonly id: MutationId
  readonly person: PersonId
  readonly day: Day
  readonly intent: DayIntent
  readonly after: Readonly<DayModel>
}

/** An accepted change for a team or a member of it. */
export interface ChangedTeam {
  readonly order: number
  readonly id: MutationId
  readonly person: PersonId
  readonly intent: TeamIntent
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

/** What is remembered of a day that was like `was` until then. */
function rememberAbsence(day: DayModel, was: Places): void {
  const before = { ...day.before }
  for (const half of ['am', 'pm'] as const)
    if (day[half] !== 'away') before[half] = null
    else if (was[half] !== 'away') before[half] = was[half]
  day.before = before
}

/** A closing takes the hold; what it gave instead has another id. */
function displace(day: DayModel | undefined, { booking, target, from, to }: NoticeRow, ledger: Ledger): void {
  if (!day) return
  day.holds = day.holds.filter((h) => h.id !== booking)
  if (target) day.holds.push({ id: ledger.moved.get(booking) ?? '', space: target, from, to })
}

/** Days a team meets: every week's, and what was last said of single days where that is something else. */
export class TeamModel {
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

export interface Replay {
  /** What must not have been accepted at all: whatever comes after it is not replayed. */
  readonly wrong: string | null
  /** By `person day`, as they are at the end. */
  readonly days: ReadonlyMap<string, Readonly<DayModel>>
  readonly shares: ReadonlyMap<PersonId, ShareLevel>
  readonly teams: ReadonlyMap<TeamId, TeamModel>
  /** In the order of their commits. */
  readonly changedDays: readonly ChangedDay[]
  readonly changedTeams: readonly ChangedTeam[]
}

export function replay(tables: Tables, ledger: Ledger): Replay {
  const events = [
    ...[...tables.mutations].flatMap(([id, m]) =>
      m.rejection === null ? [{ order: m.order ?? 0, id, notice: null }] : [],
    ),
    ...tables.notices.map((notice) => ({ order: notice.order, id: null, notice })),
  ].sort((a, b) => a.order - b.order)
  const days = new Map<string, DayModel>()
  const shares = new Map<PersonId, ShareLevel>()
  const teams = new Map<TeamId, TeamModel>()
  const changedDays: ChangedDay[] = []
  const changedTeams: ChangedTeam[] = []
  const replayed = (wrong: string | null): Replay => ({
    wrong,
    days,
    shares,
    teams,
    changedDays,
    changedTeams,
  })
  for (const { order, id, notice } of events) {
    if (notice) {
      displace(days.get(`${notice.holder} ${notice.day}`), notice, ledger)
      continue
    }
    const sent = ledger.sent.get(id)
    if (!sent) return replayed(`the server accepted ${id}, which nobody ever sent`)
    const { person } = sent
    const { intent, dependsOn } = sent.mutation
    if (intent.name === 'people.share') {
      const { share, was } = intent.args
      const current = shares.get(person) ?? 'team'
      if (!ledger.wasRestored && was !== current && share !== current)
        return replayed(`${id} was accepted over a newer choice of who sees ${person}`)
      shares.set(person, share)
      continue
    }
    if (intent.name === 'teams.setTeamDay') {
      const team = teams.get(intent.args.teamId) ?? new TeamModel()
      teams.set(intent.args.teamId, team)
      team.set(intent.args)
      changedTeams.push({ order, id, person, intent })
      continue
    }
    if (intent.name === 'teams.releaseForMember') {
      const { personId, day, spaceId, from, to } = intent.args
      const held = days.get(`${personId} ${day}`)
      if (held) held.holds = held.holds.filter((h) => h.space !== spaceId || h.from !== from || h.to !== to)
      changedTeams.push({ order, id, person, intent })
      continue
    }
    const { day } = intent.args
    const key = `${person} ${day}`
    const model = days.get(key) ?? { am: null, pm: null, before: { am: null, pm: null }, holds: [] }
    days.set(key, model)
    // What had been accepted before a restore comes back over whatever was made of the older state.
    if (!ledger.wasRestored && isStale(model, intent))
      return replayed(`${id} was accepted over a newer change of the same halves`)
    if (!ledger.wasRestored && dependsOn !== null && tables.mutations.get(dependsOn)?.rejection !== null)
      return replayed(`${id} was accepted without ${dependsOn}, on which it depends`)
    const { am, pm } = model
    apply(model, intent)
    rememberAbsence(model, { am, pm })
    changedDays.push({ order, id, person, day, intent, after: { ...model } })
  }
  return replayed(null)
}
