/** Single facts of a cache: who it belongs to, its session, and where its pulls stand. */
import { z } from 'zod'
import { Day } from '#shared/calendar/day.ts'
import { Tokens } from '#shared/contract/central.ts'
import { News, Settings, Wishes } from '#shared/contract/local.ts'
import { Me, ServerSettings } from '#shared/contract/pull.ts'
import { NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import { DeviceId, Epoch, PersonId, SiteId } from '#shared/domain/ids.ts'
import { PastDays } from '#shared/domain/past-days.ts'
import { PlanRoles } from '#shared/plan-import/roles.ts'
import { Standing } from '../notices/standing.ts'
import type { ReadDb, WriteDb } from './database.ts'

/** A cache of before was not told who sees its owner, nor of a contract; the next pull does. */
const StandingKept = Me.extend({
  leads: Me.shape.leads.default([]),
  share: Me.shape.share.default('team'),
  audience: Me.shape.audience.default({ leads: 0, team: 0, department: 0 }),
  employment: Me.shape.employment.default(NO_EMPLOYMENT),
  formerTeams: Me.shape.formerTeams.default([]),
})

const facts = {
  /** Whose cache this is, and the key its server signs with, pinned at the first sign-in. */
  owner: z.strictObject({
    personId: PersonId,
    login: z.string(),
    serverId: z.string(),
    serverName: z.string(),
    publicKey: z.string(),
  }),
  /** Address at which the owner's server has proven to be itself. */
  serverUrl: z.string(),
  device: DeviceId,
  tokens: Tokens,
  settings: Settings,
  wishes: Wishes,
  planRoles: PlanRoles,
  me: StandingKept,
  serverSettings: ServerSettings,
  past: PastDays,
  /** What held for the owner's planning when the last pull ended, and what is new of it. */
  standing: Standing,
  news: z.strictObject({ last: z.int(), all: z.array(News) }),
  /** The life of the server's database that is known to contain every change answered here. */
  epoch: Epoch,
  /**
   * The server may have lost some: it began another life, or there is reason to suspect so (null). How
   * far, by position in the queue, it was shown those kept here, and has said how they ended.
   */
  repair: z.strictObject({ epoch: Epoch.nullable(), shown: z.int(), settled: z.int() }),
  /** Number of the copy that screens read. */
  copy: z.int(),
  /** Where the next pull of the copy on screen begins. */
  cursor: z.string(),
  /** A pull under way: into which copy, from which cursor, and the page it stopped at. */
  pull: z.strictObject({ copy: z.int(), cursor: z.string().nullable(), page: z.string().nullable() }),
  window: z.strictObject({ from: Day, to: Day }),
  sites: z.array(SiteId),
  /** Last answer of the server, by the laptop's clock. */
  lastContact: z.number(),
  /** When the last completed pull was, by the server's clock. */
  pulledAt: z.number(),
  /** What to add to the laptop's clock to get the server's, milliseconds. */
  clockOffset: z.number(),
  /** Last number given to a change of this device. */
  lastSeq: z.int(),
  /** Changes ever made with this cache. */
  made: z.int(),
} as const
type Facts = typeof facts
export type Fact = keyof Facts
export type FactValue<K extends Fact> = z.infer<Facts[K]>

export function readMeta<K extends Fact>(db: ReadDb, key: K): FactValue<K> | null {
  const row = db.get('select value from meta where key = ?', key)
  return row ? (facts[key].parse(JSON.parse(String(row.value))) as FactValue<K>) : null
}

export function writeMeta<K extends Fact>(db: WriteDb, key: K, value: FactValue<K> | null): void {
  if (value === null) db.run('delete from meta where key = ?', key)
  else {
    db.run(
      'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
      key,
      JSON.stringify(value),
    )
  }
}

export const currentCopy = (db: ReadDb): number => readMeta(db, 'copy') ?? 0
