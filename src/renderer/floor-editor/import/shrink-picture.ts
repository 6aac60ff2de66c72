/** Makes a picture small enough for a plan, in the thread that reads it. */
import { MOST_PIXELS, QUALITY, SIDES } from '#shared/plan-import/image/coarser.ts'
import type { ImageNeeds } from '#shared/plan-import/image/read-image.ts'

export const shrinkPicture: ImageNeeds['shrink'] = async ({ type, bytes, width, height }, most) => {
  if (width * height > MOST_PIXELS) return null
  try {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type }))
    for (const side of SIDES) {
      const factor = Math.min(1, side / Math.max(width, height))
      const canvas = new OffscreenCanvas(
        Math.max(1, Math.round(width * factor)),
        Math.max(1, Math.round(height * factor)),
      )
      const context = canvas.getContext('2d')
      if (!context) return null
      // JPEG has no transparency; paper is white.
      context.fillStyle = '#fff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.drawImage(image, 0, 0, canvas.width, canvas.height)
      const smaller = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
      if (smaller.size <= most)
        return { type: 'image/jpeg', bytes: new Uint8Array(await smaller.arrayBuffer()) }
    }
    return null
  } catch {
    return null
  }
}
