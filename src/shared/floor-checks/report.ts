/** What the checks found, for print: the plan with numbered marks, and each warning with its number. */
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { clustersOf } from '../geometry/clusters.ts'
import {
  bytesOf,
  type Pdf,
  type PdfElement,
  type PdfOptions,
  POINT,
  paintSheet,
  printable,
} from '../plan-export/pdf.ts'
import { fittingRatio, SHEET_WORDS, sheetOf } from '../plan-export/sheet.ts'
import { type ChecksTexts, fill, measured, sentenceOf } from './sentence.ts'
import { CHECK_TEXTS } from './texts.ts'
import { gravestFirst, type Severity, type Warning } from './warning.ts'

export interface CheckReport {
  readonly building: string
  readonly floor: string
  /** Which state of the plan it is, such as "Version 3" or "Entwurf, 24. November 2026". */
  readonly state: string
  readonly document: FloorPlanDocument
  readonly warnings: readonly Warning[]
  readonly language: 'de' | 'en'
}

/** Millimetres of paper. */
const A4 = { width: 210, height: 297 }
const MARGIN = 18
const FOOT = 16
/** Marks on paper nearer than this share one. */
const APART = 8

const COLOUR: Readonly<Record<Severity, string>> = { warning: '#a13d00', hint: '#28489c' }
const INK = '#22262c'
const QUIET = '#5b616b'

/** @param open begins a file, with a first page */
export function writeReport(
  report: CheckReport,
  open: (options: PdfOptions) => Pdf,
): Promise<Uint8Array<ArrayBuffer>> {
  const texts = CHECK_TEXTS[report.language]
  const title = `${report.building} · ${report.floor}`
  const pdf = open({
    size: landscape,
    margin: 0,
    info: { Title: `${texts.report.title}: ${printable(title)}`, Producer: 'Platzwahl' },
    lang: report.language,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.5',
  })
  return bytesOf(pdf, () => {
    const whole = pdf.struct('Document')
    pdf.addStructure(whole)
    const numbered = gravestFirst(report.warnings).map((warning, i) => ({
      n: i + 1,
      warning,
      at: warning.at,
    }))
    const pages = pagesOf(pdf, texts)
    planPage(pdf, whole, report, texts, numbered)
    pages.foot()
    listPages(pdf, whole, report, texts, numbered, pages)
    whole.end()
  })
}

interface Numbered {
  readonly n: number
  readonly warning: Warning
  readonly at: Warning['at']
}

const mm = (n: number): number => n * POINT
const portrait: [number, number] = [mm(A4.width), mm(A4.height)]
const landscape: [number, number] = [mm(A4.height), mm(A4.width)]

interface Pages {
  next(): void
  /** What stands at the foot of each page. */
  foot(): void
}

function pagesOf(pdf: Pdf, texts: ChecksTexts): Pages {
  let page = 1
  return {
    next() {
      pdf.addPage({ size: portrait, margin: 0 })
      page++
    },
    foot() {
      pdf.markContent('Artifact', { type: 'Pagination' })
      const y = pdf.page.height - mm(10)
      write(pdf, texts.note, mm(MARGIN), y, { size: 8, colour: QUIET })
      const n = fill(texts.report.page, { n: String(page) })
      pdf.fontSize(8)
      write(pdf, n, pdf.page.width - mm(MARGIN) - pdf.widthOfString(n), y, { size: 8, colour: QUIET })
      pdf.endMarkedContent()
    },
  }
}

/** To scale, as large as the page takes it. */
function planPage(
  pdf: Pdf,
  whole: PdfElement,
  { building, floor: name, document, language }: CheckReport,
  texts: ChecksTexts,
  numbered: readonly Numbered[],
): void {
  const floor = { name, level: 0, document }
  const ratio = fittingRatio(floor, { width: A4.height, height: A4.width - FOOT })
  const sheet = sheetOf(building, floor, ratio, SHEET_WORDS[language])
  const said = printable(fill(texts.report.plan, { name: sheet.title, n: String(numbered.length) }))
  whole.add(
    pdf.struct('Figure', { alt: said }, () => {
      pdf.save()
      pdf.translate(Math.max(0, (landscape[0] - (sheet.width / ratio) * POINT) / 2), 0)
      paintSheet(pdf, sheet)
      const k = POINT / ratio
      for (const { at, members } of clustersOf(numbered, APART * ratio))
        paintMark(pdf, members, (at[0] + sheet.shift[0]) * k, (at[1] + sheet.shift[1]) * k)
      pdf.restore()
    }),
  )
}

