/** What reading plans needs of the browser and of the packages that read formats; each is loaded when a file asks for it. */
import ifcReader from 'web-ifc/web-ifc.wasm?url'
import type { PdfJs } from '#shared/plan-import/pdf/pdfjs.ts'
import type { ImportNeeds } from '#shared/plan-import/read.ts'
import { shrinkPicture } from './shrink-picture.ts'

export const readerNeeds: ImportNeeds = {
  async ifc() {
    const { IfcAPI, LogLevel } = await import('web-ifc')
    const api = new IfcAPI()
    await api.Init(() => ifcReader, true)
    // The build for browsers (0.0.78) does what a fourth argument asks for, and refuses to be asked.
    const { StreamMeshes } = api.wasmModule as Pick<typeof api, 'StreamMeshes'>
    api.StreamMeshes = (model, ids, take) => StreamMeshes(model, ids, take)
    api.SetLogLevel(LogLevel.LOG_LEVEL_OFF)
    return api
  },
  dxf: async () => (await import('dxf')).parseString,
  async pdf() {
    // This is a thread of its own already: PDF.js is to start none.
    const worker = await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs')
    Object.assign(globalThis, { pdfjsWorker: worker })
    return (await import('pdfjs-dist/legacy/build/pdf.min.mjs')) as unknown as PdfJs
  },
  decode: (content, encoding) => new TextDecoder(encoding).decode(content),
  base64: (content) => {
    let text = ''
    for (let at = 0; at < content.length; at += 8_192)
      text += String.fromCharCode(...content.subarray(at, at + 8_192))
    return btoa(text)
  },
  shrink: shrinkPicture,
  async gunzip(packed, most) {
    const reader = new Blob([new Uint8Array(packed)])
      .stream()
      .pipeThrough(new DecompressionStream('gzip'))
      .getReader()
    const parts: Uint8Array<ArrayBuffer>[] = []
    let size = 0
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value)
      size += part.value.length
      if (size > most) {
        await reader.cancel()
        return null
      }
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer())
  },
}
