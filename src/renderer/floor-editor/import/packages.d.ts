/** Modules of PDF.js that have no types of their own; what is used of them is in `PdfJs`. */
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs'
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  export const WorkerMessageHandler: unknown
}
