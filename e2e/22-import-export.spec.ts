/** Story 22: a facility manager takes plans made elsewhere into a floor, and gives them to others. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../scripts/lib/project.mjs'
import { board, openFloors } from './support/editor.ts'
import {
  book,
  choosePlanDay,
  demoLogins,
  desk,
  deskList,
  freeDesk,
  openPlan,
  signIn,
  switchToEnglish,
  workday,
} from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const office = join(root, '../shared/plans/bimwhale_LargeBuilding.ifc')

/** Saves the draft as a file of a format, by keyboard. @returns its name and content */
async function exported(page: Page, words: string): Promise<{ name: string; path: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Datei' }).press('Enter')
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

const importDialog = (page: Page) => page.getByRole('dialog')
const take = (page: Page) => importDialog(page).getByRole('button', { name: /^(Übernehmen|Take over)$/ })
const undo = (page: Page) => page.getByRole('button', { name: /^(Rückgängig|Undo)$/ })

/** Opens the dialog by keyboard and hands it a file. */
async function importFile(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.getByRole('button', { name: /^(Datei|File)$/ }).press('Enter')
  await page.getByRole('menuitem', { name: /^(Plan importieren|Import plan)$/ }).press('Enter')
  await page.getByLabel(/^(Plandatei|Plan file)$/).setInputFiles(file)
}

async function chooseFloor(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Gebäude$/ }).click()
  await page.getByRole('option', { name: /Haus B/ }).click()
  await page.getByRole('button', { name: /Etage$/ }).click()
  await page.getByRole('option', { name: '2. Obergeschoss' }).click()
}

test('a real IFC office is imported in the app, undone, redone, published, and a desk booked the same minute', async ({
  laptop,
}) => {
  test.skip(!existsSync(office), `${office} is not there`)
  const nils = await laptop().open()
  await openFloors(nils)
  await chooseFloor(nils)
  await expect(board(nils)).toHaveAccessibleName(/2\. Obergeschoss/)
  await importFile(nils, office)
  const found = importDialog(nils).getByRole('list', { name: 'Gefunden' })
  await expect(found.getByText('14 Plätze')).toBeVisible({ timeout: 30_000 })
  await expect(importDialog(nils).getByRole('button', { name: /Geschoss für diese Etage$/ })).toContainText(
    'Level 1',
  )
  await importDialog(nils)
    .getByRole('radio', { name: /Gezeichnetes ersetzen/ })
    .press('Space')
  await expect(importDialog(nils).getByText(/^0 Plätze bleiben dieselben, \d+ fallen weg\.$/)).toBeVisible()
  await take(nils).press('Enter')
  await expect(nils.getByText('Entwurf · 1 Schritt')).toBeVisible()
  await board(nils).focus()
  await nils.keyboard.press('Control+z')
  await expect(undo(nils)).toBeDisabled()
  await nils.keyboard.press('Control+Shift+z')
  await expect(nils.getByText('Entwurf · 1 Schritt')).toBeVisible()
  await nils.getByRole('button', { name: 'Veröffentlichen …' }).press('Enter')
  const publishing = nils.getByRole('dialog', { name: 'Entwurf veröffentlichen' })
  await expect(
    publishing.getByText(/^14 Plätze kommen hinzu, 0 werden verschoben, \d+ fallen weg\.$/),
  ).toBeVisible()
  await publishing.getByRole('button', { name: 'Veröffentlichen', exact: true }).press('Enter')
  await expect(nils.getByText('Version 2 ist veröffentlicht.').first()).toBeVisible()

  const mira = await laptop().open()
  await signIn(mira, demoLogins.staff)
  await openPlan(mira)
  await chooseFloor(mira)
  await choosePlanDay(mira, workday(18))
  await expect(deskList(mira).getByRole('option')).toHaveCount(14)
  const name = await freeDesk(mira)
  await book(mira, name)
  await expect(desk(mira, name)).toHaveAccessibleName(/Ihr Platz$/)
})

