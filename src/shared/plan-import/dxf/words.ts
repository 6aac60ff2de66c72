/** The text that a person reads, without the codes that format it in DXF. */
import type { Point } from '../../domain/floor-plan.ts'
import { at, type Entity, num, text, typeOf } from './entity.ts'

/** `%%d` and the like, and `\U+00FC`. */
const SIGNS: Readonly<Record<string, string>> = { d: '°', c: '⌀', p: '±', '%': '%' }

export function plainText(raw: string): string {
  return (
    raw
      .replace(/\\U\+([0-9A-F]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/%%([dcp%])/gi, (_, sign: string) => SIGNS[sign.toLowerCase()] ?? '')
      .replace(/%%[uok]/gi, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
      .replace(/[\x00-\x1f\x7f]+/g, ' ')
      .trim()
  )
}

/** Stands for an escaped one while the other codes are removed. */
const BACKSLASH = '\u0001'

/** Paragraphs of MTEXT become spaces, stacked fractions fractions, the rest of its codes nothing. */
export function plainMtext(raw: string): string {
  return plainText(
    raw
      .replace(/\\\\/g, BACKSLASH)
      .replace(/\\[PNX~]/g, ' ')
      .replace(/\\S([^;^/#]*)[\^/#]([^;]*);/g, '$1/$2')
      .replace(/\\[ACcFfHhQTWp][^;\\{}]{0,200};/g, '')
      .replace(/\\[LlOoKk]/g, '')
      .replace(/\\([{}])/g, '$1')
      .replace(/[{}]/g, '')
      .replaceAll(BACKSLASH, '\\'),
  )
}

export interface Words {
  readonly text: string
  /** The middle, roughly: nothing here knows the font. */
  readonly at: Point
  readonly height: number
  /** Degrees counter-clockwise. */
  readonly rotation: number
}

/** How wide a letter is to its height, on average. */
const WIDE = 0.62

export function wordsOf(e: Entity): Words | null {
  if (typeOf(e) === 'MTEXT') return mtext(e)
  const raw =
    typeOf(e) === 'ATTRIB' ? text(e, 'text') || text(e, 'string') || textInside(e) : text(e, 'string')
  const said = plainText(raw)
  const height = num(e, 'textHeight')
  if (said === '') return null
  const width = said.length * height * WIDE * num(e, 'relScaleX', 1)
  const [h, v] = [num(e, 'hAlign', 0), num(e, 'vAlign', 0)]
  const aligned = (h !== 0 || v !== 0) && Number.isFinite(num(e, 'x2') + num(e, 'y2'))
  const [x, y]: Point = aligned ? [num(e, 'x2'), num(e, 'y2')] : at(e)
  // Left, centre, right, then aligned, middle and fit, which are in the middle too.
  const dx = h === 0 ? width / 2 : h === 2 ? -width / 2 : 0
  const dy = v === 2 || h === 4 ? 0 : v === 3 ? -height / 2 : height / 2
  return placed(said, [x, y], dx, dy, height, num(e, 'rotation', 0))
}

function mtext(e: Entity): Words | null {
  const said = plainMtext(text(e, 'string'))
  const height = num(e, 'nominalTextHeight')
  if (said === '') return null
  const lines = Math.max(1, (text(e, 'string').match(/\\P/g)?.length ?? 0) + 1)
  const width = Math.min(num(e, 'refRectangleWidth', 0) || Infinity, (said.length / lines) * height * WIDE)
  const corner = num(e, 'attachmentPoint', 1)
  const [column, row] = [(corner - 1) % 3, Math.floor((corner - 1) / 3)]
  const rotation = (Math.atan2(num(e, 'xAxisY', 0), num(e, 'xAxisX', 1)) * 180) / Math.PI
  return placed(
    said,
    at(e),
    ((1 - column) * width) / 2,
    ((row - 1) * lines * height * 1.5) / 2,
    height,
    rotation,
  )
}

/** The parser keeps an attribute's text as an entity of its own. */
function textInside(e: Entity): string {
  const inner = e.text
  return typeof inner === 'object' && inner !== null && 'string' in inner && typeof inner.string === 'string'
    ? inner.string
    : ''
}

function placed(
  said: string,
  [x, y]: Point,
  dx: number,
  dy: number,
  height: number,
  rotation: number,
): Words {
  const r = (rotation * Math.PI) / 180
  const [c, s] = [Math.cos(r), Math.sin(r)]
  return { text: said, at: [x + dx * c - dy * s, y + dx * s + dy * c], height, rotation }
}
