/** The tables as Kysely sees them. Dates arrive as `YYYY-MM-DD`, 64-bit integers as numbers. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import type { FederalState } from '#shared/calendar/holidays.ts'
import type { AuditAction, Facts, SiteDraft } from '#shared/contract/administration.ts'
import type { Notice } from '#shared/contract/floor-plans.ts'
import type { Mutation, MutationName, Rejection } from '#shared/contract/mutations.ts'
import type { ServerSettings } from '#shared/contract/pull.ts'
import type { DeskBefore } from '#shared/domain/before-absence.ts'
import type { ClosingFacts, ClosingTarget } from '#shared/domain/closing.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import type { Employment, FormerTeams } from '#shared/domain/employment.ts'
import type { Feature, FloorPlanDocument, SpaceKind } from '#shared/domain/floor-plan.ts'
import type {
  BookingId,
  BuildingId,
  ClosingId,
  DeviceId,
  Epoch,
  FloorId,
  MutationId,
  PersonId,
  PolicyId,
  SiteId,
  SpaceId,
  SpaceNo,
  TeamId,
} from '#shared/domain/ids.ts'
import type { Role, ShareLevel } from '#shared/domain/people.ts'
import type { Closure } from '#shared/domain/sites.ts'
import type { TeamDays } from '#shared/domain/team-days.ts'
import type { ObjectChange } from '#shared/floor-edit/edit.ts'
import type { Approval } from '#shared/policy/policy.ts'
import type { LocalText, Rule } from '#shared/policy/rule.ts'

/** Set by a trigger; a decimal transaction id. */
type Rev = ColumnType<string, never, never>
type Json<T extends object> = JSONColumnType<T>

export interface Schema {
  meta: {
    one: Generated<boolean>
    server_id: string
    name: string
    epoch: Epoch
    signing_seed: Uint8Array
    secret: Uint8Array
    settings: Json<ServerSettings>
    restored_at: number | null
    repair_until: number | null
    rev: Rev
  }
  site: {
    id: SiteId
    name: string
    address: string
    time_zone: string
    federal_state: FederalState
    noon: number
    opening: ColumnType<SiteDraft['opening'], string | undefined, string>
    closures: ColumnType<Closure[], string | undefined, string>
    rev: Rev
  }
  building: { id: BuildingId; site_id: SiteId; name: string; sort_order: number; rev: Rev }
  floor: { id: FloorId; building_id: BuildingId; site_id: SiteId; name: string; level: number; rev: Rev }
  floor_plan: {
    floor_id: FloorId
    version: number
    state: 'draft' | 'scheduled' | 'published' | 'retired' | 'withdrawn' | 'failed'
    document: Json<FloorPlanDocument>
    created_at: number
    published_by: PersonId | null
    from_day: Generated<Day | null>
    rev: Rev
  }
  floor_draft: {
    floor_id: FloorId
    person_id: PersonId
    version: number
    changes: Json<ObjectChange[]>
    at: number
  }
  notice: {
    id: string
    person_id: PersonId
    kind: Notice['kind']
    booking_id: BookingId
    day: Day
    from_minute: number
    to_minute: number
    room: string
    label: string
    new_space_id: SpaceId | null
    new_room: string | null
    new_label: string | null
    by_name: string | null
    closing: JSONColumnType<NonNullable<Notice['closing']>> | null
    at: number
    commit_order: number
    rev: Rev
  }
  space: {
    id: SpaceId
    no: ColumnType<SpaceNo, never, never>
    floor_id: FloorId
    site_id: SiteId
    kind: SpaceKind
    label: string
    room: string
    features: Feature[]
    room_id: string | null
    zone_id: string | null
    zone_team_id: TeamId | null
    bookable: boolean
    active: boolean
    x: number
    y: number
  }
  fixed_desk: { id: SpaceId; holder_id: PersonId; rev: Rev }
  closing: {
    id: ClosingId
    floor_id: FloorId
    target: ClosingTarget['kind']
    object_id: string | null
    from_day: Day
    to_day: Day
    from_minute: number
    to_minute: number
    kind: ClosingFacts['kind']
    reason: string
    rev: Rev
  }
  team: {
    id: TeamId
    parent_id: TeamId | null
    name: string
    team_days: ColumnType<TeamDays, string | undefined, string>
    rev: Rev
  }
  person: {
    id: PersonId
    login: string
    display_name: string
    initials: string
    team_id: TeamId
    site_id: SiteId
    roles: Role[]
    password_hash: string | null
    must_change_password: Generated<boolean>
    deputy_id: ColumnType<PersonId | null, PersonId | null | undefined, PersonId | null>
    active: boolean
    share: Generated<ShareLevel>
    employment: ColumnType<Employment, string | undefined, string>
    former_teams: ColumnType<FormerTeams[], string | undefined, string>
    rev: Rev
  }
  team_membership: { team_id: TeamId; person_id: PersonId; rev: Rev }
  device: {
    id: DeviceId
    person_id: PersonId
    name: string
    last_seq: Generated<number>
    sites: SiteId[] | null
    session_id: string | null
    refresh_generation: Generated<number>
    refresh_expires_at: number | null
    refresh_restored: Generated<boolean>
    last_session: string | null
    created_at: number
    seen_at: number
    revoked_at: number | null
  }
  sign_in: { person_id: PersonId; request_id: string; device_id: DeviceId; session_id: string; at: number }
  sign_in_failure: { key: Uint8Array; failures: number; blocked_until: number; forget_at: number }
  booking: {
    id: BookingId
    space_id: SpaceId
    holder_id: PersonId
    booked_by: PersonId | null
    day: Day
    from_minute: number
    to_minute: number
    site_id: SiteId
    floor_id: FloorId
    space_no: SpaceNo
    desk: boolean
    created_at: number
    rev: Rev
  }
  work_day: { person_id: PersonId; day: Day; am: Place | null; pm: Place | null; rev: Rev }
  before_absence: {
    person_id: PersonId
    day: Day
    am: Place | null
    pm: Place | null
    desks: Json<DeskBefore[]>
    rev: Rev
  }
  mutation: {
    id: MutationId
    device_id: DeviceId
    seq: number
    name: MutationName
    args_hash: Uint8Array
    rejection: JSONColumnType<Rejection> | null
    commit_order: number | null
    at: number
    rev: Rev
  }
  tombstone: {
    rev: string
    kind: string
    id: string | null
    person_id: PersonId | null
    day: Day | null
    site_id: SiteId | null
    floor_id: FloorId | null
    space_no: SpaceNo | null
  }
  policy_version: {
    policy_id: PolicyId
    version: number
    name: Json<LocalText>
    effective_from: Day
    rules: Json<Rule[]>
    approval: JSONColumnType<Approval> | null
    saved_by: PersonId | null
    at: number
    rev: Rev
  }
  audit: {
    no: number
    at: number
    actor_id: PersonId
    actor: string
    action: AuditAction
    subject_id: string
    subject: string
    before: ColumnType<Facts | null, string | null, never>
    after: ColumnType<Facts | null, string | null, never>
    hash: Uint8Array
  }
  kept_change: {
    id: MutationId
    person_id: PersonId
    device_id: DeviceId
    seq: number
    mutation: Json<Mutation>
    rejection: JSONColumnType<Rejection> | null
    commit_order: number | null
  }
  revoked_device: { id: DeviceId; at: number }
  backup: { at: number }
  sync_mark: { at: number; horizon: string }
}
