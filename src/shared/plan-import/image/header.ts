/** Size and resolution of PNG and JPEG images, from their headers alone; nothing is decoded. */
export interface ImageHeader {
  readonly type: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
  /** Pixels in a metre of paper; null when the file does not say. */
  readonly perMetre: number | null
}
export type HeaderResult = ImageHeader | 'truncated' | 'damaged'

export function pngHeader(bytes: Uint8Array): HeaderResult {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let header: { width: number; height: number } | null = null
  let perMetre: number | null = null
  // Every chunk has a length, a name, data, and a checksum that nobody needs here.
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (at + 12 + length > bytes.length) return 'truncated'
    if (name === 'IHDR' && length >= 8)
      header = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    else if (!header) return 'damaged'
    else if (name === 'pHYs' && length === 9 && view.getUint8(at + 16) === 1)
      perMetre = view.getUint32(at + 8)
    else if (name === 'IEND') return { type: 'image/png', ...header, perMetre: sane(perMetre) }
    at += 12 + length
  }
  return 'truncated'
}

export function jpegHeader(bytes: Uint8Array): HeaderResult {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let perMetre: number | null = null
  let size: { width: number; height: number } | null = null
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return 'damaged'
    const marker = bytes[at + 1] ?? 0
    // Fill bytes and markers that stand alone.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    const length = view.getUint16(at + 2)
    if (length < 2) return 'damaged'
    if (at + 2 + length > bytes.length) return 'truncated'
    if (marker === 0xe0 && length >= 14 && view.getUint32(at + 4) === 0x4a464946) {
      const unit = bytes[at + 11]
      const density = view.getUint16(at + 12)
      if (unit === 1) perMetre = density / 0.0254
      if (unit === 2) perMetre = density * 100
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame && length >= 8) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker === 0xda) {
      if (!size) return 'damaged'
      return endsWell(bytes) ? { type: 'image/jpeg', ...size, perMetre: sane(perMetre) } : 'truncated'
    }
    at += 2 + length
  }
  return 'truncated'
}

/** Cameras put things behind the end; the end itself must be there. */
function endsWell(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at >= Math.max(0, bytes.length - 65_536); at--)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true
  return false
}

/** Between 20 dpi and 5,000 dpi; anything else was never meant. */
const sane = (perMetre: number | null): number | null =>
  perMetre !== null && perMetre >= 800 && perMetre <= 200_000 ? perMetre : null
