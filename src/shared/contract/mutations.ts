/**
 * Every change a laptop can send: its name, its arguments, and how it can end. The server has a
 * handler for each (its capability's `mutations.ts`), the laptop an overlay (its capability's too).
 */
import { z } from 'zod'
import { Day } from '../calendar/day.ts'
import { ClosingFacts } from '../domain/closing.ts'
import { Book, Booking, Places, Release, ReleaseForMember, RestoreDay, SetPlace } from '../domain/day-plan.ts'
import { DeviceId, Epoch, MutationId, SpaceId } from '../domain/ids.ts'
import { Share, ShareLevel } from '../domain/people.ts'
import { SetTeamDay } from '../domain/team-days.ts'
import { keptText } from '../domain/text.ts'
import { Finding } from '../policy/finding.ts'
import { KeptDesk } from '../policy/kept-desks.ts'

export const mutationArgs = {
  'planning.setPlace': SetPlace,
  'planning.restoreDay': RestoreDay,
  'booking.book': Book,
  'booking.release': Release,
  'people.share': Share,
  'teams.setTeamDay': SetTeamDay,
  'teams.releaseForMember': ReleaseForMember,
} as const
export type MutationName = keyof typeof mutationArgs
export type MutationArgs<N extends MutationName> = z.infer<(typeof mutationArgs)[N]>
export const MutationName = z.enum(Object.keys(mutationArgs) as [MutationName, ...MutationName[]])

const intent = <N extends MutationName>(name: N) =>
  z.strictObject({ name: z.literal(name), args: mutationArgs[name] })

/** What a person wants: a mutation's name with the arguments that belong to it. */
export const Intent = z.discriminatedUnion('name', [
  intent('planning.setPlace'),
  intent('planning.restoreDay'),
  intent('booking.book'),
  intent('booking.release'),
  intent('people.share'),
  intent('teams.setTeamDay'),
  intent('teams.releaseForMember'),
])
export type Intent = z.infer<typeof Intent>

/** An intent on its way to the server. */
export const Mutation = z.strictObject({
  /** Made on the laptop, never again. */
  id: MutationId,
  /** This device's running number, from 1, without gaps. */
  seq: z.int().positive().max(2_147_483_647),
  /** An earlier change this one makes no sense without; it is rejected with it. */
  dependsOn: MutationId.nullable(),
  intent: Intent,
})
export type Mutation = z.infer<typeof Mutation>

/** A free space offered in place of a taken one, nearest and best equipped first. */
export const Alternative = z.strictObject({ spaceId: SpaceId, room: keptText(120), label: keptText(120) })
export type Alternative = z.infer<typeof Alternative>

/** Why a change was not made. Each becomes a sentence on the screen: what happened and what to do. */
export const Rejection = z.discriminatedUnion('reason', [
  /** Someone else holds the space in that period. */
  z.strictObject({ reason: z.literal('spaceTaken'), alternatives: z.array(Alternative).max(3) }),
  /** The person already holds another desk in that period. */
  z.strictObject({ reason: z.literal('holderBusy'), other: Booking.nullable() }),
  /** No such space, or it is no longer on the published plan. */
  z.strictObject({ reason: z.literal('spaceUnknown') }),
  /** The space exists but is blocked or of a kind that cannot be booked. */
  z.strictObject({ reason: z.literal('spaceNotBookable'), alternatives: z.array(Alternative).max(3) }),
  /** The space is kept for its holder, or for a team that is neither the person's own nor above it. */
  z.strictObject({
    reason: z.literal('spaceReserved'),
    /** null: said by a server that did not tell for whom. */
    kept: KeptDesk.nullable().default(null),
    alternatives: z.array(Alternative).max(3),
  }),
  /** The space is closed in that period, for a reason and until a day. */
  z.strictObject({
    reason: z.literal('spaceClosed'),
    closing: ClosingFacts,
    alternatives: z.array(Alternative).max(3),
  }),
  z.strictObject({ reason: z.literal('dayPast'), today: Day }),
  /** Later than the booking window allows. */
  z.strictObject({ reason: z.literal('beyondWindow'), lastDay: Day }),
  /** It would break a rule of a service agreement, or break it more. */
  z.strictObject({ reason: z.literal('rule'), finding: Finding }),
  /** A booking of another person. */
  z.strictObject({ reason: z.literal('notYours') }),
  /** About a team, or one of its members, whom the person does not lead, or no longer. */
  z.strictObject({ reason: z.literal('notLed') }),
  /** Changed meanwhile from another device of the same person. */
  z.strictObject({ reason: z.literal('changedElsewhere'), current: Places, wanted: Places }),
  /** Who sees one's place was chosen anew meanwhile on another device of the same person. */
  z.strictObject({ reason: z.literal('shareChangedElsewhere'), current: ShareLevel, wanted: ShareLevel }),
  /** An earlier change it depends on was rejected. */
  z.strictObject({ reason: z.literal('dependencyRejected'), dependsOn: MutationId }),
  /** The arguments contradict each other or name something twice. */
  z.strictObject({ reason: z.literal('invalid'), detail: keptText(300) }),
  /** The server could not apply it; recorded so that nothing behind it waits. */
  z.strictObject({ reason: z.literal('failed'), reference: keptText(64) }),
])
export type Rejection = z.infer<typeof Rejection>

/** Proof of an accepted change, presented to a restored server that lost it. */
export const Receipt = z.strictObject({
  /** The life of the database that contained the change when the receipt was given. */
  epoch: Epoch,
  /** Order in which conflicting changes were committed. */
  order: z.int().positive(),
  signature: z.string().max(200),
})
export type Receipt = z.infer<typeof Receipt>

/** How a mutation ended; written in the transaction of its effect, once. */
export const Outcome = z.discriminatedUnion('state', [
  z.strictObject({
    id: MutationId,
    seq: z.int().positive().max(2_147_483_647),
    state: z.literal('accepted'),
    receipt: Receipt,
  }),
  z.strictObject({
    id: MutationId,
    seq: z.int().positive().max(2_147_483_647),
    state: z.literal('rejected'),
    rejection: Rejection,
  }),
])
export type Outcome = z.infer<typeof Outcome>

/** A change that was answered, as its laptop still has it: what a restored server may have lost. */
export const Kept = z.strictObject({
  /** The device that sent it, and whose number it has. */
  deviceId: DeviceId,
  mutation: Mutation,
  answer: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('accepted'), receipt: Receipt }),
    /** Proves nothing; told so that the device's numbers stay without gaps. */
    z.strictObject({ state: z.literal('rejected'), rejection: Rejection }),
  ]),
})
export type Kept = z.infer<typeof Kept>
