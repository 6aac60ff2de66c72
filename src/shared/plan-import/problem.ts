/** How reading a plan made elsewhere can fail, and the sentence for each. */
import type { OtherFormat, PlanFormat } from './format.ts'

export type ImportProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLarge'; readonly megabytes: number; readonly limit: number }
  /** Unpacked it would be larger than that. */
  | { readonly kind: 'bomb'; readonly limit: number }
  /** Recognised by content. */
  | { readonly kind: 'unknownFormat'; readonly what: OtherFormat }
  | { readonly kind: 'binaryDxf' }
  | { readonly kind: 'truncated'; readonly format: PlanFormat }
  /** An IFC schema that cannot be read. */
  | { readonly kind: 'unknownSchema'; readonly schema: string }
  | { readonly kind: 'noStoreys' }
  | { readonly kind: 'noGeometry' }
  | { readonly kind: 'nothingDrawn'; readonly format: PlanFormat }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'noSuchPage'; readonly page: number; readonly pages: number }
  /** Elements within elements, or blocks within blocks. */
  | { readonly kind: 'tooDeep'; readonly format: PlanFormat; readonly limit: number }
  | { readonly kind: 'tooMany'; readonly format: PlanFormat; readonly limit: number }
  /** The drawing's extent with its scale is that of no building. */
  | { readonly kind: 'wrongScale'; readonly metres: number }
  /** The reader failed, or what it found makes no plan. */
  | { readonly kind: 'damaged'; readonly format: PlanFormat; readonly detail: string }
  | { readonly kind: 'outOfTime'; readonly seconds: number }
  | { readonly kind: 'outOfMemory' }
  | { readonly kind: 'cancelled' }

const NAMES: Readonly<Record<PlanFormat, string>> = {
  ifc: 'IFC file',
  dxf: 'DXF drawing',
  svg: 'SVG drawing',
  pdf: 'PDF file',
  png: 'PNG image',
  jpeg: 'JPEG image',
  json: 'floor plan in JSON',
}
const OTHERS: Readonly<Record<OtherFormat, string>> = {
  zip: 'This is a ZIP archive; please unpack it first.',
  dwg: 'This is a DWG drawing; please save it as DXF (ASCII) first.',
  gzip: 'This is a packed file that holds no SVG drawing.',
  xml: 'This is an XML or HTML file, not a floor plan.',
  image: 'This kind of image cannot be imported; PNG and JPEG can.',
  text: 'This is a text, not a floor plan.',
  unknown:
    'This is none of the formats that can be imported: IFC, DXF, SVG, PDF, PNG, JPEG and our own JSON.',
}

export function problemSentence(problem: ImportProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'The file is empty.'
    case 'tooLarge':
      return `The file has ${problem.megabytes} MB; at most ${problem.limit} MB can be imported.`
    case 'bomb':
      return `Unpacked, the file has more than the ${problem.limit} MB that can be imported.`
    case 'unknownFormat':
      return OTHERS[problem.what]
    case 'binaryDxf':
      return 'This is a binary DXF drawing; please save it as DXF in ASCII (text) form.'
    case 'truncated':
      return `The ${NAMES[problem.format]} is cut off: its end is missing. Please copy or export it again.`
    case 'unknownSchema':
      return `The IFC file follows a schema that cannot be read (${problem.schema || 'none given'}); IFC2X3 and IFC4 can.`
    case 'noStoreys':
      return 'The IFC file has no storeys, so there is no floor to import.'
    case 'noGeometry':
      return 'The IFC file has no geometry of walls or rooms, so there is nothing to draw.'
    case 'nothingDrawn':
      return `Nothing is drawn in the ${NAMES[problem.format]}.`
    case 'encrypted':
      return 'The PDF file is protected by a password; please save it without one.'
    case 'noSuchPage':
      return `The PDF file has no page ${problem.page}; it has ${problem.pages}.`
    case 'tooDeep':
      return `The ${NAMES[problem.format]} is nested more than ${problem.limit} levels deep, which no floor plan is.`
    case 'tooMany':
      return `The ${NAMES[problem.format]} draws more than ${problem.limit.toLocaleString('en')} things, which is too much for a floor plan.`
    case 'wrongScale':
      return `At this scale the drawing would measure ${metres(problem.metres)}; please give its scale or units.`
    case 'damaged':
      return `The ${NAMES[problem.format]} is damaged and cannot be read (${problem.detail}).`
    case 'outOfTime':
      return `Reading the file was stopped after ${problem.seconds} seconds.`
    case 'outOfMemory':
      return 'Reading the file was stopped because it needed too much memory.'
    case 'cancelled':
      return 'Reading the file was stopped.'
  }
}

const metres = (n: number): string =>
  n >= 10_000 ? `${Math.round(n / 1000).toLocaleString('en')} km` : `${n < 1 ? n.toFixed(3) : n.toFixed(0)} m`
