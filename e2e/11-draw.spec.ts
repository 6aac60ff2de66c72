/** Story 11: a facility manager draws a room with an island of six desks, by pointer and by keyboard, offline too. */
import { board, objects, openFloors, tool } from './support/editor.ts'
import { demoLogins, signIn } from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const saved = (page: Page) => expect(page.getByText(/auf diesem Gerät gespeichert/i)).toBeVisible()

/** The list of objects, of one kind. */
async function list(page: Page, kind: string): Promise<void> {
  await page.getByRole('radio', { name: 'Objekte' }).click()
  await page.getByRole('button', { name: /Art$/ }).click()
  await page.getByRole('option', { name: kind, exact: true }).click()
}

test('draws with the pointer, takes it back, and finds it again after a restart without a network', async ({
  api,
  laptop,
}) => {
  const own = laptop()
  let page = await own.open()
  await openFloors(page)
  const box = await board(page).boundingBox()
  if (!box) throw new Error('no board')
  await tool(page, 'Raum').click()
  await page.mouse.move(box.x + 250, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 420, box.y + 150, { steps: 4 })
  await page.mouse.up()
  await expect(page.getByText('Entwurf · 1 Schritt')).toBeVisible()
  await page.getByLabel('Nummer', { exact: true }).fill('9.99')
  await page.keyboard.press('Enter')
  await tool(page, 'Tischinsel').click()
  await page.mouse.click(box.x + 330, box.y + 95)
  await expect(page.getByRole('heading', { name: '6 Objekte' })).toBeVisible()
  await page.getByLabel('Nummern').fill('{room}.{n}')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Nummerieren' }).click()
  await expect(page.getByText('Entwurf · 4 Schritte')).toBeVisible()

  await test.step('what is moved is put back by undo, and moved again by redo', async () => {
    const x = page.getByLabel('x der Mitte in Metern')
    const before = await x.inputValue()
    await page.mouse.move(box.x + 330, box.y + 95)
    await page.mouse.down()
    await page.mouse.move(box.x + 350, box.y + 95, { steps: 4 })
    await page.mouse.up()
    await expect(x).not.toHaveValue(before)
    const after = await x.inputValue()
    await board(page).focus()
    await page.keyboard.press('Control+z')
    await expect(x).toHaveValue(before)
    await page.keyboard.press('Control+Shift+z')
    await expect(x).toHaveValue(after)
  })
  await saved(page)

  await test.step('kept over a restart, offline, with what can be undone', async () => {
    await api.stop()
    await own.quit()
    page = await own.open()
    await page.getByRole('link', { name: 'Etagen', exact: true }).click()
    await expect(page.getByText('Entwurf · 5 Schritte')).toBeVisible()
    await list(page, 'Plätze')
    await page.getByLabel('Objekt suchen').fill('9.99.')
    await expect(objects(page).getByRole('option')).toHaveCount(6)
    await expect(objects(page).getByRole('option').first()).toHaveAccessibleName(
      /^Platz 9\.99\.1, 9\.99, bei x/,
    )
    for (let n = 0; n < 5; n++) await page.getByRole('button', { name: 'Rückgängig' }).click()
    await expect(objects(page).getByRole('option')).toHaveCount(0)
    await page.getByRole('button', { name: 'Wiederholen' }).click()
    await expect(page.getByText('Entwurf · 1 Schritt')).toBeVisible()
  })
})

test('draws by keyboard alone: insert, number, move, turn, repeat and delete', async ({ laptop }) => {
  const page = await laptop().open()
  await openFloors(page)
  await page.getByRole('link', { name: 'Etagen', exact: true }).focus()
  await tool(page, 'Auswählen').focus()
  for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(tool(page, 'Tischinsel')).toHaveAttribute('aria-pressed', 'true')
  await board(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '6 Objekte' })).toBeVisible()
  const x = page.getByLabel('x der Mitte in Metern')
  const metres = async () => Number((await x.inputValue()).replace(',', '.'))
  const start = await metres()
  await board(page).focus()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(metres).toBeCloseTo(start + 0.91, 3)
  await page.keyboard.press('r')
  await expect(page.getByLabel('Tiefe in Metern')).toHaveValue('0,8')
  await x.fill('12,5')
  await page.keyboard.press('Enter')
  await expect.poll(metres).toBe(12.5)
  await page.getByRole('button', { name: 'Anordnen' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('6 ausgewählt')).toBeVisible()
  await board(page).focus()
  await page.keyboard.press('Delete')
  await expect(page.getByText('nichts ausgewählt', { exact: true })).toBeVisible()
  await list(page, 'Plätze')
  await objects(page).focus()
  await page.keyboard.press('End')
  await expect(page.getByText('1 ausgewählt')).toBeVisible()
  await page.keyboard.press('Shift+ArrowUp')
  await expect(page.getByText('2 ausgewählt')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(page.getByText('nichts ausgewählt', { exact: true })).toBeVisible()
})

test('only facility managers are offered it', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await expect(page.getByRole('link', { name: 'Etagen', exact: true })).toHaveCount(0)
  await page.goto(new URL('/#/floors', page.url()).href)
  await expect(page.getByText('Etagen bearbeitet das Gebäudemanagement.')).toBeVisible()
})
