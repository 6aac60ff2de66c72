/** Has a file in PDF written in a thread of its own. */
import type { CheckReport } from '#shared/floor-checks/report.ts'
import type { Sheet } from '#shared/plan-export/sheet.ts'
import PdfWorker from './pdf-worker.ts?worker'

export type Written =
  | { readonly report: CheckReport }
  | { readonly sheet: Sheet; readonly language: 'de' | 'en' }

/** @throws when the thread came to grief */
export function writePdf(what: Written): Promise<Blob> {
  const thread = new PdfWorker()
  return new Promise<Blob>((resolve, reject) => {
    thread.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) =>
      resolve(new Blob([data], { type: 'application/pdf' }))
    thread.onerror = () => reject(new Error('the file was not written'))
    thread.postMessage(what)
  }).finally(() => thread.terminate())
}