/** Round for hints, cornered for warnings: told apart without colour too. */
function paintMark(pdf: Pdf, members: readonly Numbered[], x: number, y: number): void {
  const [first, ...others] = members
  if (!first) return
  const text = others.length === 0 ? String(first.n) : `${first.n} +${others.length}`
  // The gravest come first.
  const { severity } = first.warning
  pdf.font('Helvetica-Bold')
  pdf.fontSize(6.5)
  const [width, height] = [Math.max(mm(3.6), pdf.widthOfString(text) + mm(1.6)), mm(3.6)]
  pdf.lineWidth(0.6)
  pdf.roundedRect(x - width / 2, y - height / 2, width, height, severity === 'warning' ? 0.5 : height / 2)
  pdf.fillAndStroke(severity === 'warning' ? COLOUR.warning : '#ffffff', COLOUR[severity])
  pdf.fillColor(severity === 'warning' ? '#ffffff' : COLOUR.hint)
  pdf.text(text, x - pdf.widthOfString(text) / 2, y - 2.4, { lineBreak: false })
}

function listPages(
  pdf: Pdf,
  whole: PdfElement,
  report: CheckReport,
  texts: ChecksTexts,
  numbered: readonly Numbered[],
  pages: Pages,
): void {
  const { document, language } = report
  const left = mm(MARGIN)
  const width = portrait[0] - 2 * left
  const bottom = portrait[1] - mm(FOOT + 2)
  let y = 0
  const turn = () => {
    pages.next()
    pages.foot()
    y = mm(MARGIN)
  }
  const paragraph = (type: string, text: string, how: Ink, after: number, parent = whole) => {
    parent.add(pdf.struct(type, {}, () => write(pdf, text, left, y, { ...how, width })))
    y += heightOf(pdf, text, how, width) + after
  }
  turn()
  paragraph('H1', texts.report.title, { size: 16, bold: true }, 2)
  paragraph('P', `${report.building} · ${report.floor} · ${report.state}`, { size: 11 }, 10)
  paragraph('P', texts.report.note, { size: 9.5, colour: QUIET }, 10)
  const count = (severity: Severity) =>
    String(numbered.filter(({ warning }) => warning.severity === severity).length)
  paragraph(
    'P',
    numbered.length === 0
      ? texts.none
      : fill(texts.report.count, { warnings: count('warning'), hints: count('hint') }),
    { size: 11, bold: true },
    8,
  )

  const indent = mm(12)
  const body: Ink = { size: 10 }
  const small: Ink = { size: 8.5, colour: QUIET }
  let kind = ''
  let list: PdfElement | null = null
  for (const { n, warning } of numbered) {
    const sentence = sentenceOf(warning, document, texts, language)
    const [x = '', yAt = ''] = warning.at.map((v) => measured(Math.round(v / 10) * 10, 'mm', language))
    const about = [texts.severity[warning.severity], warning.source, fill(texts.at, { x, y: yAt })]
      .filter((part) => part !== null)
      .join(' · ')
    const [tall, low] = [
      heightOf(pdf, sentence, body, width - indent),
      heightOf(pdf, about, small, width - indent),
    ]
    const begins = `${warning.severity} ${warning.check}` !== kind
    if (y + tall + low + 6 + (begins ? 24 : 0) > bottom) turn()
    if (begins) {
      kind = `${warning.severity} ${warning.check}`
      list?.end()
      y += 6
      paragraph('H2', texts.title[warning.check], { size: 11, bold: true }, 4)
      list = pdf.struct('L')
      whole.add(list)
    }
    const from = y
    list?.add(
      pdf.struct('LI', {}, [
        pdf.struct('Lbl', {}, () =>
          write(pdf, String(n), left, from, { ...body, bold: true, colour: COLOUR[warning.severity] }),
        ),
        pdf.struct('LBody', {}, () => {
          write(pdf, sentence, left + indent, from, { ...body, width: width - indent })
          write(pdf, about, left + indent, from + tall, { ...small, width: width - indent })
        }),
      ]),
    )
    y += tall + low + 6
  }
  list?.end()
}

interface Ink {
  readonly size: number
  readonly bold?: boolean
  readonly colour?: string
}

function write(pdf: Pdf, text: string, x: number, y: number, how: Ink & { width?: number }): void {
  pdf.font(how.bold ? 'Helvetica-Bold' : 'Helvetica')
  pdf.fontSize(how.size)
  pdf.fillColor(how.colour ?? INK)
  pdf.text(printable(text), x, y, how.width === undefined ? { lineBreak: false } : { width: how.width })
}

function heightOf(pdf: Pdf, text: string, how: Ink, width: number): number {
  pdf.font(how.bold ? 'Helvetica-Bold' : 'Helvetica')
  pdf.fontSize(how.size)
  return pdf.heightOfString(printable(text), { width })
}
