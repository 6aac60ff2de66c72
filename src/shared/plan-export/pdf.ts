/**
 * A sheet on a page of PDF. The writer of the file is handed in, since laptop and server have builds of
 * their own of it; this is the part of it that is used. Lengths on the page are points.
 */
import type { Shape, Sheet } from './sheet.ts'
import { COLOURS } from './svg.ts'

/** An element of the document's structure, by which screen readers find their way. */
export interface PdfElement {
  add(child: PdfElement | (() => void)): PdfElement
  end(): void
  /** Called by the writer. */
  setParent(parent: never): unknown
  setAttached(): unknown
}

export interface Pdf {
  readonly page: { readonly width: number; readonly height: number }
  addPage(options: { size: [number, number]; margin: number }): unknown
  struct(type: string, options?: { alt?: string }, children?: (() => void) | PdfElement[]): PdfElement
  addStructure(element: PdfElement): unknown
  markContent(tag: string, options?: { type?: 'Pagination' }): unknown
  endMarkedContent(): unknown
  save(): unknown
  restore(): unknown
  translate(x: number, y: number): unknown
  rotate(degrees: number): unknown
  scale(factor: number): unknown
  moveTo(x: number, y: number): unknown
  lineTo(x: number, y: number): unknown
  closePath(): unknown
  path(path: string): unknown
  roundedRect(x: number, y: number, width: number, height: number, radius: number): unknown
  lineWidth(width: number): unknown
  fill(colour: string, rule?: 'even-odd'): unknown
  stroke(colour: string): unknown
  fillAndStroke(fill: string, stroke: string, rule?: 'even-odd'): unknown
  font(name: string): unknown
  fontSize(size: number): unknown
  fillColor(colour: string): unknown
  text(text: string, x: number, y: number, options?: { width?: number; lineBreak?: boolean }): unknown
  widthOfString(text: string): number
  heightOfString(text: string, options: { width: number }): number
  on(event: 'data', take: (part: Uint8Array<ArrayBuffer>) => void): unknown
  on(event: 'end', done: () => void): unknown
  on(event: 'error', failed: (reason: unknown) => void): unknown
  end(): void
}

/** How a file is begun. */
export interface PdfOptions {
  /** Of the first page. */
  readonly size: [number, number]
  readonly margin: number
  readonly info: { Title: string; Producer: string }
  readonly lang: string
  /** With a structure for screen readers. */
  readonly tagged: boolean
  readonly displayTitle: boolean
  readonly pdfVersion: '1.5'
}

/** Points in a millimetre of paper. */
export const POINT = 72 / 25.4

/** Ends the file once it is written. @param write paints all of it */
export function bytesOf(pdf: Pdf, write: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const done = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    pdf.on('data', (part) => parts.push(part))
    pdf.on('end', () => resolve(joined(parts)))
    pdf.on('error', reject)
  })
  write()
  pdf.end()
  return done
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Larger sheets exist in no printer, and PDF knows none beyond 200 inches. */
const LARGEST = 14_400

/** A sheet to scale on its own size of paper, for print. @param open begins a file */
export function writeSheet(
  sheet: Sheet,
  lang: 'de' | 'en',
  open: (options: PdfOptions) => Pdf,
): Promise<Uint8Array<ArrayBuffer>> {
  const { title, width, height, ratio } = sheet
  const k = POINT / ratio
  const pdf = open({
    size: [Math.min(LARGEST, width * k), Math.min(LARGEST, height * k)],
    margin: 0,
    info: { Title: title, Producer: 'Platzwahl' },
    lang,
    tagged: false,
    displayTitle: true,
    pdfVersion: '1.5',
  })
  return bytesOf(pdf, () => paintSheet(pdf, sheet))
}

/** Paints a sheet to scale, its upper left corner at the origin. */
export function paintSheet(pdf: Pdf, { ratio, items }: Sheet): void {
  pdf.save()
  pdf.scale(POINT / ratio)
  for (const { at, rotation, shapes } of items) {
    pdf.save()
    pdf.translate(at[0], at[1])
    if (rotation !== 0) pdf.rotate(rotation)
    for (const s of shapes) paint(pdf, s, ratio)
    pdf.restore()
  }
  pdf.restore()
}

function paint(pdf: Pdf, s: Shape, ratio: number): void {
  if (s.kind === 'text') {
    // Helvetica's capitals are 0.72 of its size.
    const size = s.size * 1.39
    pdf.save()
    pdf.translate(s.at[0], s.at[1])
    if (s.rotation !== 0) pdf.rotate(s.rotation)
    pdf.font('Helvetica')
    pdf.fontSize(size)
    pdf.fillColor('#22262c')
    const text = printable(s.text)
    pdf.text(text, -pdf.widthOfString(text) / 2, -size * 0.36, { lineBreak: false })
    pdf.restore()
    return
  }
  const { fill, stroke, hair } = COLOURS[s.paint]
  if (s.kind === 'area') {
    for (const ring of s.rings) {
      for (const [i, [x, y]] of ring.entries()) {
        if (i === 0) pdf.moveTo(x, y)
        else pdf.lineTo(x, y)
      }
      pdf.closePath()
    }
    pdf.lineWidth(Math.max(hair, 0.05) * ratio)
    if (stroke === 'none') pdf.fill(fill, 'even-odd')
    else pdf.fillAndStroke(fill, stroke, 'even-odd')
    return
  }
  if (s.kind === 'line')
    for (const [i, [x, y]] of s.points.entries()) {
      if (i === 0) pdf.moveTo(x, y)
      else pdf.lineTo(x, y)
    }
  else pdf.path(`M${s.from.join(' ')}A${s.radius} ${s.radius} 0 0 ${s.clockwise ? 1 : 0} ${s.to.join(' ')}`)
  pdf.lineWidth(hair * ratio)
  pdf.stroke(stroke)
}

/** The standard fonts have Latin letters; the rest of the world is a question mark. */
export const printable = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff–—„“”‚‘’…•€]/g, '?')
