/** Takes a picture as what lies under a plan, as large as its scale makes it. */
import { Backdrop, EMPTY_PLAN, type FloorPlanDocument } from '../../domain/floor-plan.ts'
import { failed, type ImportResult } from '../imported.ts'
import type { ReadOptions } from '../options.ts'
import { paperScale } from '../scale.ts'
import { type ImageHeader, jpegHeader, pngHeader } from './header.ts'

/** Of one side; a scan of A0 at 600 dpi has 28,000. */
const MOST_PIXELS = 30_000
/** Bytes of a picture that fit into a plan as a data URL. */
const MOST_BYTES = 449_000

export interface Picture {
  readonly type: ImageHeader['type']
  readonly bytes: Uint8Array
}
export interface ImageNeeds {
  readonly base64: (bytes: Uint8Array) => string
  /** The same picture in fewer bytes, coarser if need be; null when it cannot be decoded. */
  readonly shrink: (
    picture: Picture & { width: number; height: number },
    most: number,
  ) => Promise<Picture | null>
}

export async function readImage(
  { base64, shrink }: ImageNeeds,
  format: 'png' | 'jpeg',
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<ImportResult> {
  const header = format === 'png' ? pngHeader(bytes) : jpegHeader(bytes)
  if (header === 'truncated') return failed({ kind: 'truncated', format })
  if (header === 'damaged') return failed({ kind: 'damaged', format, detail: 'no header' })
  const { width, height, type } = header
  if (width < 1 || height < 1) return failed({ kind: 'damaged', format, detail: 'no size' })
  if (width > MOST_PIXELS || height > MOST_PIXELS)
    return failed({ kind: 'tooMany', format, limit: MOST_PIXELS })
  const scale = paperScale(options.scale, header.perMetre, 'px', [])
  const longest = Math.max(width, height)
  const mm = scale.unitsPerMetre === null ? 50_000 / longest : 1000 / scale.unitsPerMetre
  const metres = (longest * mm) / 1000
  if (!(metres >= 1 && metres <= 1_000)) return failed({ kind: 'wrongScale', metres })
  options.progress('reading')
  const fits = bytes.length <= MOST_BYTES
  const picture = fits ? { type, bytes } : await shrink({ type, bytes, width, height }, MOST_BYTES)
  if (!picture) return failed({ kind: 'damaged', format, detail: 'it cannot be decoded' })
  const image = Backdrop.safeParse({
    id: 'i1',
    at: [Math.round((width * mm) / 2), Math.round((height * mm) / 2)],
    width: Math.round(width * mm),
    depth: Math.round(height * mm),
    rotation: 0,
    source: `data:${picture.type};base64,${base64(picture.bytes)}`,
    opacity: 0.6,
  })
  if (!image.success) return failed({ kind: 'damaged', format, detail: 'no picture for a plan' })
  const document: FloorPlanDocument = { ...EMPTY_PLAN, images: [image.data] }
  const none = { rooms: 0, walls: 0, doors: 0, windows: 0, columns: 0, stairs: 0, desks: 0, furniture: 0 }
  return {
    ok: true,
    building: {
      format,
      name: null,
      storeys: [{ name: 'Erdgeschoss', level: 0, document }],
      counts: { storeys: 1, ...none, texts: 0, lines: 0 },
      contents: { width, height },
      scale,
      drawnAt: 1000 / mm,
      layers: [],
      blocks: [],
      warnings: [
        ...(scale.unitsPerMetre === null ? [{ kind: 'scaleUnknown' as const, count: 1 }] : []),
        ...(fits ? [] : [{ kind: 'pictureCoarser' as const, count: 1 }]),
      ],
    },
  }
}
