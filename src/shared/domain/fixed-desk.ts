/** A desk with a holder: kept for them, and others have it while an agreement releases it. */
import { z } from 'zod'
import { Day, Minutes } from '../calendar/day.ts'
import { FloorId, SpaceId } from './ids.ts'

/** As a person is told of it: whose it is stays on the server, but for their own. */
export const FixedDesk = z.strictObject({
  spaceId: SpaceId,
  floorId: FloorId,
  isOwn: z.boolean(),
  /** When others may have it, as the holder is planned elsewhere; stretches of a day do not touch. */
  released: z.array(Minutes.safeExtend({ day: Day })),
})
export type FixedDesk = z.infer<typeof FixedDesk>
