/** What can be said of a DXF file before it is parsed: the parser takes damaged ones for empty ones. */
import { latin1 } from '../bytes.ts'
import type { ImportProblem } from '../problem.ts'

/**
 * Codes with their values. The parser makes objects of all of them before anything of a drawing can be counted, of about
 * 250 bytes each: that is 1 GB, which no thread of a browser could be held to otherwise.
 */
export const MOST_GROUPS = 4_000_000
const LINE_END = 0x0a

/** The reason not to parse the file, or null when it looks like a whole drawing. */
export function checkDxfBytes(bytes: Uint8Array): ImportProblem | null {
  if (latin1(bytes.subarray(0, 22)).startsWith('AutoCAD Binary DXF')) return { kind: 'binaryDxf' }
  // Some programs end a text with the sign that ended texts in CP/M.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that sign
  if (!/(^|[\r\n])\s*0\r?\n\s*EOF\s*(\0|\x1a)*\s*$/.test(latin1(bytes.subarray(-1024))))
    return { kind: 'truncated', format: 'dxf' }
  return hasTooManyGroups(bytes) ? { kind: 'tooMany', format: 'dxf', limit: MOST_GROUPS } : null
}

/** A group is two lines. */
function hasTooManyGroups(bytes: Uint8Array): boolean {
  let lines = 0
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1))
    if (++lines > 2 * MOST_GROUPS) return true
  return false
}

/** UTF-8 since AutoCAD 2007, before that the code page of whoever drew it, which in Europe is this one. */
export function dxfText(bytes: Uint8Array, decode: (bytes: Uint8Array, encoding: string) => string): string {
  const head = latin1(bytes.subarray(0, 4096))
  const version = /\$ACADVER\s+1\s+AC(\d{4})/.exec(head)?.[1]
  return decode(bytes, version !== undefined && Number(version) < 1021 ? 'windows-1252' : 'utf-8')
}
