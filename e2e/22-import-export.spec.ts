/** Story 22: a facility manager takes plans made elsewhere into a floor, and gives them to others. */
import { readFile } from 'node:fs/promises'
import { demoLogins, signIn } from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const board = (page: Page) => page.getByRole('group', { name: /Zeichenfläche$/ })

async function openFloors(page: Page): Promise<void> {
  await signIn(page, demoLogins.manager)
  await page.getByRole('link', { name: 'Etagen', exact: true }).click()
  await expect(board(page)).toBeVisible()
}

/** Saves the draft as a file of a format, by keyboard. @returns its name and content */
async function exported(page: Page, words: string): Promise<{ name: string; path: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Exportieren' }).press('Enter')
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: words }).press('Enter')
  const saved = await download
  const path = await saved.path()
  return { name: saved.suggestedFilename(), path, bytes: await readFile(path) }
}

test('the draft is saved as a file of each format, without a network', async ({ api, laptop }) => {
  const page = await laptop().open()
  await openFloors(page)
  await api.stop()
  const pdf = await exported(page, 'Zum Drucken')
  expect(pdf.name).toMatch(/\.pdf$/)
  expect(pdf.bytes.toString('latin1')).toMatch(/^%PDF-1\.5[\s\S]*%%EOF\s*$/)
  const png = await exported(page, 'Als Bild')
  expect(png.bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  expect(png.bytes.readUInt32BE(16), 'pixels wide').toBe(3_000)
  const svg = await exported(page, 'Als Zeichnung')
  const shapes = await page.evaluate((text) => {
    const drawing = new DOMParser().parseFromString(text, 'image/svg+xml')
    return drawing.querySelector('parsererror') ? 0 : drawing.querySelectorAll('#platzwahl-spaces use').length
  }, svg.bytes.toString('utf8'))
  expect(shapes).toBeGreaterThan(10)
  const dxf = await exported(page, 'Für CAD')
  expect(dxf.bytes.toString('utf8')).toMatch(/^\s*0\r?\nSECTION[\s\S]*\n\s*0\r?\nEOF\s*$/)
  const csv = await exported(page, 'Liste der Plätze')
  expect(csv.bytes.toString('utf8').trim().split('\r\n')).toHaveLength(shapes + 1)
  const json = await exported(page, 'Mit allen Angaben')
  expect(JSON.parse(json.bytes.toString('utf8')).floors[0].document.spaces).toHaveLength(shapes)
})
