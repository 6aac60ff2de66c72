/**
 * Reads one page of a PDF file into lines and texts under a plan: PDF knows no layers and no
 * rooms. Never throws for a file's content.
 */
import { latin1, printable } from '../bytes.ts'
import type { DrawnText } from '../drawing/drawing.ts'
import { isPlace } from '../drawing/drawing.ts'
import { apply, growth, type Matrix, times } from '../drawing/matrix.ts'
import { planOf } from '../drawing/plan.ts'
import { failed, type ImportResult, type ImportWarning } from '../imported.ts'
import type { ReadOptions } from '../options.ts'
import type { ImportProblem } from '../problem.ts'
import { paperScale } from '../scale.ts'
import { MOST_POINTS, matrixOf, readOperators, TooManyPoints } from './operators.ts'
import type { PdfJs } from './pdfjs.ts'

const POINTS_PER_METRE = 72 / 0.0254
const ANNOTATIONS_OFF = 0

export async function readPdf(pdfjs: PdfJs, bytes: Uint8Array, options: ReadOptions): Promise<ImportResult> {
  // Readers repair a file without its end as well as they can, and show half a plan.
  if (!/%%EOF\s*/.test(latin1(bytes.subarray(-2048)))) return failed({ kind: 'truncated', format: 'pdf' })
  const task = pdfjs.getDocument({
    data: bytes,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    isOffscreenCanvasSupported: false,
    enableXfa: false,
  })
  try {
    const document = await task.promise
    const pages = document.numPages
    if (options.page > pages) return failed({ kind: 'noSuchPage', page: options.page, pages })
    const page = await document.getPage(options.page)
    options.progress('reading')
    const viewport = matrixOf(page.getViewport({ scale: 1 }).transform)
    const operators = await page.getOperatorList({ annotationMode: ANNOTATIONS_OFF })
    const { lines, paths, polylines, images, notNumbers } = readOperators(operators, pdfjs.OPS, viewport)
    const texts = (await page.getTextContent()).items.flatMap((item) => textOf(item, viewport) ?? [])
    const unit = page.userUnit > 0 ? page.userUnit : 1
    const scale = paperScale(
      options.scale,
      POINTS_PER_METRE / unit,
      'pt',
      texts.map((t) => t.text),
    )
    const warnings: ImportWarning[] = []
    if (pages > 1) warnings.push({ kind: 'otherPages', count: pages - 1 })
    if (lines.length === 0 && images > 0) warnings.push({ kind: 'onlyPicture', count: 1 })
    return planOf(
      {
        format: 'pdf',
        name: null,
        layers: [],
        drawing: { lines, arcs: [], texts, symbols: [], notNumbers },
        scale,
        contents: { paths, polylines, images, pages },
        warnings,
      },
      options,
    )
  } catch (error) {
    return failed(problemOf(error))
  } finally {
    await task.destroy().catch(() => {})
  }
}

function problemOf(error: unknown): ImportProblem {
  if (error instanceof TooManyPoints) return { kind: 'tooMany', format: 'pdf', limit: MOST_POINTS }
  if (!(error instanceof Error)) return { kind: 'damaged', format: 'pdf', detail: 'unknown reason' }
  if (error.name === 'PasswordException') return { kind: 'encrypted' }
  return { kind: 'damaged', format: 'pdf', detail: printable(error.message) || 'unknown reason' }
}

function textOf(item: unknown, viewport: Matrix): DrawnText | null {
  if (typeof item !== 'object' || item === null || !('str' in item) || !('transform' in item)) return null
  const text = typeof item.str === 'string' ? item.str.trim() : ''
  if (text === '') return null
  const width = 'width' in item && typeof item.width === 'number' ? item.width : 0
  const m = matrixOf(item.transform)
  const onPage = times(viewport, m)
  const size = growth(m)
  // The origin is at the left of the base line; in its own units a letter is 1 high.
  const at = apply(onPage, [size > 0 ? width / size / 2 : 0, 0.35])
  const height = 0.72 * growth(onPage)
  const rotation = (Math.atan2(onPage[1], onPage[0]) * 180) / Math.PI
  return isPlace(at) && height > 0 ? { layer: '', text, at, height, rotation } : null
}
