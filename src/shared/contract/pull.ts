/**
 * What a pull carries. Every stream is a set of *units*, each with a key and a content; a pull
 * brings the present content of each unit that changed, `null` where it ended or may no longer
 * be seen. Applying a unit twice does no harm, and a later content replaces an earlier one.
 */
import { z } from 'zod'
import { Day, MinuteOfDay } from '../calendar/day.ts'
import { BeforeAbsence } from '../domain/before-absence.ts'
import { Closing } from '../domain/closing.ts'
import { Booking, Places } from '../domain/day-plan.ts'
import { Employment, FormerTeams } from '../domain/employment.ts'
import { FixedDesk } from '../domain/fixed-desk.ts'
import { FloorPlanDocument } from '../domain/floor-plan.ts'
import {
  BookingId,
  BuildingId,
  ClosingId,
  FloorId,
  MutationId,
  PersonId,
  PolicyId,
  SiteId,
  SpaceId,
  SpaceNo,
  TeamId,
} from '../domain/ids.ts'
import { PastDays } from '../domain/past-days.ts'
import { Audience, Person, Role, ShareLevel, Team } from '../domain/people.ts'
import { Building, Floor, Site } from '../domain/sites.ts'
import { featureApprovals } from '../policy/monitoring.ts'
import { Policy } from '../policy/policy.ts'
import { Notice } from './floor-plans.ts'
import { Outcome } from './mutations.ts'

/** "The previous month at most" (docs/teams.md). */
export const MOST_DAYS_BACK = 31

/** Settings of the administration that laptops act on. */
export const ServerSettings = z.strictObject({
  /** How many days ahead one may book and plan. */
  bookingWindowDays: z.int().min(1).max(400),
  /** How many days back a laptop holds anything, who was where only with `lookBack`. A server of before did not say: it was 14. */
  lookBackDays: z.int().min(1).max(MOST_DAYS_BACK).default(14),
  /** Hours without contact after which a laptop only reads. */
  leaseHours: z.int().min(1).max(8760),
  /** Days a laptop keeps receipts of its accepted changes at least. */
  receiptDays: z.int().min(7).max(400),
  ...featureApprovals,
})
export type ServerSettings = z.infer<typeof ServerSettings>

/** `nos[i]` is the number of `document.spaces[i]`, by which occupancy names it. */
export const PlanContent = z.strictObject({
  siteId: SiteId,
  version: z.int().positive(),
  document: FloorPlanDocument,
  nos: z.array(SpaceNo),
})
export type PlanContent = z.infer<typeof PlanContent>

export const DirectoryUnit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('settings'), content: ServerSettings }),
  z.strictObject({ kind: z.literal('site'), id: SiteId, content: Site.nullable() }),
  z.strictObject({ kind: z.literal('building'), id: BuildingId, content: Building.nullable() }),
  z.strictObject({ kind: z.literal('floor'), id: FloorId, content: Floor.nullable() }),
  /** Also those that begin long after the window. */
  z.strictObject({ kind: z.literal('closing'), id: ClosingId, content: Closing.nullable() }),
  /** Of all sites. Whose a desk is, is told of one's own alone. */
  z.strictObject({ kind: z.literal('fixedDesk'), id: SpaceId, content: FixedDesk.nullable() }),
  /** Only of the pulled sites. */
  z.strictObject({ kind: z.literal('plan'), id: FloorId, content: PlanContent.nullable() }),
  /** All versions; of rules for single persons only the viewer's own. */
  z.strictObject({ kind: z.literal('policy'), id: PolicyId, content: z.array(Policy) }),
  z.strictObject({ kind: z.literal('team'), id: TeamId, content: Team.nullable() }),
  /** Only people the viewer may see. */
  z.strictObject({ kind: z.literal('person'), id: PersonId, content: Person.nullable() }),
])
export type DirectoryUnit = z.infer<typeof DirectoryUnit>

