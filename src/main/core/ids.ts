import type { BookingId, MutationId } from '#shared/domain/ids.ts'
import type { Clock, Random } from './platform.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

function format(bytes: Uint8Array, version: 4 | 7): string {
  const b = Uint8Array.from(bytes)
  b[6] = ((b[6] ?? 0) & 0x0f) | (version << 4)
  b[8] = ((b[8] ?? 0) & 0x3f) | 0x80
  const h = hex(b)
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`
}

export const newBookingId = (random: Random): BookingId => format(random.bytes(16), 4) as BookingId

/** Of a sign-in; says nothing of when or where. */
export const newRequestId = (random: Random): string => format(random.bytes(16), 4)

/** UUIDv7: begins with the time, so that ids of one laptop sort as they were made. */
export function newMutationId(random: Random, clock: Clock): MutationId {
  const bytes = random.bytes(16)
  const ms = Math.max(0, Math.trunc(clock.now()))
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(0, Math.floor(ms / 65_536))
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(4, ms % 65_536)
  return format(bytes, 7) as MutationId
}
