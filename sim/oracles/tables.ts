/** The database as it is at the end of a run, read plainly: what the oracles judge by. */

import type { Database } from '#server/database/index.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { Rejection } from '#shared/contract/mutations.ts'
import type { BeforeAbsence } from '#shared/domain/before-absence.ts'
import type { Booking, Places } from '#shared/domain/day-plan.ts'
import type {
  BookingId,
  DeviceId,
  Epoch,
  FloorId,
  MutationId,
  PersonId,
  SiteId,
  SpaceId,
  SpaceNo,
  TeamId,
} from '#shared/domain/ids.ts'
import type { ShareLevel } from '#shared/domain/people.ts'
import type { TeamDays } from '#shared/domain/team-days.ts'

export interface BookingRow extends Booking {
  readonly holder: PersonId
  readonly siteId: SiteId
  readonly floorId: FloorId
  readonly no: SpaceNo
  readonly desk: boolean
}

/** A booking that a closing ended, and where it went. */
export interface NoticeRow {
  readonly order: number
  readonly holder: PersonId
  readonly day: Day
  readonly booking: BookingId
  readonly target: SpaceId | null
  readonly from: number
  readonly to: number
}

export interface FixedDeskRow {
  readonly spaceId: SpaceId
  readonly floorId: FloorId
  readonly holder: PersonId
}

export interface Tables {
  readonly epoch: Epoch
  readonly bookings: readonly BookingRow[]
  readonly workDays: readonly (Places & { readonly person: PersonId; readonly day: Day })[]
  /** What each had planned where they are away. */
  readonly beforeAbsence: readonly (BeforeAbsence & { readonly person: PersonId; readonly day: Day })[]
  readonly notices: readonly NoticeRow[]
  /** Who sees each person's place. */
  readonly shares: ReadonlyMap<PersonId, ShareLevel>
  readonly teamDays: ReadonlyMap<TeamId, TeamDays>
  readonly fixedDesks: readonly FixedDeskRow[]
  readonly mutations: ReadonlyMap<
    MutationId,
    {
      readonly device: DeviceId
      readonly seq: number
      readonly rejection: Rejection | null
      readonly order: number | null
    }
  >
}

export async function readTables({ kysely }: Database): Promise<Tables> {
  const mutations = await kysely.selectFrom('mutation').selectAll().execute()
  const notices = await kysely
    .selectFrom('notice')
    .select(['commit_order as order', 'person_id as holder', 'day', 'booking_id as booking'])
    .select(['new_space_id as target', 'from_minute as from', 'to_minute as to'])
    .where('kind', '<>', 'releasedByLead')
    .execute()
  const teams = await kysely.selectFrom('team').select(['id', 'team_days']).execute()
  const people = await kysely.selectFrom('person').select(['id', 'share']).execute()
  const fixedDesks = await kysely
    .selectFrom('fixed_desk as d')
    .innerJoin('space as s', 's.id', 'd.id')
    .select(['d.id as spaceId', 's.floor_id as floorId', 'd.holder_id as holder'])
    .execute()
  const remembered = await kysely.selectFrom('before_absence').selectAll().execute()
  const { epoch } = await kysely.selectFrom('meta').select('epoch').executeTakeFirstOrThrow()
  return {
    epoch,
    ...(await readDays(kysely)),
    beforeAbsence: remembered.map(({ person_id: person, day, am, pm, desks }) => ({
      person,
      day,
      places: { am, pm },
      desks,
    })),
    notices,
    shares: new Map(people.map((p) => [p.id, p.share])),
    teamDays: new Map(teams.map((t) => [t.id, t.team_days])),
    fixedDesks,
    mutations: new Map(
      mutations.map((m) => [
        m.id,
        { device: m.device_id, seq: m.seq, rejection: m.rejection, order: m.commit_order },
      ]),
    ),
  }
}

/** What people planned. */
export async function readDays(kysely: Database['kysely']): Promise<Pick<Tables, 'bookings' | 'workDays'>> {
  const bookings = await kysely.selectFrom('booking').selectAll().orderBy('id').execute()
  const workDays = await kysely.selectFrom('work_day').selectAll().execute()
  return {
    bookings: bookings.map((b) => ({
      id: b.id,
      spaceId: b.space_id,
      day: b.day,
      from: b.from_minute,
      to: b.to_minute,
      holder: b.holder_id,
      siteId: b.site_id,
      floorId: b.floor_id,
      no: b.space_no,
      desk: b.desk,
    })),
    workDays: workDays.map((w) => ({ person: w.person_id, day: w.day, am: w.am, pm: w.pm })),
  }
}