export const Me = z.strictObject({
  person: Person,
  roles: z.array(Role),
  /** Home team and further memberships, ascending. */
  teams: z.array(TeamId),
  /** Where the person usually works; the plan opens there and its noon splits their days. */
  siteId: SiteId,
  /** Teams whose days the person plans, as their lead. Ascending. */
  leads: z.array(TeamId),
  employment: Employment,
  /** In the order of their days; as far back as rules count. */
  formerTeams: z.array(FormerTeams),
  share: ShareLevel,
  audience: Audience,
})
export type Me = z.infer<typeof Me>

export const MineUnit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('me'), content: Me }),
  z.strictObject({ kind: z.literal('booking'), id: BookingId, content: Booking.nullable() }),
  z.strictObject({ kind: z.literal('places'), day: Day, content: Places.nullable() }),
  /** Of days with an absence that took the place of something. */
  z.strictObject({ kind: z.literal('beforeAbsence'), day: Day, content: BeforeAbsence.nullable() }),
  /** Of the days before the window those that rules count; null: they count none. */
  z.strictObject({ kind: z.literal('past'), content: PastDays.nullable() }),
  /** What the administration did with one's bookings; of the days of the window. */
  z.strictObject({ kind: z.literal('notice'), id: z.uuid(), content: Notice.nullable() }),
  /** Outcomes of this device's mutations. */
  z.strictObject({ kind: z.literal('outcome'), id: MutationId, content: Outcome.nullable() }),
])
export type MineUnit = z.infer<typeof MineUnit>

/** A colleague's day, as far as the viewer may see it. */
export const PresenceUnit = z.strictObject({
  personId: PersonId,
  day: Day,
  content: z
    .strictObject({
      places: Places,
      desks: z.array(z.strictObject({ spaceId: SpaceId, from: MinuteOfDay, to: MinuteOfDay })),
    })
    .nullable(),
})
export type PresenceUnit = z.infer<typeof PresenceUnit>

/** When a space is held on a day, by whomever: `[from, to, from, to, …]`, ascending; empty: not at all. */
export const OccupancyUnit = z.strictObject({
  floorId: FloorId,
  day: Day,
  no: SpaceNo,
  minutes: z.array(MinuteOfDay),
})
export type OccupancyUnit = z.infer<typeof OccupancyUnit>

/** A whole floor and day, for days and sites new to the laptop: `[no, from, to, …]`, by no and from. */
export const OccupancyDay = z.strictObject({
  floorId: FloorId,
  day: Day,
  cells: z.array(z.int().nonnegative()),
})
export type OccupancyDay = z.infer<typeof OccupancyDay>

export const PullRequest = z.strictObject({
  protocol: z.int().positive(),
  /** Where the last completed pull ended; null: from the beginning. */
  cursor: z.string().max(8192).nullable(),
  /** Within a pull of several pages: where the last page ended. */
  page: z.string().max(8192).nullable(),
  /** Sites whose plans and occupancy are wanted; null leaves the choice to the server. */
  sites: z.array(SiteId).max(200).nullable(),
})
export type PullRequest = z.infer<typeof PullRequest>

export const PullResponse = z.strictObject({
  directory: z.array(DirectoryUnit),
  mine: z.array(MineUnit),
  presence: z.array(PresenceUnit),
  occupancy: z.array(OccupancyUnit),
  occupancyDays: z.array(OccupancyDay),
  /** When visibility changed: everyone the viewer may see now; the laptop drops all others. */
  visiblePeople: z.array(PersonId).nullable(),
  /** First and last day the laptop holds; it drops all others. */
  window: z.strictObject({ from: Day, to: Day }),
  /** Sites the laptop holds plans and occupancy of; it drops those of all others. */
  sites: z.array(SiteId),
  /** Token of the next page; null on the final page. */
  page: z.string().nullable(),
  /** Where the next pull begins; null but on the final page. */
  cursor: z.string().nullable(),
  /** This device's mutations up to this number are contained in the pull's snapshot. */
  containsSeq: z.int().nonnegative(),
  /**
   * Receipts of changes answered since then are to be kept, epoch milliseconds: a backup may be restored
   * that does not contain them.
   */
  receiptsFrom: z.int(),
  /** The server's clock, epoch milliseconds. */
  serverTime: z.int(),
})
export type PullResponse = z.infer<typeof PullResponse>
