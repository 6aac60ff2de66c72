/** Which format a file has, told from its content; its name says nothing that can be trusted. */
import { isBlank, latin1, MEGABYTE } from './bytes.ts'
import type { ImportProblem } from './problem.ts'

export type PlanFormat = 'ifc' | 'dxf' | 'svg' | 'pdf' | 'png' | 'jpeg' | 'json'

/** Plans of whole town halls stay well below. */
export const MAX_BYTES: Readonly<Record<PlanFormat, number>> = {
  ifc: 256 * MEGABYTE,
  dxf: 128 * MEGABYTE,
  svg: 64 * MEGABYTE,
  pdf: 128 * MEGABYTE,
  png: 64 * MEGABYTE,
  jpeg: 64 * MEGABYTE,
  json: 64 * MEGABYTE,
}
export const MAX_FILE_BYTES = Math.max(...Object.values(MAX_BYTES))

/** What a file may be that cannot be imported. */
export type OtherFormat = 'zip' | 'dwg' | 'gzip' | 'xml' | 'image' | 'text' | 'unknown'

const FORMATS: readonly (readonly [RegExp, PlanFormat])[] = [
  [/^\s*(\/\*[\s\S]*?\*\/\s*)*ISO-10303-21\s*;/, 'ifc'],
  [/^(.{0,1024}\n)?%PDF-/s, 'pdf'],
  [/^AutoCAD Binary DXF/, 'dxf'],
  // Comments (group 999) may come before the first section.
  [/^(\s*999\r?\n[^\n]*\n)*\s*0\r?\n\s*SECTION\s/, 'dxf'],
  [
    /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*|<!DOCTYPE[^[>]*(\[[\s\S]*?\]\s*)?>\s*)*<([\w-]+:)?svg[\s>/]/i,
    'svg',
  ],
  [/^\x89PNG\r\n/, 'png'],
  [/^\xff\xd8\xff/, 'jpeg'],
  [/^\s*\{/, 'json'],
]
const OTHERS: readonly (readonly [RegExp, OtherFormat])[] = [
  [/^PK[^\w\s]{2}/, 'zip'],
  [/^AC10\d\d/, 'dwg'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: its first byte is one
  [/^\x1f\x8b/, 'gzip'],
  [/^(GIF8|BM|II\*|MM\0|RIFF....WEBP)/s, 'image'],
  [/^\s*<(\?xml|[a-z!])/i, 'xml'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text is what has none
  [/^[^\x00-\x08\x0e-\x1f\x7f]*$/, 'text'],
]

/** The format, or why the content is that of no plan. */
export function formatOf(bytes: Uint8Array): PlanFormat | ImportProblem {
  if (bytes.length === 0) return { kind: 'empty' }
  const head = latin1(bytes.subarray(0, 65_536)).replace(/^\xef\xbb\xbf/, '')
  if (isBlank(head) && bytes.length < 65_536) return { kind: 'empty' }
  const format = FORMATS.find(([pattern]) => pattern.test(head))?.[1]
  if (!format)
    return { kind: 'unknownFormat', what: OTHERS.find(([pattern]) => pattern.test(head))?.[1] ?? 'unknown' }
  return bytes.length > MAX_BYTES[format] ? tooLarge(format, bytes.length) : format
}

/** The verdict on a file of this size. @param format null: it was not looked into */
export function tooLarge(format: PlanFormat | null, bytes: number): ImportProblem {
  const most = format === null ? MAX_FILE_BYTES : MAX_BYTES[format]
  return { kind: 'tooLarge', megabytes: Math.ceil(bytes / MEGABYTE), limit: most / MEGABYTE }
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b
