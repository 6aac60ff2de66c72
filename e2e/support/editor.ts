/** Where facility managers draw, as they find their way in it. */
import { demoLogins, type Login, signIn } from './person.ts'
import { expect, type Page } from './story.ts'

export const board = (page: Page) => page.getByRole('group', { name: /(Zeichenfläche|drawing board)$/ })
export const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Werkzeuge' }).getByRole('button', { name, exact: true })
export const objects = (page: Page) => page.getByRole('listbox', { name: 'Objekte' })
export const steps = (page: Page, n: number) =>
  expect(page.getByText(n === 1 ? 'Entwurf · 1 Schritt' : `Entwurf · ${n} Schritte`)).toBeVisible()

/** What stands in a number's field, by its name, as a number. */
export const numberIn = async (page: Page, name: string): Promise<number> =>
  Number((await page.getByLabel(name).inputValue()).replace(',', '.'))

/** Types into a field, and takes it over. */
export async function typeInto(page: Page, name: string, text: string | number): Promise<void> {
  await page.getByLabel(name).fill(String(text).replace('.', ','))
  await page.keyboard.press('Enter')
}

/** Signs in as a facility manager. */
export async function openFloors(page: Page, person: Login = demoLogins.manager): Promise<void> {
  await signIn(page, person)
  await page.getByRole('link', { name: 'Etagen', exact: true }).click()
  await expect(board(page)).toBeVisible()
}

/** One nobody of the demo draws on. */
export async function chooseFloor(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Gebäude$/ }).click()
  await page.getByRole('option', { name: /Haus B/ }).click()
  await page.getByRole('button', { name: /Etage$/ }).click()
  await page.getByRole('option', { name: '2. Obergeschoss' }).click()
}

export async function openFloor(page: Page, person?: Login): Promise<void> {
  await openFloors(page, person)
  await chooseFloor(page)
  await expect(board(page)).toHaveAccessibleName(/2\. Obergeschoss/)
}

/** Opens the dialog, waits for what it says, and publishes, by keyboard. */
export async function publish(page: Page, says: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Veröffentlichen …' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Entwurf veröffentlichen' })
  await expect(dialog.getByText(says)).toBeVisible()
  await dialog.getByRole('button', { name: 'Veröffentlichen', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Version \d+ ist veröffentlicht\.$/).first()).toBeVisible()
}

export async function chooseObject(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: 'Objekte' }).click()
  await page.getByLabel('Objekt suchen').fill(name)
  await objects(page)
    .getByRole('option', { name: new RegExp(`^${name.replaceAll('.', '\\.')}, bei`) })
    .click()
}
