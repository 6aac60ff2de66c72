/** Closing spaces that a scheduled plan has no longer, and opening them when it is there or taken back. */
import { LAST_DAY, WHOLE_DAY } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { ClosingId, FloorId, SpaceId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'
import { newUuid, type Random } from '../random.ts'

/**
 * So laptops, rules and the map know of it as of any closing, offline too. Whoever calls it sees to the bookings
 * that it meets.
 */
export async function closeForNewPlan(
  tx: Tx,
  random: Random,
  { floorId, spaces, from }: { floorId: FloorId; spaces: readonly SpaceId[]; from: Day },
): Promise<void> {
  if (spaces.length === 0) return
  await tx
    .insertInto('closing')
    .values(
      spaces.map((space) => ({
        id: newUuid(random) as ClosingId,
        floor_id: floorId,
        target: 'space' as const,
        object_id: space,
        from_day: from,
        to_day: LAST_DAY as Day,
        from_minute: WHOLE_DAY.from,
        to_minute: WHOLE_DAY.to,
        kind: 'newPlan' as const,
        reason: '',
      })),
    )
    .execute()
}

export async function openForNewPlan(tx: Tx, floorId: FloorId): Promise<void> {
  await tx.deleteFrom('closing').where('floor_id', '=', floorId).where('kind', '=', 'newPlan').execute()
}
