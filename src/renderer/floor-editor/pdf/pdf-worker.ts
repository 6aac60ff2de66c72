/** The thread that writes one file in PDF and is gone. */
import { PDFDocument, registerStdFonts } from 'pdfkit'
import Helvetica from 'pdfkit/standard-fonts/Helvetica'
import HelveticaBold from 'pdfkit/standard-fonts/HelveticaBold'
import { writeReport } from '#shared/floor-checks/report.ts'
import { writeSheet } from '#shared/plan-export/pdf.ts'
import type { Written } from './write-pdf.ts'

registerStdFonts(Helvetica, HelveticaBold)

self.addEventListener('message', ({ data }: MessageEvent<Written>) => {
  const bytes =
    'report' in data
      ? writeReport(data.report, (options) => new PDFDocument(options))
      : writeSheet(data.sheet, data.language, (options) => new PDFDocument(options))
  void bytes.then((written) => self.postMessage(written, { transfer: [written.buffer] }))
})
