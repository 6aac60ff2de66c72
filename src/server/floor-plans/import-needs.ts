/** What reading plans needs of Node and of the packages that read formats; each is loaded when a file asks for it. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { PdfJs } from '#shared/plan-import/pdf/pdfjs.ts'
import type { ImportNeeds } from '#shared/plan-import/read.ts'
import { shrinkPicture } from './shrink-picture.ts'

export const importNeeds: ImportNeeds = {
  async ifc() {
    const { IfcAPI, LogLevel } = await import('web-ifc')
    const api = new IfcAPI()
    await api.Init()
    api.SetLogLevel(LogLevel.LOG_LEVEL_OFF)
    return api
  },
  dxf: async () => (await import('dxf')).parseString,
  pdf: async () => (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfJs,
  decode: (content, encoding) => new TextDecoder(encoding).decode(content),
  base64: (content) => Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64'),
  shrink: shrinkPicture,
  async gunzip(packed, most) {
    try {
      return await promisify(gunzip)(packed, { maxOutputLength: most })
    } catch (error) {
      if (error instanceof RangeError) return null
      throw error
    }
  },
}
