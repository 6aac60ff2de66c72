/** Looking at bytes as text, for telling formats apart before anything parses them. */
export const MEGABYTE = 1_048_576

export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return text
}

export const isBlank = (text: string): boolean => /^[\s\0]*$/.test(text)

/** What of a foreign text may stand in a sentence of ours. */
export const printable = (text: string, most = 80): string =>
  text.replace(/[^\x20-\x7e]/g, '?').slice(0, most)
