/**
 * What an evaluation knows of a person and their calendar. Plain data: the laptop makes it from its cache, the
 * server from its tables, and both get the same findings.
 */
import { z } from 'zod'
import { Day, type Half, MinuteOfDay } from '../calendar/day.ts'
import type { FederalState } from '../calendar/holidays.ts'
import type { Grant, WeeklyPattern } from '../domain/employment.ts'
import type { Feature } from '../domain/floor-plan.ts'
import type { BookingId, PersonId, SpaceId, TeamId } from '../domain/ids.ts'
import type { Closure } from '../domain/sites.ts'

/** A stretch of days with the same teams and the same contract. */
export interface Segment {
  /** First and last day; null: from ever, until further notice. */
  readonly from: Day | null
  readonly to: Day | null
  /** The home team, then each node above it up to the root. */
  readonly line: readonly TeamId[]
  /** Home team and further memberships. */
  readonly teams: readonly TeamId[]
  /** null: no contract is known. */
  readonly week: WeeklyPattern | null
}

export interface PersonFacts {
  readonly id: PersonId
  /** Without gaps or overlaps, in any order. */
  readonly segments: readonly Segment[]
  /** Groups of staff the person belongs to, such as trainees. */
  readonly groups: readonly string[]
  readonly grants: readonly Grant[]
  /** Equipment the person needs, never why. */
  readonly needs: readonly Feature[]
}

export interface CalendarFacts {
  readonly federalState: FederalState
  /** Minute that splits the halves at the person's site. */
  readonly noon: number
  readonly closures: readonly Pick<Closure, 'from' | 'to'>[]
}

/** How one of the person's teams is staffed in a half, without the person. */
export interface StaffingFacts {
  readonly teamId: TeamId
  readonly day: Day
  readonly half: Half
  /** Others of the team at the office, as far as they are seen here. */
  readonly atOffice: number
  /** Others of the team whose place is not seen here. */
  readonly unseen: number
}

/** What a space has, as rules see it. */
export interface SpaceFacts {
  readonly features: readonly Feature[]
}

export interface Facts {
  readonly person: PersonFacts
  readonly calendar: CalendarFacts
  /** Now, at the person's site. */
  readonly now: { readonly day: Day; readonly minute: number }
  /**
   * First day whose plan is known; null: all are. Of what counts earlier ones in, the server decides. Later days
   * that are not given are open.
   */
  readonly knownFrom: Day | null
  /** Bookings accepted before: rules about who may take a desk, and when, do not judge them again. */
  readonly held: ReadonlySet<BookingId>
  readonly staffing: readonly StaffingFacts[]
  /** Spaces the person holds or wants. */
  readonly spaces: ReadonlyMap<SpaceId, SpaceFacts>
}

export const MomentOfDay = z.strictObject({ day: Day, minute: MinuteOfDay })
export type MomentOfDay = z.infer<typeof MomentOfDay>
