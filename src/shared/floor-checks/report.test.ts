import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import PDFDocument from 'pdfkit'
import { expect, it } from 'vitest'
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { checkPlan } from './checker.ts'
import { writeReport } from './report.ts'
import { sentenceOf } from './sentence.ts'
import { desk, roomOf, thing } from './testing/plan.ts'
import { CHECK_TEXTS } from './texts.ts'
import { gravestFirst } from './warning.ts'

/** The text of each page, and the kinds of elements in the structure that screen readers follow. */
async function read(document: FloorPlanDocument, language: 'de' | 'en') {
  const bytes = await writeReport(
    {
      building: 'Rathaus',
      floor: '1. OG',
      state: 'Version 3',
      document,
      warnings: checkPlan(document),
      language,
    },
    (options) => new PDFDocument(options),
  )
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise
  const pages: string[] = []
  const kinds = new Set<string>()
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n)
    const { items } = await page.getTextContent()
    pages.push(items.map((i) => ('str' in i ? i.str : '')).join(' '))
    for (const kind of JSON.stringify(await page.getStructTree()).matchAll(/"role":"(\w+)"/g))
      kinds.add(kind[1] ?? '')
  }
  await pdf.loadingTask.destroy()
  return { pages, kinds }
}

/** However it is broken into lines. */
const plain = (text: string) => text.replace(/\s+/g, ' ')

it.each(['de', 'en'] as const)(
  'lists each warning under its number, with its source, in %s',
  async (language) => {
    const plan = roomOf(6000, 4000, {
      spaces: [desk(1, 2000, 400), desk(2, 3400, 400)],
      furniture: [thing('c', 2000, 1800, 1600, 400)],
    })
    const { pages, kinds } = await read(plan, language)
    const list = plain(pages.slice(1).join(' '))
    const warnings = gravestFirst(checkPlan(plan))
    expect(warnings.length).toBeGreaterThan(1)
    for (const [i, w] of warnings.entries()) {
      expect(list).toContain(`${i + 1} ${sentenceOf(w, plan, CHECK_TEXTS[language], language)}`)
      expect(list).toContain(w.source)
    }
    for (const page of pages) expect(page).toContain(CHECK_TEXTS[language].note)
    expect([...kinds]).toEqual(expect.arrayContaining(['Figure', 'H1', 'H2', 'L', 'LI', 'P']))
  },
)

it('goes over as many pages as it needs and loses none', async () => {
  const unnamed = (i: number) =>
    desk(i, 2_000 + 3_500 * (i % 10), 2_000 + 4_000 * Math.floor(i / 10), { label: '' })
  const plan = roomOf(40_000, 30_000, { spaces: Array.from({ length: 60 }, (_, i) => unnamed(i)) })
  const { pages } = await read(plan, 'de')
  const list = plain(pages.slice(1).join(' '))
  const warnings = gravestFirst(checkPlan(plan))
  expect(pages.length).toBeGreaterThan(3)
  for (const [i, w] of warnings.entries())
    expect(list).toContain(plain(`${i + 1} ${sentenceOf(w, plan, CHECK_TEXTS.de, 'de')}`))
})

it('says of a plan without warnings that there are none', async () => {
  const { pages } = await read(roomOf(6000, 4000, { spaces: [desk(1, 2000, 400)] }), 'de')
  expect(pages.slice(1).join(' ')).toContain(CHECK_TEXTS.de.none)
})
