/** Makes a picture small enough for a plan, in the thread that reads it. */
import { MOST_PIXELS, QUALITY, SIDES } from '#shared/plan-import/image/coarser.ts'
import type { ImageNeeds } from '#shared/plan-import/image/read-image.ts'

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
      const smaller = await canvas.encode('jpeg', 100 * QUALITY)
      if (smaller.length <= most) return { type: 'image/jpeg', bytes: smaller }
    }
    return null
  } catch {
    return null
  }
}
