/** What became of reading a plan, in English; the command line speaks it, too. */
import type { OtherFormat, PlanFormat } from './format.ts'
import type { ImportWarning } from './imported.ts'
import type { ImportProblem } from './problem.ts'

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
    case 'unreadable':
      return 'The file could not be read; it may have been moved or locked.'
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

export function warningSentence({ kind, count }: ImportWarning): string {
  const are = (one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`)
  switch (kind) {
    case 'withoutShape':
      return `${are('element has', 'elements have')} no usable shape and ${count === 1 ? 'was' : 'were'} left out.`
    case 'withoutStorey':
      return `${are('element belongs', 'elements belong')} to no storey and ${count === 1 ? 'was' : 'were'} placed by height.`
    case 'outlineGuessed':
      return `The outline of ${are('element', 'elements')} did not close and is approximate.`
    case 'farAway':
      return `${are('element lies', 'elements lie')} far away from the building and ${count === 1 ? 'was' : 'were'} left out.`
    case 'desksOutsideRooms':
      return `${are('desk stands', 'desks stand')} in no room.`
    case 'unreadableLines':
      return `${are('line', 'lines')} of the file could not be read.`
    case 'severalBuildings':
      return `The file holds ${count} buildings; their storeys were imported as one.`
    case 'roomInPieces':
      return `${are('room consists', 'rooms consist')} of several pieces; only the largest was kept.`
    case 'unitsDoubtful':
      return 'The units named in the file do not fit what is drawn; please check a length and set the scale.'
    case 'scaleUnknown':
      return 'The drawing does not say its scale; please set it by a length that you know.'
    case 'notNumbers':
      return `${are('element has', 'elements have')} coordinates that are no numbers or too large and ${count === 1 ? 'was' : 'were'} left out.`
    case 'unknownBlocks':
      return `${are('symbol stands', 'symbols stand')} for nothing known and became furniture.`
    case 'labelsLeak':
      return `${are('label stands', 'labels stand')} in an area whose walls do not close; no room was made of it.`
    case 'linesLeftOut':
      return `${are('line', 'lines')} beyond what a plan can hold ${count === 1 ? 'was' : 'were'} left out.`
    case 'externalReferences':
      return `${are('reference to another file was', 'references to other files were')} ignored.`
    case 'otherPages':
      return `${are('other page was', 'other pages were')} not imported.`
    case 'onlyPicture':
      return 'The page is a picture without lines; import it as an image instead.'
    case 'pictureCoarser':
      return 'The picture was made coarser, because a plan holds no larger one.'
  }
}
