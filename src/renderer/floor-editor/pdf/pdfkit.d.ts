/** What is used of PDFKit's build for browsers; the types made for Node would bring Node along. */
import type { Pdf, PdfOptions } from '#shared/plan-export/pdf.ts'

export const PDFDocument: new (options: PdfOptions) => Pdf
/** Fonts have to be known before a file is begun. */
export function registerStdFonts(...fonts: readonly object[]): void
