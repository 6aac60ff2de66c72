/** The thread that writes a report and is gone. */
import { PDFDocument, registerStdFonts } from 'pdfkit'
import Helvetica from 'pdfkit/standard-fonts/Helvetica'
import HelveticaBold from 'pdfkit/standard-fonts/HelveticaBold'
import { type CheckReport, writeReport } from '#shared/floor-checks/report.ts'

registerStdFonts(Helvetica, HelveticaBold)

self.addEventListener('message', ({ data }: MessageEvent<CheckReport>) => {
  void writeReport(data, (options) => new PDFDocument(options)).then((bytes) =>
    self.postMessage(bytes, { transfer: [bytes.buffer] }),
  )
})
