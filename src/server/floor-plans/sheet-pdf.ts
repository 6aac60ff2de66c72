/** Files in PDF, written by PDFKit's build for Node. */
import PDFDocument from 'pdfkit'
import { type CheckReport, writeReport } from '#shared/floor-checks/report.ts'
import { writeSheet } from '#shared/plan-export/pdf.ts'
import type { Sheet } from '#shared/plan-export/sheet.ts'

/** A sheet to scale, for print. */
export function sheetToPdf(sheet: Sheet): Promise<Uint8Array> {
  return writeSheet(sheet, 'de', (options) => new PDFDocument(options))
}

/** What the checks found, for print. */
export function reportToPdf(report: CheckReport): Promise<Uint8Array> {
  return writeReport(report, (options) => new PDFDocument(options))
}
