/**
 * Tells connected laptops to pull after something that concerns them was committed.
 *
 * Changes are gathered for a moment and go out as one NOTIFY per replica, since each NOTIFY takes a
 * lock of the whole database at commit. Every replica hears all of them and pokes its own laptops, no faster
 * than it answers the pulls that follow: a laptop that is still to be poked is poked once for all there is.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import type { DeviceId, PersonId, SiteId, TeamId } from '#shared/domain/ids.ts'
import type { Clock } from '../clock.ts'
import { type Database, notify } from '../database/index.ts'

const CHANNEL = 'platzwahl_changes'
/** Milliseconds during which changes are gathered. */
const GATHER = 50
/**
 * Laptops are poked in waves: the first one small, as the pulls it brings are seen only later, each next one
 * larger while none of them wait. So ten thousand are poked in less than two seconds when nothing else goes on.
 */
const WAVE = { first: 10, growth: 2, most: 800 }
/** Milliseconds. */
const BETWEEN_WAVES = 50
/** PostgreSQL takes payloads under 8,000 bytes; beyond that everyone is poked. */
const MAX_PAYLOAD = 7_500

/** What was committed: whose days, whom a team shows, which sites' occupancy, which devices' sessions, or something for all. */
export interface Change {
  readonly people?: readonly PersonId[]
  /** Whose members see something else now, beside the teams that the people belong to. */
  readonly teams?: readonly TeamId[]
  readonly sites?: readonly SiteId[]
  readonly devices?: readonly DeviceId[]
  readonly everyone?: boolean
}

/** Which changes concern a connected laptop. */
export interface Interest {
  readonly personId: PersonId
  readonly deviceId: DeviceId
  readonly teams: readonly TeamId[]
  readonly sites: readonly SiteId[]
}

const Notice = z.strictObject({
  all: z.boolean(),
  /** Teams whose members see the people changed. */
  teams: z.array(z.string()),
  people: z.array(z.string()),
  sites: z.array(z.string()),
  devices: z.array(z.string()),
})
type Notice = z.infer<typeof Notice>

interface Subscriber {
  readonly interest: Interest
  readonly poke: () => void
  readonly end: () => void
}

export interface ChangeFeed {
  /** Call it once the change is committed. */
  announce(change: Change): void
  /** @returns ends the subscription */
  subscribe(interest: Interest, poke: () => void, end: () => void): () => void
  /** Ends every subscription: the server is going. */
  endAll(): void
  close(): Promise<void>
}

/** @param isBusy says that those poked before are still being answered */
export async function startChangeFeed(
  database: Database,
  clock: Clock,
  isBusy: () => boolean,
  onTrouble: (error: unknown) => void,
): Promise<ChangeFeed> {
  const subscribers = new Set<Subscriber>()
  /** Those to be poked, the longest waiting first. */
  const due = new Set<Subscriber>()
  let cancelWave: (() => void) | null = null
  let size = WAVE.first
  const gathered = emptyNotice()
  let cancel: (() => void) | null = null
  let sending: Promise<void> = Promise.resolve()

  const deliver = (notice: Notice) => {
    const concerned = concerns(notice)
    for (const s of subscribers) {
      if (concerned(s.interest)) due.add(s)
      // Its session or its choice of sites changed: it is to come back and be looked at anew.
      if (notice.devices.includes(s.interest.deviceId)) {
        pokeNow(s)
        s.end()
      }
    }
    if (!cancelWave) wave()
  }
  const pokeNow = (s: Subscriber) => {
    due.delete(s)
    s.poke()
  }
  const wave = () => {
    cancelWave = null
    if (isBusy()) size = WAVE.first
    else {
      for (const s of [...due].slice(0, size)) pokeNow(s)
      size = due.size > 0 ? Math.min(WAVE.most, Math.ceil(size * WAVE.growth)) : WAVE.first
    }
    if (due.size > 0) cancelWave = clock.after(BETWEEN_WAVES, wave)
  }
  const stop = await database.listen(CHANNEL, (payload) => {
    const notice = payload === null ? EVERYONE : parseNotice(payload)
    deliver(notice)
  })
  const flush = () => {
    cancel = null
    const notice = takeAll(gathered)
    sending = sending.then(() => send(database, notice)).catch(onTrouble)
  }

  return {
    announce(change) {
      gather(gathered, change)
      cancel ??= clock.after(GATHER, flush)
    },
    subscribe(interest, poke, end) {
      const subscriber = { interest, poke, end }
      subscribers.add(subscriber)
      return () => {
        subscribers.delete(subscriber)
        due.delete(subscriber)
      }
    },
    endAll() {
      for (const s of subscribers) s.end()
    },
    async close() {
      if (cancel) {
        cancel()
        flush()
      }
      await sending
      await stop()
      cancelWave?.()
    },
  }
}

