/** Story 25: a facility manager equips many desks at once, in a table beside the plan, and keeps what is right from slips. */
import { board, openFloors, steps } from './support/editor.ts'
import { demoLogins, signIn } from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const table = (page: Page) => page.getByRole('grid', { name: /^Objekte auf/ })
const row = (page: Page, name: string | RegExp) => table(page).getByRole('row', { name })
const chosen = (page: Page, n: number) =>
  expect(page.getByText(`${n} ausgewählt`, { exact: true }).first()).toBeVisible()
const count = async (page: Page): Promise<number> =>
  Number(await table(page).getAttribute('aria-rowcount')) - 1

async function openTable(page: Page, view: 'Beides' | 'Tabelle'): Promise<void> {
  await openFloors(page)
  await page.getByRole('radio', { name: view }).click()
  await expect(table(page)).toBeVisible()
}

/** High enough for the rows of a room. */
const HIGH = { viewport: { width: 1280, height: 2000 } }

test('finds desks, chooses many, equips them in one step and takes that back', async ({ laptop }) => {
  const page = await laptop().open(HIGH)
  await openTable(page, 'Tabelle')
  const all = await count(page)
  const search = page.getByLabel('In der Tabelle suchen')

  await test.step('what is looked for stands in the table, and all of it is chosen at once', async () => {
    await page.getByRole('button', { name: /Zustand$/ }).click()
    await page.getByRole('option', { name: 'Buchbar', exact: true }).click()
    await search.fill('3.05')
    await expect.poll(() => count(page)).toBeLessThan(all)
    await table(page).getByRole('columnheader', { name: 'Alle auswählen' }).click()
    await chosen(page, await count(page))
    await expect(row(page, /^ausgewählt/)).toHaveCount(await count(page))
  })
  const n = await count(page)

  await test.step('a feature is given to all of them, as one step', async () => {
    const quiet = page.getByRole('button', { name: 'Ruhig', exact: true })
    await expect(quiet).toHaveAttribute('aria-pressed', 'false')
    await quiet.click()
    await steps(page, 1)
    await expect(row(page, /Ruhig/)).toHaveCount(n)
    await page.getByRole('button', { name: 'Rückgängig' }).click()
    await expect(row(page, /Ruhig/)).toHaveCount(0)
    await page.getByRole('button', { name: 'Wiederholen' }).click()
    await expect(row(page, /Ruhig/)).toHaveCount(n)
  })

  await test.step('what is chosen in the table is chosen on the plan, and the other way round', async () => {
    await page.getByRole('radio', { name: 'Beides' }).click()
    await row(page, /./).nth(1).click()
    await chosen(page, 1)
    await expect(page.getByRole('heading', { name: /^Platz .+, 3\.05$/ })).toBeVisible()
    await board(page).focus()
    await page.keyboard.press('Escape')
    await expect(row(page, /^ausgewählt/)).toHaveCount(0)
  })

  await test.step('sorted by its column, what is blocked comes together', async () => {
    await row(page, /./).nth(1).click()
    await page.getByRole('button', { name: 'Nicht buchbar', exact: true }).click()
    await expect.poll(() => count(page)).toBe(n - 1)
    await page.getByRole('button', { name: /Zustand$/ }).click()
    await page.getByRole('option', { name: 'Jeder Zustand' }).click()
    const head = table(page).getByRole('columnheader', { name: 'Buchbar' })
    await head.click()
    await expect(head).toHaveAttribute('aria-sort', 'ascending')
    await expect(row(page, /./).nth(1).getByRole('gridcell').nth(6)).toHaveText('nein')
  })
})

test('replaces a text in many labels, with a look at it first', async ({ laptop }) => {
  const page = await laptop().open(HIGH)
  await openTable(page, 'Tabelle')
  await page.getByLabel('In der Tabelle suchen').fill('3.05')
  await table(page).getByRole('columnheader', { name: 'Alle auswählen' }).click()
  const n = await count(page)
  await page.getByLabel('Nummern').fill('T-{n}')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Nummerieren' }).click()
  await expect(row(page, /T-\d/)).toHaveCount(n)
  await page.getByRole('button', { name: 'Suchen und ersetzen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Suchen und ersetzen' })
  await dialog.getByLabel('Suchen', { exact: true }).fill('t-')
  await dialog.getByLabel('Ersetzen durch').fill('Platz ')
  await expect(dialog.getByText(`${n} Stellen ändern sich.`)).toBeVisible()
  await expect(
    dialog.getByRole('list', { name: 'Was sich ändert' }).getByRole('listitem').first(),
  ).toHaveText(/T-1\s*→\s*Platz 1/)
  await dialog.getByRole('button', { name: `${n} Stellen ersetzen` }).click()
  await expect(row(page, /T-\d/)).toHaveCount(0)
  await expect(row(page, /Platz \d/)).toHaveCount(n)
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(row(page, /T-\d/)).toHaveCount(n)

  await test.step('and one feature for another', async () => {
    await page.getByRole('button', { name: 'Suchen und ersetzen' }).click()
    await dialog.getByRole('radio', { name: 'Ausstattung' }).click()
    await dialog.getByRole('button', { name: /Ersetzen durch$/ }).click()
    await page.getByRole('option', { name: 'Ruhig' }).click()
    await dialog.getByRole('button', { name: /ersetzen$/ }).click()
    await expect(row(page, /Ruhig/)).not.toHaveCount(0)
    await expect(row(page, /Dockingstation/)).toHaveCount(0)
  })
})

