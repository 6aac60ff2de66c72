/** How large a drawing is in the world, and how sure that is. */

export interface Scale {
  /** Units of the drawing in one metre of the building; null when nothing tells. */
  readonly unitsPerMetre: number | null
  /** What a unit is: points of PDF, pixels of images, units of SVG, or what DXF and IFC name. */
  readonly unit: 'm' | 'cm' | 'mm' | 'in' | 'ft' | 'pt' | 'px' | 'unit'
  /**
   * `given` by the person; `certain` by the format; `noted` in the drawing's texts; `measured` from
   * its dimensions or doors; `stated` in its header, which is often wrong; `unknown`.
   */
  readonly certainty: 'given' | 'certain' | 'noted' | 'measured' | 'stated' | 'unknown'
  /** The note or other evidence, in the drawing's own words; null when there is none. */
  readonly evidence: string | null
}

export const UNKNOWN_SCALE: Scale = {
  unitsPerMetre: null,
  unit: 'unit',
  certainty: 'unknown',
  evidence: null,
}

export const LENGTH_UNITS = ['mm', 'cm', 'm', 'in', 'ft'] as const
export type LengthUnit = (typeof LENGTH_UNITS)[number]
/** Units in one metre. */
export const PER_METRE: Readonly<Record<LengthUnit, number>> = {
  mm: 1000,
  cm: 100,
  m: 1,
  in: 1 / 0.0254,
  ft: 1 / 0.3048,
}

/** How a person says it. */
export type ScaleGiven =
  | { readonly kind: 'unit'; readonly unit: LengthUnit }
  /** 1 : ratio, for drawings that know their size on paper. */
  | { readonly kind: 'ratio'; readonly ratio: number }
  | { readonly kind: 'unitsPerMetre'; readonly value: number }

/** `1:50`, `M 1 : 100`, or a number of units in a metre; null when it is neither. */
export function parseScale(text: string): ScaleGiven | null {
  const ratio = /^\s*(?:M\s*)?1\s*:\s*(\d+(?:[.,]\d+)?)\s*$/i.exec(text)?.[1]
  if (ratio !== undefined) return sound(Number(ratio.replace(',', '.')), (n) => ({ kind: 'ratio', ratio: n }))
  if (!/^\s*\d+([.,]\d+)?\s*$/.test(text)) return null
  return sound(Number(text.replace(',', '.')), (value) => ({ kind: 'unitsPerMetre', value }))
}
const sound = (n: number, make: (n: number) => ScaleGiven): ScaleGiven | null =>
  n > 1e-6 && n < 1e9 ? make(n) : null

/** The scale of a drawing that knows `paperUnits` of its own in a metre of paper. */
export function paperScale(
  given: ScaleGiven | null,
  paperUnits: number | null,
  unit: Scale['unit'],
  texts: Iterable<string>,
): Scale {
  if (given?.kind === 'unitsPerMetre')
    return { unitsPerMetre: given.value, unit, certainty: 'given', evidence: null }
  if (given?.kind === 'unit')
    return { unitsPerMetre: PER_METRE[given.unit], unit: given.unit, certainty: 'given', evidence: null }
  if (given?.kind === 'ratio' && paperUnits !== null)
    return { unitsPerMetre: paperUnits / given.ratio, unit, certainty: 'given', evidence: `1:${given.ratio}` }
  const note = noteOf(texts)
  if (note && paperUnits !== null)
    return {
      unitsPerMetre: paperUnits / note.ratio,
      unit,
      certainty: 'noted',
      evidence: note.text.slice(0, 120),
    }
  return { ...UNKNOWN_SCALE, unit }
}

/** Plausible scales of drawings of buildings. */
const plausible = (ratio: number): boolean => ratio >= 5 && ratio <= 5_000

/**
 * The scale noted in the texts as 1 : ratio. The note with the most information wins: a length
 * on paper with its length in the building before a plain "1:50", which other drawings on the
 * sheet may have too; null without a note, or when plain ones disagree.
 */
export function noteOf(texts: Iterable<string>): { ratio: number; text: string } | null {
  const plain: { ratio: number; text: string }[] = []
  const lengths: { ratio: number; text: string }[] = []
  for (const text of texts) {
    if (text.length > 200) continue
    const length = lengthNote(text)
    if (length !== null && plausible(length)) lengths.push({ ratio: length, text })
    const ratio = ratioNote(text)
    if (ratio !== null && plausible(ratio)) plain.push({ ratio, text })
  }
  // The longest length is the most exact.
  const measured = lengths.sort((a, b) => b.text.length - a.text.length)[0]
  if (measured) return measured
  const [first] = plain
  return first && plain.every((p) => p.ratio === first.ratio) ? first : null
}

const NUMBER = String.raw`(\d+(?:[.,]\d+)?(?:\s*\/\s*\d+)?)`
const UNIT = String.raw`(mm|cm|m|inch(?:es)?|in\.?|"|''|f(?:oo|ee)?t\.?|'|Meter|metres?|meters?|Zentimeter|Zoll)`
/** "28.25 inches is 113 feet", "1/4 inch to 1 ft", "1 cm = 0,5 m". */
const LENGTHS = new RegExp(
  String.raw`(?<![\d.,:/])${NUMBER}\s*${UNIT}\s*(?:is|to|=|≙|entspricht|entsprechen|equals?|sind|ist|:|-)\s*${NUMBER}\s*${UNIT}(?![a-z])`,
  'i',
)
function lengthNote(text: string): number | null {
  const [, paper, paperUnit, real, realUnit] = LENGTHS.exec(text) ?? []
  if (!paper || !paperUnit || !real || !realUnit) return null
  const [a, b] = [
    numberOf(paper) / PER_METRE[unitOf(paperUnit)],
    numberOf(real) / PER_METRE[unitOf(realUnit)],
  ]
  return a > 0 && b > a && Number.isFinite(b / a) ? b / a : null
}

/** "1:50", "M 1 : 100", "1/48th scale", "Maßstab 1/200". */
function ratioNote(text: string): number | null {
  const ratio =
    /(?<![\d.,:])1\s*:\s*(\d{1,4}(?:[.,]\d+)?)(?![\d:]|\s*[a-z%])/i.exec(text)?.[1] ??
    /(?<![\d.,/])1\s*\/\s*(\d{1,4})(?:th)?\s*scale/i.exec(text)?.[1] ??
    /(?:scale|ma(?:ß|ss)stab)\D{0,4}1\s*\/\s*(\d{1,4})/i.exec(text)?.[1]
  return ratio === undefined ? null : Number(ratio.replace(',', '.'))
}

function numberOf(text: string): number {
  const [whole = '', below] = text.split('/')
  const n = Number(whole.trim().replace(',', '.'))
  return below === undefined ? n : n / Number(below)
}

function unitOf(word: string): LengthUnit {
  const w = word.toLowerCase()
  if (w === 'mm') return 'mm'
  if (w === 'cm' || w.startsWith('zenti')) return 'cm'
  if (w.startsWith('i') || w === '"' || w === "''" || w === 'zoll') return 'in'
  if (w.startsWith('f') || w === "'") return 'ft'
  return 'm'
}