test('a file that is no plan gets a sentence, and nothing changes', async ({ laptop }) => {
  const page = await laptop().open()
  await openFloors(page)
  const says = async (name: string, content: string, sentence: RegExp) => {
    await importFile(page, { name, mimeType: '', buffer: Buffer.from(content, 'latin1') })
    await expect(importDialog(page).getByRole('alert')).toContainText(sentence)
    await expect(importDialog(page).getByText('Am Plan hat sich nichts geändert.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(importDialog(page)).toBeHidden()
  }
  await says(
    'haus.ifc',
    "ISO-10303-21;\nHEADER;\nFILE_SCHEMA(('IFC4'));\nENDSEC;\nDATA;\n#1=IFCPROJ",
    /ist abgeschnitten/,
  )
  await says('haus.dwg', 'AC1032\0\0\0', /DWG-Zeichnung. Bitte speichern Sie sie im CAD-Programm als DXF/)
  await says(
    'haus.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"><g><path d="M0 0L9 9"/></svg>',
    /beschädigt|abgeschnitten/,
  )
  await says('haus.pdf', '%PDF-1.7\nxxxx\n%%EOF\n', /PDF-Datei ist beschädigt/)
  await expect(undo(page)).toBeDisabled()
})

test('what is exported comes back: the same desks, which keep their bookings', async ({ laptop }) => {
  const page = await laptop().open()
  await openFloors(page)
  const csv = await exported(page, 'Liste der Plätze')
  const n = csv.bytes.toString('utf8').trim().split('\r\n').length - 1
  for (const words of ['Mit allen Angaben', 'Für CAD', 'Als Zeichnung']) {
    const file = await exported(page, words)
    await importFile(page, { name: file.name, mimeType: '', buffer: file.bytes })
    const found = importDialog(page).getByRole('list', { name: 'Gefunden' })
    await expect(found.getByText(`${n} Plätze`), words).toBeVisible({ timeout: 30_000 })
    await importDialog(page)
      .getByRole('radio', { name: /Gezeichnetes ersetzen/ })
      .press('Space')
    if (words === 'Mit allen Angaben')
      await expect(importDialog(page).getByText(`${n} Plätze bleiben dieselben, 0 fallen weg.`)).toBeVisible()
    await take(page).press('Enter')
    await expect(page.getByText('Entwurf · 1 Schritt')).toBeVisible()
    await undo(page).press('Enter')
    await expect(undo(page)).toBeDisabled()
  }
})

test('a picture is measured and lies under the plan, by keyboard and in English', async ({ laptop }) => {
  const page = await laptop().open()
  await openFloors(page)
  const picture = await exported(page, 'Als Bild')
  await switchToEnglish(page)
  await importFile(page, { name: 'scan.png', mimeType: 'image/png', buffer: picture.bytes })
  const dialog = importDialog(page)
  await expect(dialog.getByText('Please set the scale first.')).toBeVisible({ timeout: 30_000 })
  await expect(take(page)).toBeDisabled()
  await dialog.getByRole('button', { name: 'Measure a length' }).press('Enter')
  const fill = async (label: string, value: string) => {
    await dialog.getByLabel(label).fill(value)
    await dialog.getByLabel(label).press('Enter')
  }
  await fill('x of the second point', '10')
  await fill('True length in metres', '20')
  await dialog.getByRole('button', { name: 'Set the scale' }).press('Enter')
  // Without a scale it is shown 50 m wide.
  await expect(dialog.getByText(/^Given by you\. The plan is 100 × /)).toBeVisible({ timeout: 30_000 })
  await take(page).press('Enter')
  await expect(page.getByRole('heading', { name: 'Picture' })).toBeVisible()
  await expect(page.getByLabel('Width in metres')).toHaveValue('100')
  await board(page).focus()
  await page.keyboard.press('Control+z')
  await expect(undo(page)).toBeDisabled()
})