test('works by keyboard alone: choose a stretch, name one, lock them, and find them again', async ({
  laptop,
}) => {
  const page = await laptop().open()
  await openTable(page, 'Beides')
  await page.getByLabel('In der Tabelle suchen').fill('3.05')
  await table(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await chosen(page, 3)

  await test.step('a label is typed in its place', async () => {
    await page.keyboard.press('F2')
    await page.keyboard.type('Erker')
    await page.keyboard.press('Enter')
    await expect(table(page)).toBeFocused()
    await expect(row(page, /Erker/)).toHaveCount(1)
    await steps(page, 1)
  })
  await test.step('what is locked is neither removed nor moved', async () => {
    await page.keyboard.press('Control+l')
    await steps(page, 2)
    await expect(row(page, /fixiert/)).toHaveCount(3)
    await page.keyboard.press('Delete')
    await expect(page.getByText('3 Objekte sind fixiert und bleiben, wie sie sind.').first()).toBeVisible()
    await steps(page, 2)
    await board(page).focus()
    await page.keyboard.press('ArrowRight')
    await steps(page, 2)
  })
  await test.step('found again among the layers, and unlocked', async () => {
    await board(page).focus()
    await page.keyboard.press('Escape')
    await page.getByRole('radio', { name: 'Ebenen' }).click()
    await page.getByRole('button', { name: 'Fixierte auswählen' }).focus()
    await page.keyboard.press('Enter')
    await chosen(page, 3)
    await board(page).focus()
    await page.keyboard.press('Control+l')
    await expect(row(page, /fixiert/)).toHaveCount(0)
  })
  await test.step('made a group, and taken apart again', async () => {
    await page.keyboard.press('Control+g')
    await steps(page, 4)
    await page.keyboard.press('Control+Shift+g')
    await steps(page, 5)
  })
})

test('works on the board: a line drawn by hand, whole groups, nothing that a layer holds, and a corner to pull', async ({
  laptop,
}) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.manager)
  await page.getByRole('link', { name: 'Etagen', exact: true }).click()
  const box = await board(page).boundingBox()
  if (!box) throw new Error('no board')
  const tools = page.getByRole('toolbar', { name: 'Werkzeuge' })
  const at = (x: number, y: number) => [box.x + x, box.y + y] as const
  /** Around a place in the upper left corner, where nothing else is drawn. */
  const around = async () => {
    await page.mouse.move(...at(8, 8))
    await page.mouse.down()
    for (const [x, y] of [
      [160, 8],
      [160, 38],
      [8, 38],
      [8, 10],
    ] as const)
      await page.mouse.move(...at(x, y), { steps: 3 })
    await page.mouse.up()
  }
  await tools.getByRole('button', { name: 'Möbel', exact: true }).click()
  await page.mouse.click(...at(50, 22))
  await tools.getByRole('button', { name: 'Möbel', exact: true }).click()
  await page.mouse.click(...at(110, 22))
  await board(page).focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('l')
  await around()
  await chosen(page, 2)

  await page.keyboard.press('Control+g')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.mouse.click(...at(50, 22))
  await chosen(page, 2)
  await page.mouse.dblclick(...at(50, 22))
  await chosen(page, 1)

  await page.getByRole('radio', { name: 'Ebenen' }).click()
  await page.getByRole('button', { name: 'Möbel fixieren' }).click()
  await board(page).focus()
  await page.keyboard.press('Escape')
  await page.mouse.click(...at(50, 22))
  await expect(page.getByText('nichts ausgewählt', { exact: true }).first()).toBeVisible()

  await test.step('makes a room larger by its corner, and takes that back', async () => {
    await tools.getByRole('button', { name: 'Raum', exact: true }).click()
    await page.mouse.move(...at(20, box.height - 90))
    await page.mouse.down()
    await page.mouse.move(...at(120, box.height - 40), { steps: 4 })
    await page.mouse.up()
    await page.getByRole('radio', { name: 'Auswahl' }).click()
    const width = page.getByLabel('Breite in Metern')
    const before = Number((await width.inputValue()).replace(',', '.'))
    await page.mouse.move(...at(120, box.height - 40))
    await page.mouse.down()
    await page.mouse.move(...at(170, box.height - 40), { steps: 4 })
    await page.mouse.up()
    await expect
      .poll(async () => Number((await width.inputValue()).replace(',', '.')))
      .toBeGreaterThan(before)
    await board(page).focus()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => Number((await width.inputValue()).replace(',', '.'))).toBe(before)
  })

  await test.step('the plan of a floor leads to its table', async () => {
    await page.getByRole('link', { name: 'Plan', exact: true }).click()
    await page.getByRole('link', { name: 'Plätze bearbeiten' }).click()
    await expect(table(page)).toBeVisible()
  })
})
