/** What can be said of an IFC file before it is opened, from its first and last bytes. */
import type { ImportProblem } from './problem.ts'

const MEGABYTE = 1_048_576
/** Building models of whole town halls stay well below. */
export const MAX_IFC_BYTES = 256 * MEGABYTE
const SCHEMAS = /^IFC(2X3|4)/

const latin1 = (bytes: Uint8Array): string => {
  let text = ''
  for (const b of bytes) text += String.fromCharCode(b)
  return text
}

const OTHER_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'a PDF file'],
  [/^PK[^\w\s]{2}/, 'a ZIP archive'],
  [/^AC10\d\d/, 'a DWG drawing'],
  [/^\s*0\r?\n\s*SECTION/, 'a DXF drawing'],
  [/^AutoCAD Binary DXF/, 'a DXF drawing'],
  [/^(\s*<\?xml[^>]*>)?(\s*<!(--|DOCTYPE)[^>]*>)*\s*<svg/i, 'an SVG drawing'],
  [/^\s*<(\?xml|[a-z!])/i, 'an XML or HTML file'],
  [/^\x89PNG/, 'a PNG image'],
  [/^\xff\xd8\xff/, 'a JPEG image'],
  [/^\s*[{[]/, 'a JSON file'],
]

/** The reason not to open the file, or null when it looks like a whole IFC file. */
export function checkIfcBytes(bytes: Uint8Array): ImportProblem | null {
  if (bytes.length === 0) return { kind: 'empty' }
  if (bytes.length > MAX_IFC_BYTES) return tooLarge(bytes.length)
  const head = latin1(bytes.subarray(0, 65_536)).replace(/^\xef\xbb\xbf/, '')
  if (/^\s*$/.test(head) && bytes.length < 65_536) return { kind: 'empty' }
  if (!/^\s*(\/\*[\s\S]*?\*\/\s*)*ISO-10303-21\s*;/.test(head))
    return { kind: 'notIfc', what: OTHER_FORMATS.find(([pattern]) => pattern.test(head))?.[1] ?? null }
  if (!latin1(bytes.subarray(-4096)).includes('END-ISO-10303-21')) return { kind: 'truncated' }
  const schema = /FILE_SCHEMA\s*\(\s*\(\s*'([^']{0,40})/i.exec(head)?.[1] ?? ''
  if (!SCHEMAS.test(schema.toUpperCase())) return { kind: 'unknownSchema', schema: printable(schema) }
  return null
}

/** The verdict on a file of this size, before it is read at all. */
export function tooLarge(bytes: number): ImportProblem {
  return { kind: 'tooLarge', megabytes: Math.ceil(bytes / MEGABYTE), limit: MAX_IFC_BYTES / MEGABYTE }
}

const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?')
