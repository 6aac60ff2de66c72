/** Files in PDF, written by PDFKit's build for Node. */
import PDFDocument from 'pdfkit'
import { type CheckReport, writeReport } from '#shared/floor-checks/report.ts'
import { bytesOf, POINT, paintSheet } from '#shared/plan-export/pdf.ts'
import type { Sheet } from '#shared/plan-export/sheet.ts'

/** Larger sheets exist in no printer, and PDF knows none beyond 200 inches. */
const LARGEST = 14_400

/** A sheet to scale on its own size of paper, for print. */
export function sheetToPdf(sheet: Sheet): Promise<Uint8Array> {
  const { title, width, height, ratio } = sheet
  const k = POINT / ratio
  const size: [number, number] = [Math.min(LARGEST, width * k), Math.min(LARGEST, height * k)]
  const pdf = new PDFDocument({ size, margin: 0, info: { Title: title, Producer: 'Platzwahl' }, lang: 'de' })
  return bytesOf(pdf, () => paintSheet(pdf, sheet))
}

/** What the checks found, for print. */
export function reportToPdf(report: CheckReport): Promise<Uint8Array> {
  return writeReport(report, (options) => new PDFDocument(options))
}
