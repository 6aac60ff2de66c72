/** The versions that a floor has, and the drawing that is wanted in their place. */
import { sql } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import type { NotPublishable, PublishRequest } from '#shared/contract/floor-plans.ts'
import { EMPTY_PLAN, FloorPlanDocument, type Zone } from '#shared/domain/floor-plan.ts'
import type { FloorId, PersonId, SpaceId } from '#shared/domain/ids.ts'
import { applyEdit } from '#shared/floor-edit/edit.ts'
import type { Queries, Tx } from '../database/index.ts'

export interface Version {
  readonly version: number
  readonly document: FloorPlanDocument
}

/** The version in force; 0 and an empty one: there is none yet. */
export async function versionInForce(tx: Tx, floorId: FloorId): Promise<Version> {
  const row = await tx
    .selectFrom('floor_plan')
    .select(['version', 'document'])
    .where('floor_id', '=', floorId)
    .where('state', '=', 'published')
    .executeTakeFirst()
  return row ?? { version: 0, document: EMPTY_PLAN }
}

export interface Scheduled extends Version {
  readonly from: Day
  readonly by: PersonId
  readonly byName: string
}

export async function versionScheduled(tx: Tx, floorId: FloorId): Promise<Scheduled | undefined> {
  const row = await tx
    .selectFrom('floor_plan as v')
    .innerJoin('person as p', 'p.id', 'v.published_by')
    .select(['v.version', 'v.document', 'v.from_day as from', 'p.id as by', 'p.display_name as byName'])
    .where('v.floor_id', '=', floorId)
    .where('v.state', '=', 'scheduled')
    .$narrowType<{ from: Day }>()
    .executeTakeFirst()
  return row
}

/** What was drawn as that version; null: there is none. */
export async function documentOf(
  queries: Queries,
  floorId: FloorId,
  version: number,
): Promise<FloorPlanDocument | null> {
  const row = await queries
    .selectFrom('floor_plan')
    .select('document')
    .where('floor_id', '=', floorId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.document ?? null
}

/** Zones of teams that there are no longer are nobody's home. @returns why where there is nothing that could be published */
export async function wantedDocument(
  tx: Tx,
  floorId: FloorId,
  before: FloorPlanDocument,
  what: PublishRequest['what'],
): Promise<FloorPlanDocument | NotPublishable> {
  if (what.kind === 'version') {
    const old = await documentOf(tx, floorId, what.version)
    return old ? await withoutGoneTeams(tx, old) : 'noVersion'
  }
  try {
    const parsed = FloorPlanDocument.safeParse(applyEdit(before, what.changes))
    if (!parsed.success) return 'tooMuch'
    const ids = parsed.data.spaces.map((s) => s.id)
    return (await hasForeignSpace(tx, floorId, ids))
      ? 'spaceElsewhere'
      : await withoutGoneTeams(tx, parsed.data)
  } catch {
    return 'doesNotFit'
  }
}

async function withoutGoneTeams(tx: Tx, document: FloorPlanDocument): Promise<FloorPlanDocument> {
  const rows = await tx.selectFrom('team').select('id').execute()
  const there = new Set<string | null>(rows.map((team) => team.id))
  const isGone = ({ teamId }: Zone) => teamId !== null && !there.has(teamId)
  if (!document.zones.some(isGone)) return document
  const zones = document.zones.map((z) => (isGone(z) ? { ...z, kind: 'open' as const, teamId: null } : z))
  return { ...document, zones }
}

async function hasForeignSpace(tx: Tx, floorId: FloorId, ids: readonly SpaceId[]): Promise<boolean> {
  const { rows } = await sql`select from space
    where id = any(${ids}::uuid[]) and floor_id <> ${floorId} limit 1`.execute(tx)
  return rows.length > 0
}
