/** Makes a picture small enough for a plan, in the thread that reads it. */
import type { ImageNeeds } from '#shared/plan-import/image/read-image.ts'

/** Pixels of the longer side, tried one after the other. */
const SIDES = [4_000, 3_000, 2_400, 1_800, 1_200] as const
const QUALITY = 72
/** A decoded picture takes four bytes a pixel. */
const MOST_PIXELS = 120_000_000

export const shrinkPicture: ImageNeeds['shrink'] = async ({ bytes, width, height }, most) => {
  if (width * height > MOST_PIXELS) return null
  const { createCanvas, loadImage } = await import('@napi-rs/canvas')
  try {
    const image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    for (const side of SIDES) {
      const factor = Math.min(1, side / Math.max(width, height))
      const canvas = createCanvas(
        Math.max(1, Math.round(width * factor)),
        Math.max(1, Math.round(height * factor)),
      )
      const context = canvas.getContext('2d')
      // JPEG has no transparency; paper is white.
      context.fillStyle = '#fff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.drawImage(image, 0, 0, canvas.width, canvas.height)
      const smaller = await canvas.encode('jpeg', QUALITY)
      if (smaller.length <= most) return { type: 'image/jpeg', bytes: smaller }
    }
    return null
  } catch {
    return null
  }
}