const EVERYONE: Notice = { all: true, teams: [], people: [], sites: [], devices: [] }

interface Gathered {
  all: boolean
  readonly people: Set<PersonId>
  readonly teams: Set<TeamId>
  readonly sites: Set<SiteId>
  readonly devices: Set<DeviceId>
}
const emptyNotice = (): Gathered => ({
  all: false,
  people: new Set(),
  teams: new Set(),
  sites: new Set(),
  devices: new Set(),
})

function gather(into: Gathered, change: Change): void {
  into.all ||= change.everyone ?? false
  for (const id of change.people ?? []) into.people.add(id)
  for (const id of change.teams ?? []) into.teams.add(id)
  for (const id of change.sites ?? []) into.sites.add(id)
  for (const id of change.devices ?? []) into.devices.add(id)
}

function takeAll(from: Gathered): Gathered {
  const taken = {
    all: from.all,
    people: new Set(from.people),
    teams: new Set(from.teams),
    sites: new Set(from.sites),
    devices: new Set(from.devices),
  }
  from.all = false
  for (const set of [from.people, from.teams, from.sites, from.devices]) set.clear()
  return taken
}

async function send(database: Database, gathered: Gathered): Promise<void> {
  const people = [...gathered.people]
  const teams = new Set(gathered.teams)
  if (people.length > 0 && !gathered.all) for (const id of await teamsOf(database, people)) teams.add(id)
  const { all, sites, devices } = gathered
  const notice: Notice = { all, teams: [...teams], people, sites: [...sites], devices: [...devices] }
  const payload = JSON.stringify(notice)
  await notify(database.kysely, CHANNEL, payload.length > MAX_PAYLOAD ? JSON.stringify(EVERYONE) : payload)
}

/** Teams whose members may see these people. */
async function teamsOf(database: Database, people: readonly PersonId[]): Promise<TeamId[]> {
  const rows = await sql<{ team_id: TeamId }>`
    select team_id from person where id = any(${people}::uuid[])
    union select team_id from team_membership where person_id = any(${people}::uuid[])
    union select team_and_below(department_of(team_id)) from person
      where id = any(${people}::uuid[]) and share = 'department'`.execute(database.kysely)
  return rows.rows.map((row) => row.team_id)
}

/** Whatever cannot be read concerns everyone: a poke too many does no harm. */
function parseNotice(payload: string): Notice {
  try {
    return Notice.parse(JSON.parse(payload))
  } catch {
    return EVERYONE
  }
}

function concerns(notice: Notice): (interest: Interest) => boolean {
  if (notice.all) return () => true
  const people = new Set(notice.people)
  const teams = new Set(notice.teams)
  const sites = new Set(notice.sites)
  const devices = new Set(notice.devices)
  return (i) =>
    people.has(i.personId) ||
    devices.has(i.deviceId) ||
    i.sites.some((id) => sites.has(id)) ||
    i.teams.some((id) => teams.has(id))
}
