/** Which desks are kept from the person who is signed in, and when that changes; from the cache, offline too. */
import { addDays, type Day, type Instant, MINUTES_PER_DAY, type Minutes } from '#shared/calendar/day.ts'
import type { Availability } from '#shared/contract/local.ts'
import { openHomeZones } from '#shared/domain/home-zone.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import { lineAbove } from '#shared/domain/people.ts'
import {
  type DeskFacts,
  type Keeping,
  type KeptDesk,
  keepingOn,
  keptDesk,
  openingMinutes,
} from '#shared/policy/kept-desks.ts'
import type { Policy } from '#shared/policy/policy.ts'
import { directoryRow, directoryRows } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { readMeta } from '../cache/meta.ts'
import { factsOf, parentsIn, policiesOf } from '../rules/facts.ts'
import { toldFrom } from '../teams/presence.ts'
import { type FloorIndex, placedSpaces } from './floor-index.ts'

/** A reading as of now; days and floors are asked of it one by one. */
export interface Keeper {
  /** First day on which it is said where colleagues are. */
  readonly told: Day
  /** Desks of the floor that are kept for some of that time, by their index in plan order. */
  keptOn(index: FloorIndex, day: Day, period: Minutes): Availability['kept']
  /** The person's own fixed desks. */
  ownOn(index: FloorIndex): number[]
  /** Milliseconds until a desk opens, of whatever day; null: none does. */
  readonly opensIn: number | null
}

type Kept = Omit<Keeper, 'told'>

const NOTHING: Kept = { keptOn: () => [], ownOn: () => [], opensIn: null }

/** Reads what keeps desks when it is first asked: many a change is refused, or listed, without. */
export function readKeeper(db: ReadDb, now: Instant): Keeper {
  let told: Day | null = null
  let read: Kept | null = null
  const from = (): Day => {
    told ??= toldFrom(db, now)
    return told
  }
  const keeper = (): Kept => {
    read ??= keeperOf(db, now, from())
    return read
  }
  return {
    get told() {
      return from()
    },
    keptOn: (index, day, period) => keeper().keptOn(index, day, period),
    ownOn: (index) => keeper().ownOn(index),
    get opensIn() {
      return keeper().opensIn
    },
  }
}

function keeperOf(db: ReadDb, now: Instant, told: Day): Kept {
  const facts = factsOf(db, now, new Set())
  if (!facts) return NOTHING
  const policies = policiesOf(db)
  const parentOf = parentsIn(db)
  const asking = {
    person: facts.person,
    openZones: openHomeZones(readMeta(db, 'me')?.teams ?? [], parentOf),
    now: facts.now,
  }
  // When a desk was released tells where its holder was.
  const fixed = new Map(
    directoryRows(db, 'fixedDesk').map((desk) => [
      desk.spaceId,
      { ...desk, released: desk.released.filter(({ day }) => day >= told) },
    ]),
  )
  const lines = new Map<TeamId, readonly TeamId[]>()
  const lineOf = (team: TeamId) => {
    const line = lines.get(team) ?? lineAbove(team, parentOf)
    lines.set(team, line)
    return line
  }
  const teamOf = (kept: KeptDesk) =>
    kept.for === 'team' ? (directoryRow(db, 'team', kept.teamId)?.name ?? null) : null
  return {
    keptOn(index, day, period) {
      const keeping = keepingOn(policies, day, asking)
      const deskAt = desksOf(db, index, keeping, (i) => {
        const [id, team] = [index.ids[i], index.zoneTeams[i] ?? null]
        return { holder: (id && fixed.get(id)) ?? null, zoneLine: team && lineOf(team) }
      })
      const groups = new Map<string, Availability['kept'][number]>()
      for (let i = 0; i < index.size; i++) {
        const desk = deskAt(i)
        const kept = desk && keptDesk(keeping, desk, period)
        if (!kept) continue
        const key = keyOf(kept)
        const group = groups.get(key)
        if (group) group.desks.push(i)
        else groups.set(key, { kept, team: teamOf(kept), desks: [i] })
      }
      return [...groups.values()]
    },
    ownOn: (index) =>
      [...fixed.values()].flatMap(({ spaceId, isOwn }) =>
        isOwn ? (index.indexOfId.get(spaceId) ?? []) : [],
      ),
    opensIn: nextOpening(policies, facts.now, now),
  }
}

/** What may keep each desk; null: nothing. Features are read only where a rule asks for them. */
function desksOf(
  db: ReadDb,
  index: FloorIndex,
  { needs }: Keeping,
  placed: (i: number) => Omit<DeskFacts, 'features'>,
): (i: number) => DeskFacts | null {
  const spaces = needs.length > 0 ? placedSpaces(db, index) : null
  return (i) => {
    if (!index.desk[i]) return null
    const { holder, zoneLine } = placed(i)
    const features = spaces?.[i]?.features ?? []
    return holder || zoneLine || features.length > 0 ? { holder, zoneLine, features } : null
  }
}

const keyOf = (kept: KeptDesk): string =>
  kept.for === 'team' ? kept.teamId : kept.for === 'needs' ? kept.features.join() : kept.for

/** Days ahead that may open now: a rule keeps a desk at most so long before its day. */
const AHEAD = 60

function nextOpening(
  policies: readonly Policy[],
  now: { day: Day; minute: number },
  at: Instant,
): number | null {
  const minutes = openingMinutes(policies, now.day, addDays(now.day, AHEAD))
  if (minutes.length === 0) return null
  const ahead = minutes.map((m) => (m > now.minute ? m - now.minute : m - now.minute + MINUTES_PER_DAY))
  return Math.min(...ahead) * MINUTE_MS - (at % MINUTE_MS)
}
const MINUTE_MS = 60_000
