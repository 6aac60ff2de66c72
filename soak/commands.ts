/** What the driver tells a laptop process to do, and what comes back. */
import { z } from 'zod'
import { Day, DayPart, MinuteOfDay } from '#shared/calendar/day.ts'
import { Place } from '#shared/domain/day-plan.ts'
import { FloorId } from '#shared/domain/ids.ts'

const period = { day: Day, from: MinuteOfDay, to: MinuteOfDay }
/** Which of those there are, counted round: the driver does not know how many that is. */
const nth = z.int().nonnegative()

/** What a person does; each is answered as the local contract answers it. */
export const Act = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('plan'), day: Day, part: DayPart, place: Place.nullable() }),
  /** A desk that looks free; null when there is none. */
  z.strictObject({ do: z.literal('book'), floorId: FloorId, ...period, swap: z.boolean(), nth }),
  z.strictObject({ do: z.literal('release'), from: Day, keepUntil: MinuteOfDay.nullable(), nth }),
  z.strictObject({ do: z.literal('undo') }),
  z.strictObject({ do: z.literal('redo') }),
  z.strictObject({ do: z.literal('takeAlternative'), nth }),
])
export type Act = z.infer<typeof Act>

export const Command = z.union([
  Act,
  z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('signIn'), login: z.string(), password: z.string() }),
    z.strictObject({ do: z.literal('state') }),
    z.strictObject({ do: z.literal('status') }),
    z.strictObject({ do: z.literal('changes') }),
    z.strictObject({ do: z.literal('dismiss'), nth }),
    /** Reads what screens show, all of it. */
    z.strictObject({ do: z.literal('look'), from: Day }),
    /** The network is back, or the laptop woke. */
    z.strictObject({ do: z.literal('wake') }),
  ]),
])
export type Command = z.infer<typeof Command>

export const Asked = z.strictObject({ no: z.int(), command: Command })
export type Asked = z.infer<typeof Asked>

/** Without a number: it is up. */
export const Told = z.union([
  z.strictObject({ ready: z.literal(true) }),
  z.strictObject({ no: z.int(), answer: z.unknown() }),
  /** The core threw, which a person would see as an error without words. */
  z.strictObject({ no: z.int(), trouble: z.string() }),
])
export type Told = z.infer<typeof Told>
