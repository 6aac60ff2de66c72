/** Where facility managers draw, as they find their way in it. */
import { demoLogins, signIn } from './person.ts'
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
export async function openFloors(page: Page): Promise<void> {
  await signIn(page, demoLogins.manager)
  await page.getByRole('link', { name: 'Etagen', exact: true }).click()
  await expect(board(page)).toBeVisible()
}
