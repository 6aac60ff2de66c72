/** Reads a plan of any format from its bytes. What the formats need of the outside is given. */
import type { IfcAPI } from 'web-ifc'
import { MEGABYTE } from './bytes.ts'
import { type DxfNeeds, readDxf } from './dxf/read-dxf.ts'
import { formatOf, isGzip, MAX_BYTES, type PlanFormat } from './format.ts'
import { readIfc } from './ifc/read-ifc.ts'
import { type ImageNeeds, readImage } from './image/read-image.ts'
import { failed, type ImportResult } from './imported.ts'
import { readPlanJson } from './json/read-json.ts'
import type { ReadOptions } from './options.ts'
import type { PdfJs } from './pdf/pdfjs.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { readSvg } from './svg/read-svg.ts'

/** Loaded only when a file asks for it. */
export interface ImportNeeds extends ImageNeeds {
  readonly ifc: () => Promise<IfcAPI>
  readonly dxf: () => Promise<DxfNeeds['parse']>
  readonly pdf: () => Promise<PdfJs>
  readonly decode: (bytes: Uint8Array, encoding: string) => string
  /** Null when unpacked there would be more than that many bytes; throws when it cannot be unpacked. */
  readonly gunzip: (bytes: Uint8Array, most: number) => Promise<Uint8Array | null>
}

export async function readAnyPlan(
  needs: ImportNeeds,
  packed: Uint8Array,
  options: ReadOptions,
): Promise<ImportResult> {
  options.progress('opening')
  let bytes = packed
  if (isGzip(packed)) {
    try {
      const unpacked = await needs.gunzip(packed, MAX_BYTES.svg)
      if (!unpacked) return failed({ kind: 'bomb', limit: MAX_BYTES.svg / MEGABYTE })
      bytes = unpacked
    } catch {
      return failed({ kind: 'truncated', format: 'svg' })
    }
    // SVGZ is the one packed kind of plan.
    if (formatOf(bytes) !== 'svg') return failed({ kind: 'unknownFormat', what: 'gzip' })
  }
  const format = formatOf(bytes)
  return typeof format === 'string' ? await readAs(needs, format, bytes, options) : failed(format)
}

async function readAs(
  needs: ImportNeeds,
  format: PlanFormat,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<ImportResult> {
  switch (format) {
    case 'ifc':
      return readIfc(await needs.ifc(), bytes, options)
    case 'dxf':
      return readDxf({ parse: await needs.dxf(), decode: needs.decode }, bytes, options)
    case 'svg':
      return readSvg(needs, bytes, options)
    case 'pdf':
      return await readPdf(await needs.pdf(), bytes, options)
    case 'png':
    case 'jpeg':
      return await readImage(needs, format, bytes, options)
    case 'json':
      return readPlanJson(needs.decode(bytes, 'utf-8'), options)
  }
}
