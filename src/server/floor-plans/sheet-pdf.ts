/** A sheet as PDF, to scale on its own size of paper, for print. */
import PDFDocument from 'pdfkit'
import type { Shape, Sheet } from '#shared/plan-export/sheet.ts'
import { COLOURS } from '#shared/plan-export/svg.ts'

/** Points in a millimetre of paper. */
const POINT = 72 / 25.4
/** Larger sheets exist in no printer, and PDF knows none beyond 200 inches. */
const LARGEST = 14_400

export function sheetToPdf({ title, width, height, ratio, items }: Sheet): Promise<Uint8Array> {
  const k = POINT / ratio
  const size: [number, number] = [Math.min(LARGEST, width * k), Math.min(LARGEST, height * k)]
  const pdf = new PDFDocument({ size, margin: 0, info: { Title: title, Producer: 'Platzwahl' }, lang: 'de' })
  const parts: Buffer[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    pdf.on('error', reject)
  })
  pdf.scale(k)
  for (const { at, rotation, shapes } of items) {
    pdf.save()
    pdf.translate(at[0], at[1])
    if (rotation !== 0) pdf.rotate(rotation)
    for (const s of shapes) paint(pdf, s, ratio)
    pdf.restore()
  }
  pdf.end()
  return done
}

function paint(pdf: PDFKit.PDFDocument, s: Shape, ratio: number): void {
  if (s.kind === 'text') {
    // Helvetica's capitals are 0.72 of its size.
    const size = s.size * 1.39
    pdf.save()
    pdf.translate(s.at[0], s.at[1])
    if (s.rotation !== 0) pdf.rotate(s.rotation)
    pdf.font('Helvetica').fontSize(size).fillColor('#22262c')
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
  pdf.lineWidth(hair * ratio).stroke(stroke)
}

/** The standard fonts have Latin letters; the rest of the world is a question mark. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff–—„“”‚‘’…•€]/g, '?')
