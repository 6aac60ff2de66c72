/** What can be said of a DXF file before it is parsed: the parser takes damaged ones for empty ones. */
import { latin1 } from '../bytes.ts'
import type { ImportProblem } from '../problem.ts'

/** The reason not to parse the file, or null when it looks like a whole drawing. */
export function checkDxfBytes(bytes: Uint8Array): ImportProblem | null {
  if (latin1(bytes.subarray(0, 22)).startsWith('AutoCAD Binary DXF')) return { kind: 'binaryDxf' }
  // Some programs end a text with the sign that ended texts in CP/M.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that sign
  if (!/(^|[\r\n])\s*0\r?\n\s*EOF\s*(\0|\x1a)*\s*$/.test(latin1(bytes.subarray(-1024))))
    return { kind: 'truncated', format: 'dxf' }
  return null
}

/** UTF-8 since AutoCAD 2007, before that the code page of whoever drew it, which in Europe is this one. */
export function dxfText(bytes: Uint8Array, decode: (bytes: Uint8Array, encoding: string) => string): string {
  const head = latin1(bytes.subarray(0, 4096))
  const version = /\$ACADVER\s+1\s+AC(\d{4})/.exec(head)?.[1]
  return decode(bytes, version !== undefined && Number(version) < 1021 ? 'windows-1252' : 'utf-8')
}
