/** Story 26: a facility manager writes on a floor: a text, a length, a picture; by pointer and by keyboard, with rulers. */
import { readFile } from 'node:fs/promises'
import { board, numberIn, openFloors, steps, tool, typeInto } from './support/editor.ts'
import { PICTURE } from './support/picture.ts'
import { expect, type Page, test } from './support/story.ts'

const field = (page: Page, name: string) => page.getByLabel(name)

test('writes a text and a length by keyboard alone, in sizes by number, and the table has them', async ({
  laptop,
}) => {
  const page = await laptop().open()
  await openFloors(page)
  await tool(page, 'Auswählen').focus()
  for (let n = 0; n < 11; n++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(tool(page, 'Text')).toHaveAttribute('aria-pressed', 'true')
  await typeInto(page, 'Höhe der Großbuchstaben in Millimetern', '400')
  await board(page).focus()
  await page.keyboard.press('Enter')
  await steps(page, 1)
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Empfang')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Text „Empfang“' })).toBeVisible()
  await expect(field(page, 'Höhe der Großbuchstaben in Millimetern')).toHaveValue('400')
  await typeInto(page, 'Drehung in Grad', '30')
  await board(page).focus()
  await page.keyboard.press('r')
  await expect(field(page, 'Drehung in Grad')).toHaveValue('120')

  await tool(page, 'Maß').click()
  await typeInto(page, 'Abstand der Maßlinie in Metern', '0,6')
  await page.getByRole('button', { name: 'In die Mitte einfügen' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Maß 4,00 m' })).toBeVisible()
  await typeInto(page, 'x des Endes in Metern', (await numberIn(page, 'x des Anfangs in Metern')) + 6.25)
  await expect(page.getByRole('heading', { name: 'Maß 6,25 m' })).toBeVisible()
  await expect(field(page, 'Abstand der Maßlinie in Metern')).toHaveValue('0,6')
  await page.keyboard.press('Escape')

  await page.getByRole('radio', { name: 'Tabelle' }).click()
  const table = page.getByRole('grid', { name: /^Objekte auf/ })
  await page.getByRole('button', { name: /Art$/ }).first().click()
  await page.getByRole('option', { name: 'Texte', exact: true }).click()
  await table.getByRole('row', { name: /Empfang/ }).click()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Neue Bezeichnung für Empfang' }).fill('Empfang Nord')
  await page.keyboard.press('Enter')
  await expect(table.getByRole('row', { name: /Empfang Nord/ })).toBeVisible()
})

test('pulls a length by its ends and its line, and takes that back', async ({ laptop }) => {
  const page = await laptop().open()
  await openFloors(page)
  const box = await board(page).boundingBox()
  if (!box) throw new Error('no board')
  const at = (x: number, y: number) => [box.x + x, box.y + y] as const
  const pull = async (from: readonly [number, number], to: readonly [number, number]) => {
    await page.mouse.move(...from)
    await page.mouse.down()
    await page.mouse.move(...to, { steps: 5 })
    await page.mouse.up()
  }
  await tool(page, 'Maß').click()
  await typeInto(page, 'Abstand der Maßlinie in Metern', '0')
  await page.mouse.click(...at(200, 60))
  await page.mouse.click(...at(400, 60))
  await steps(page, 1)
  const start = await numberIn(page, 'x des Anfangs in Metern')
  const end = await numberIn(page, 'x des Endes in Metern')
  await pull(at(400, 60), at(500, 60))
  await expect.poll(() => numberIn(page, 'x des Endes in Metern')).toBeGreaterThan(end + 1)
  expect(await numberIn(page, 'x des Anfangs in Metern')).toBe(start)
  await pull(at(350, 60), at(350, 100))
  await expect.poll(() => numberIn(page, 'Abstand der Maßlinie in Metern')).toBeLessThan(-0.5)
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(field(page, 'Abstand der Maßlinie in Metern')).toHaveValue('0')
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect.poll(() => numberIn(page, 'x des Endes in Metern')).toBe(end)
})

test('places a picture, makes it fainter, and gives all of it to others', async ({ laptop }) => {
  const page = await laptop().open()
  await openFloors(page)
  await tool(page, 'Bild').click()
  const insert = page.getByRole('button', { name: 'In die Mitte einfügen' })
  await expect(insert).toBeDisabled()
  await field(page, 'Bilddatei').setInputFiles(PICTURE)
  await typeInto(page, 'Breite in Metern', '3,5')
  await insert.click()
  await steps(page, 1)
  await expect(field(page, 'Tiefe in Metern')).toHaveValue('3,5')
  const opacity = page.getByRole('slider', { name: 'Deckkraft' })
  await expect(opacity).toHaveValue('1')
  await opacity.focus()
  for (let n = 0; n < 10; n++) await page.keyboard.press('ArrowLeft')
  await steps(page, 11)

  await tool(page, 'Text').click()
  await insert.click()
  await tool(page, 'Maß').click()
  await insert.click()
  await page.getByRole('button', { name: 'Datei' }).press('Enter')
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Mit allen Angaben' }).press('Enter')
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  const { document } = file.floors[0]
  expect(document.images).toHaveLength(1)
  expect(document.images[0]).toMatchObject({ width: 3500, depth: 3500, opacity: 0.5 })
  expect(document.texts.at(-1)).toMatchObject({ text: 'Text', size: 250 })
  expect(document.dimensions.at(-1)).toMatchObject({ offset: 400 })
})

test('a twenty-first picture is refused on the board, and what is there stays', async ({ laptop }) => {
  const page = await laptop().open()
  await openFloors(page)
  await tool(page, 'Bild').click()
  await field(page, 'Bilddatei').setInputFiles(PICTURE)
  await page.getByRole('button', { name: 'In die Mitte einfügen' }).click()
  await board(page).focus()
  for (let n = 1; n < 20; n++) await page.keyboard.press('Control+d')
  await steps(page, 20)
  await page.keyboard.press('Control+d')
  await expect(
    page.getByText('Ein Etagenplan hat höchstens 20 Bilder. Eingefügt wurde nichts').first(),
  ).toBeVisible()
  await steps(page, 20)
})

test('rulers are kept as they were set, 1:100 is one press away, and a dropped file is imported', async ({
  laptop,
}) => {
  const page = await laptop().open()
  await openFloors(page)
  await page.getByRole('button', { name: /Maßstab 1:100 zeigen$/ }).click()
  await expect(page.getByRole('button', { name: /^1:100/ })).toBeVisible()
  const rulers = page.getByRole('button', { name: 'Lineale', exact: true })
  await expect(rulers).toHaveAttribute('aria-pressed', 'true')
  await rulers.press('Enter')
  await page.reload()
  await expect(rulers).toHaveAttribute('aria-pressed', 'false')

  const dropped = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
    const held = new DataTransfer()
    held.items.add(new File([bytes], 'lageplan.png', { type: 'image/png' }))
    return held
  }, PICTURE.buffer.toString('base64'))
  await board(page).dispatchEvent('dragover', { dataTransfer: dropped })
  await board(page).dispatchEvent('drop', { dataTransfer: dropped })
  await expect(page.getByRole('dialog', { name: 'Plan aus lageplan.png' })).toBeVisible()
})
