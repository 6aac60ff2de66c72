/** Spaces as bookings meet them. */
import { type RawBuilder, sql } from 'kysely'
import type { Day, Minutes } from '#shared/calendar/day.ts'
import type { Alternative } from '#shared/contract/mutations.ts'
import { chooseAlternatives } from '#shared/domain/alternatives.ts'
import type { Feature, SpaceKind } from '#shared/domain/floor-plan.ts'
import type { FloorId, PersonId, SiteId, SpaceId, SpaceNo, TeamId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'
import { keptDesksFor } from '../policy/index.ts'
import { isClosed } from './closed.ts'

export interface BookableSpace {
  readonly id: SpaceId
  readonly no: SpaceNo
  readonly floor_id: FloorId
  readonly site_id: SiteId
  readonly kind: SpaceKind
  readonly features: Feature[]
  /** The team in whose home zone it lies. */
  readonly zone_team_id: TeamId | null
  readonly bookable: boolean
  readonly active: boolean
  readonly x: number
  readonly y: number
}

/** Whether anybody can book the row `s` of `space` at all: a desk on the plan that is not blocked. */
export const isBookableDesk: RawBuilder<boolean> = sql`(s.active and s.bookable and s.kind = 'desk')`

/**
 * Holds spaces alone. Bookings read theirs FOR SHARE: who has one now is seen, who comes later sees what is done to it.
 * @param which of the rows of `space`
 */
export async function holdSpaces(tx: Tx, which: RawBuilder<boolean>): Promise<void> {
  await sql`select from space where ${which} order by id for update`.execute(tx)
}

export const oneOf = (spaces: readonly SpaceId[]): RawBuilder<boolean> => sql`id = any(${spaces}::uuid[])`

/** The spaces, held FOR SHARE: publishing a plan or closing a space waits until this is committed. */
export async function lockSpaces(tx: Tx, ids: readonly SpaceId[]): Promise<Map<SpaceId, BookableSpace>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('space')
    .select([
      'id',
      'no',
      'floor_id',
      'site_id',
      'kind',
      'features',
      'zone_team_id',
      'bookable',
      'active',
      'x',
      'y',
    ])
    .where('id', '=', sql<SpaceId>`any(${[...new Set(ids)]}::uuid[])`)
    .orderBy('id')
    .forShare()
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Desks on the same floor that are free and open to the person in that period, best first. */
export async function alternativesTo(
  { tx, personId, now }: { readonly tx: Tx; readonly personId: PersonId; readonly now: number },
  space: BookableSpace,
  day: Day,
  period: Minutes,
): Promise<Alternative[]> {
  const free = await tx
    .selectFrom('space as s')
    .select(['s.id', 's.room', 's.label', 's.features', 's.x', 's.y', 's.zone_team_id'])
    .where('s.floor_id', '=', space.floor_id)
    .where(isBookableDesk)
    .where(sql<boolean>`not ${isClosed(day, period)}`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('booking as b')
            .select('b.id')
            .where('b.site_id', '=', space.site_id)
            .where('b.day', '=', day)
            .where('b.floor_id', '=', space.floor_id)
            .whereRef('b.space_no', '=', 's.no')
            .where('b.from_minute', '<', period.to)
            .where('b.to_minute', '>', period.from),
        ),
      ),
    )
    .execute()
  const kept = await keptDesksFor(tx, [personId], space.floor_id, [day], now)
  const open = free.filter((s) => kept(personId, s, day, period) === null)
  const choosable = (s: { id: SpaceId; features: Feature[]; x: number; y: number }) =>
    ({ spaceId: s.id, features: s.features, at: [s.x, s.y] }) as const
  return chooseAlternatives(
    choosable(space),
    open.map((s) => ({ ...choosable(s), room: s.room, label: s.label })),
  ).map(({ spaceId, room, label }) => ({ spaceId, room, label }))
}
