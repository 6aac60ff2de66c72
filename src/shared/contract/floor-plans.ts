/** Publishing floor plans, as laptops of facility managers ask for it. */
import { z } from 'zod'
import { Day, MinuteOfDay } from '../calendar/day.ts'
import { ClosingFacts } from '../domain/closing.ts'
import { BookingId, FloorId, PersonId, SpaceId } from '../domain/ids.ts'
import { keptText } from '../domain/text.ts'
import { EditSchema } from '../floor-edit/edit.ts'

/** As far as the database counts. */
export const VersionNumber = z.int().nonnegative().max(2_147_483_647)

/** A request about a floor plan is no longer: a floor drawn anew, with all the lines that lie under it. */
export const PLAN_BYTES = 16 * 1_048_576

export const PublishRequest = z.strictObject({
  protocol: z.int().positive(),
  floorId: FloorId,
  /** The version it is based on; 0: there is none yet. */
  base: VersionNumber,
  what: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('changes'), changes: EditSchema }),
    /** An old version again, as a new one. */
    z.strictObject({ kind: z.literal('version'), version: VersionNumber.positive() }),
  ]),
  /** The first day on which it is to hold, tomorrow at the earliest; null: at once. */
  from: Day.nullable().default(null),
  /** Bookings on spaces that go which are to end, although a desk as good is free. */
  release: z.array(BookingId).max(1_000),
  /** False: only say what would happen. */
  apply: z.boolean(),
})
export type PublishRequest = z.infer<typeof PublishRequest>

/** Days ahead for which a plan may be scheduled: a year. */
export const SCHEDULED_AHEAD = 366

const Target = z.strictObject({ spaceId: SpaceId, room: keptText(120), label: keptText(120) })

/** A booking whose space goes or is closed. */
export const AffectedBooking = z.strictObject({
  bookingId: BookingId,
  day: Day,
  from: MinuteOfDay,
  to: MinuteOfDay,
  room: keptText(120),
  label: keptText(120),
  /** Where the viewer may see who it is. */
  holder: keptText(120).nullable(),
  /** Where it goes; null: it ends. */
  target: Target.nullable(),
})
export type AffectedBooking = z.infer<typeof AffectedBooking>

/** What becomes of how many bookings, from today on, or from the day on which a plan is to hold. */
export const BookingCounts = z.strictObject({
  kept: z.int().nonnegative(),
  moved: z.int().nonnegative(),
  released: z.int().nonnegative(),
})

const effect = {
  version: VersionNumber.positive(),
  /** Objects of every kind that are added, changed or removed. */
  changes: z.int().nonnegative(),
  spaces: z.strictObject({
    added: z.int().nonnegative(),
    moved: z.int().nonnegative(),
    /** Those that stay where they are and become others, such as blocked or called otherwise. */
    changed: z.int().nonnegative(),
    removed: z.int().nonnegative(),
  }),
  bookings: BookingCounts,
  /** The earliest first, at most 500. */
  affected: z.array(AffectedBooking),
}

/**
 * Why there is nothing that could be published:
 * - `noFloor`, `noVersion`: the floor, or the version that was wanted again, is not there;
 * - `doesNotFit`: the changes are not changes of the version they name;
 * - `tooMuch`: the drawing would have more in it than a plan may have;
 * - `spaceElsewhere`: a space of it stands on another floor.
 */
export const NotPublishable = z.enum(['noFloor', 'noVersion', 'doesNotFit', 'tooMuch', 'spaceElsewhere'])
export type NotPublishable = z.infer<typeof NotPublishable>

export const PublishResult = z.discriminatedUnion('state', [
  /** Nothing was done: that is what would be. */
  z.strictObject({ state: z.literal('impact'), ...effect }),
  z.strictObject({ state: z.literal('published'), ...effect }),
  /** Its spaces that go are closed from that day on; it is published when the day begins. */
  z.strictObject({ state: z.literal('scheduled'), ...effect }),
  /** One version of a floor at most is scheduled, and nothing else is published before it. */
  z.strictObject({
    state: z.literal('alreadyScheduled'),
    version: VersionNumber.positive(),
    from: Day,
    by: keptText(120).nullable(),
  }),
  /** It may be scheduled for these days, both included. */
  z.strictObject({ state: z.literal('notThatDay'), first: Day, last: Day }),
  /** Somebody else published meanwhile; the draft is to be put on that version first. */
  z.strictObject({ state: z.literal('stale'), version: VersionNumber }),
  z.strictObject({ state: z.literal('invalid'), why: NotPublishable }),
])
export type PublishResult = z.infer<typeof PublishResult>

export const WithdrawRequest = z.strictObject({
  protocol: z.int().positive(),
  floorId: FloorId,
  /** The one that was seen to be scheduled. */
  version: VersionNumber.positive(),
})

export const PlanVersion = z.strictObject({
  version: VersionNumber.positive(),
  /** When it was published or scheduled; epoch milliseconds. */
  at: z.int(),
  /** Who did that; null: it was imported, or the person has gone. */
  by: keptText(120).nullable(),
  /** `withdrawn`: it was scheduled and taken back; `failed`: it was scheduled and could not be published. */
  state: z.enum(['scheduled', 'published', 'retired', 'withdrawn', 'failed']),
  /** The day for which it was scheduled; null: it was published at once. */
  from: Day.nullable(),
  spaces: z.int().nonnegative(),
})
export type PlanVersion = z.infer<typeof PlanVersion>

/** A draft as its manager last showed it. */
export const SharedDraft = z.strictObject({
  personId: PersonId,
  by: keptText(120),
  /** Epoch milliseconds. */
  at: z.int(),
  /** The version its changes are based on. */
  version: VersionNumber,
  changes: EditSchema,
})
export type SharedDraft = z.infer<typeof SharedDraft>

/** What others did with a booking of one's own: the administration, or (`releasedByLead`) who leads one's team. */
export const Notice = z.strictObject({
  kind: z.enum(['moved', 'released', 'releasedByLead']),
  at: z.int(),
  day: Day,
  from: MinuteOfDay,
  to: MinuteOfDay,
  room: keptText(120),
  label: keptText(120),
  /** Where it is now; null when it ended. */
  target: Target.nullable(),
  /** Which lead or deputy it was. */
  by: keptText(120).nullable(),
  /** The closing for which it was moved or released; null: for another reason. */
  closing: ClosingFacts.pick({ kind: true, reason: true }).nullable(),
})
export type Notice = z.infer<typeof Notice>
