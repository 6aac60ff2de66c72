/**
 * Closings ("Sperrungen"): a space, room, zone or floor that nobody may book for some days, with a reason
 * that everyone is told. The days on which a site is closed close each of its floors. Whether one holds for a space is decided here, on the laptop; the server asks its
 * tables the same (`server/booking/closed.ts`).
 */
import { z } from 'zod'
import { Day, MinuteOfDay, type Minutes, overlaps, WHOLE_DAY } from '../calendar/day.ts'
import { ClosingId, FloorId, SpaceId } from './ids.ts'
import type { Closure } from './sites.ts'
import { keptText } from './text.ts'

/** Why a facility manager closes. */
export const EnteredKind = z.enum(['defect', 'cleaning', 'event', 'other'])
export type EnteredKind = z.infer<typeof EnteredKind>

/**
 * - `newPlan`: a scheduled plan has the space no longer, or nobody may book it there; it says so without a reason.
 * - `closure`: the whole site is closed; the reason is the closure's name.
 */
export const ClosingKind = z.enum([...EnteredKind.options, 'newPlan', 'closure'])
export type ClosingKind = z.infer<typeof ClosingKind>

/** What is closed, by what the published plan calls it. */
export const ClosingTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('space'), id: SpaceId }),
  z.strictObject({ kind: z.literal('room'), id: keptText(64).min(1) }),
  z.strictObject({ kind: z.literal('zone'), id: keptText(64).min(1) }),
  z.strictObject({ kind: z.literal('floor') }),
])
export type ClosingTarget = z.infer<typeof ClosingTarget>

const facts = {
  kind: ClosingKind,
  /** In the manager's words, such as "Wasserschaden an der Decke"; blank of a new plan. */
  reason: keptText(200),
  fromDay: Day,
  /** The last day; of a new plan, which comes to stay, the calendar's last. */
  toDay: Day,
  /** On each of the days from … to …; 0 and 1440: all day. */
  from: MinuteOfDay,
  to: MinuteOfDay,
}
const target = { floorId: FloorId, target: ClosingTarget }

const endsAfterItStarts = (c: { fromDay: Day; toDay: Day } & Minutes) => c.fromDay <= c.toDay && c.from < c.to

/** Why and how long: what is told of a closing wherever it stops somebody. */
export const ClosingFacts = z.strictObject(facts)
export type ClosingFacts = z.infer<typeof ClosingFacts>

/** What a facility manager enters. */
export const ClosingDraft = z
  .strictObject({ ...target, ...facts, kind: EnteredKind })
  .refine(endsAfterItStarts, 'a closing ends after it starts')
  .refine(({ reason }) => reason.trim() !== '', 'a reason that says something')
export type ClosingDraft = z.infer<typeof ClosingDraft>

export const Closing = z.strictObject({
  id: ClosingId,
  /** Says which state of it was seen, for whoever changes it. */
  version: z.string().regex(/^\d{1,20}$/),
  ...target,
  ...facts,
})
export type Closing = z.infer<typeof Closing>

export const closingFacts = ({ kind, reason, fromDay, toDay, from, to }: ClosingFacts): ClosingFacts => ({
  kind,
  reason,
  fromDay,
  toDay,
  from,
  to,
})

/** Days on which a site is closed, as each of its floors is told of them. */
export const closureFacts = ({ name, from, to }: Closure): ClosingFacts => ({
  kind: 'closure',
  reason: name,
  fromDay: from,
  toDay: to,
  from: WHOLE_DAY.from,
  to: WHOLE_DAY.to,
})

/** A space where the plan has it. */
export interface Placed {
  readonly id: SpaceId
  readonly roomId: string | null
  readonly zoneId: string | null
}

/** The space, of the closing's floor, belongs to what is closed. */
export function isWithin(target: ClosingTarget, space: Placed): boolean {
  switch (target.kind) {
    case 'space':
      return space.id === target.id
    case 'room':
      return space.roomId === target.id
    case 'zone':
      return space.zoneId === target.id
    case 'floor':
      return true
  }
}

/** It holds at some minute of that time. */
export const holdsIn = (closing: ClosingFacts, day: Day, period: Minutes): boolean =>
  closing.fromDay <= day && day <= closing.toDay && overlaps(closing, period)
