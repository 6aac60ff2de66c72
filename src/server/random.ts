/** Randomness as the server draws it; passed in so that the simulator can replay a run. */
import { randomBytes } from 'node:crypto'

export interface Random {
  bytes(length: number): Uint8Array
}

export const systemRandom: Random = { bytes: (length) => randomBytes(length) }

/** A version 4 UUID. */
export const newUuid = (random: Random): string => format(Buffer.from(random.bytes(16)), 4)

/** A version 7 UUID: a later one is greater. */
export function newLaterUuid(random: Random, now: number): string {
  const b = Buffer.from(random.bytes(16))
  b.writeUIntBE(Math.max(0, Math.trunc(now)), 0, 6)
  return format(b, 7)
}

/** No version 7 UUID made until then is greater. */
export const latestUuid = (now: number): string =>
  newLaterUuid({ bytes: (length) => Buffer.alloc(length, 0xff) }, now)

/** When a version 7 UUID was made, epoch milliseconds. */
export const uuidTime = (uuid: string): number => Number.parseInt(uuid.slice(0, 13).replace('-', ''), 16)

function format(b: Buffer, version: 4 | 7): string {
  b[6] = ((b[6] ?? 0) & 0x0f) | (version << 4)
  b[8] = ((b[8] ?? 0) & 0x3f) | 0x80
  const hex = b.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
