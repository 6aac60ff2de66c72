/**
 * Cursors and page tokens: what a pull must know about the one before, or the page before. Opaque and
 * signed, bound to the device they were given to.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { Day } from '#shared/calendar/day.ts'
import { type DeviceId, Epoch, SiteId } from '#shared/domain/ids.ts'
import { Past } from './past.ts'

/** Raised when cursors or units change their meaning; older cursors start over. */
export const PULL_SCHEMA = 1

const Window = z.strictObject({ from: Day, to: Day })
const snapshot = z.string().regex(/^\d+:\d+:[\d,]*$/)

/** Where a completed pull ended. */
export const Cursor = z.strictObject({
  epoch: Epoch,
  schema: z.int(),
  /** When the pull began, epoch milliseconds. */
  at: z.int(),
  snapshot,
  ...Past.shape,
  window: Window,
  /** First day on which it was told where others are; before it was said, all of the window. */
  presenceFrom: Day.optional(),
  sites: z.array(SiteId),
  /** Fingerprint of the people visible. */
  visible: z.string(),
  /** Fingerprint of what the viewer was told of their own standing. */
  me: z.string().default(''),
})
export type Cursor = z.infer<typeof Cursor>

/** Where a page ended: the cursor that this pull is going to give, and how far it got. */
export const PageToken = z.strictObject({
  next: Cursor,
  /** Hash of the cursor the pull began with. */
  began: z.string(),
  containsSeq: z.int(),
  section: z.string(),
  position: z.array(z.string()).nullable(),
})
export type PageToken = z.infer<typeof PageToken>

const TAG = 32

/** @param kind keeps a page token from being taken for a cursor */
export function seal(secret: Buffer, kind: string, device: DeviceId, value: object): string {
  const body = deflateRawSync(JSON.stringify(value))
  return Buffer.concat([tagOf(secret, kind, device, body), body]).toString('base64url')
}

/** The value, or null when it was not sealed here, for this device, as this kind. */
export function unseal<T>(
  secret: Buffer,
  kind: string,
  device: DeviceId,
  text: string,
  schema: z.ZodType<T>,
): T | null {
  const bytes = Buffer.from(text, 'base64url')
  const body = bytes.subarray(TAG)
  if (bytes.length <= TAG || !timingSafeEqual(bytes.subarray(0, TAG), tagOf(secret, kind, device, body)))
    return null
  return schema.safeParse(JSON.parse(inflateRawSync(body).toString())).data ?? null
}

const tagOf = (secret: Buffer, kind: string, device: DeviceId, body: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${kind}\0${device}\0`).update(body).digest()
