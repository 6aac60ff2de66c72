import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { building, reading } from '../testing/options.ts'
import { tinyPdf } from '../testing/tiny-pdf.ts'
import type { PdfJs } from './pdfjs.ts'
import { readPdf } from './read-pdf.ts'

const plans = resolve(import.meta.dirname, '../../../../../shared/plans')
const have = existsSync(plans)
if (!have) console.info('../shared/plans is not there: no PDF file made elsewhere is tried.')

let pdfjs: PdfJs
beforeAll(async () => {
  pdfjs = (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfJs
})

describe('a small PDF file', () => {
  it('becomes lines and texts under the plan, with the scale noted in it', async () => {
    const plan = building(
      await readPdf(
        pdfjs,
        tinyPdf(
          '10 10 m 293.465 10 l S q 2 0 0 2 100 100 cm 0 0 m 0 50 l S Q 50 500 30 20 re S BT /F1 12 Tf 20 20 Td (Ma\xdfstab 1:100) Tj ET',
        ),
        reading(),
      ),
    )
    expect(plan.contents).toMatchObject({ paths: 3, polylines: 3, pages: 1 })
    expect(plan.scale).toMatchObject({ certainty: 'noted', unit: 'pt' })
    expect(plan.scale.unitsPerMetre).toBeCloseTo(28.346, 3)
    const lines = plan.storeys[0]!.document.underlay!.map((l) => l.points)
    // 283.465 pt are 100 mm of paper.
    expect(lines[0]![1]![0] - lines[0]![0]![0]).toBe(10_000)
    expect(Math.abs(lines[1]![1]![1] - lines[1]![0]![1])).toBe(Math.round((100 / 28.3465) * 1000))
    expect(lines[2]).toHaveLength(5)
  })

  it('says when there is no such page, no drawing, no end, or no PDF', async () => {
    const problem = async (bytes: Uint8Array, page = 1) => {
      const result = await readPdf(pdfjs, bytes, reading({ page }))
      return result.ok ? null : result.problem.kind
    }
    expect(await problem(tinyPdf('0 0 m 9 9 l S'), 2)).toBe('noSuchPage')
    expect(await problem(tinyPdf(''))).toBe('nothingDrawn')
    expect(await problem(tinyPdf('0 0 m 99 99 l S').slice(0, -60))).toBe('truncated')
    expect(await problem(new TextEncoder().encode('%PDF-1.4\ngarbage\n%%EOF\n'))).toBe('damaged')
  })
})

describe.skipIf(!have)('a plan made elsewhere', () => {
  it('the workshop has its paths, texts and scale', async () => {
    const bytes = new Uint8Array(readFileSync(resolve(plans, 'n51_floorplan.pdf')))
    const { contents, counts, scale } = building(await readPdf(pdfjs, bytes, reading()))
    expect(contents).toMatchObject({ paths: 3221, polylines: 3296 })
    expect(counts.texts).toBe(3)
    expect(scale.unitsPerMetre).toBeCloseTo(59.06, 2)
    expect(scale).toMatchObject({ certainty: 'noted', evidence: '28.25 inches is 113 feet' })
  })
})
