/** A week suggested with reasons, by keyboard and offline; taken and taken back in one step; and wishes. */
import { demoLogins, openDays, showOpenWeeks, signIn, switchToEnglish, syncState } from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const messages = (page: Page) => page.getByRole('region', { name: 'Meldungen' })
const suggest = (page: Page) => page.getByRole('button', { name: /^Woche vorschlagen/ }).first()
const dialog = (page: Page) => page.getByRole('dialog', { name: /^Vorschlag für die Woche/ })

test('an open week is suggested with a reason a day, taken by keyboard, offline, and undone at once', async ({
  api,
  laptop,
}) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('alles übertragen')
  const open = (await showOpenWeeks(page)).length
  await api.stop()
  await suggest(page).focus()
  await page.keyboard.press('Enter')
  const days = dialog(page).getByRole('checkbox')
  await expect(days.first()).toBeVisible()
  const suggested = dialog(page).locator('.suggested > li')
  expect(await suggested.count()).toBeGreaterThan(3)
  // The team day, and a desk near the team for it.
  await expect(suggested.filter({ hasText: 'Mittwoch' })).toContainText('Teamtag')
  await expect(suggested.filter({ hasText: 'Mittwoch' })).toContainText(/Büro, .*Platz \d+/)
  await suggested.first().getByRole('checkbox').click({ force: true })
  const n = (await suggested.count()) - 1
  const take = dialog(page).getByRole('button', { name: `${n} Tage übernehmen` })
  await take.focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(messages(page)).toContainText(`${n} Tage sind geplant.`)
  await expect.poll(async () => (await openDays(page)).length).toBe(open - n)
  await page.keyboard.press('Control+z')
  await expect(messages(page)).toContainText('Rückgängig gemacht')
  await api.start()
  await expect(syncState(page)).toContainText('alles übertragen', { timeout: 30_000 })
  expect((await openDays(page)).length).toBe(open)
})

test('wishes are kept on the laptop, and the suggestion goes by them', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('alles übertragen')
  await showOpenWeeks(page)
  await suggest(page).click()
  await dialog(page).getByText('Wünsche', { exact: true }).click()
  const monday = dialog(page).locator('.suggested > li').filter({ hasText: 'Montag' })
  for (const [place, shown] of [
    ['Homeoffice', /Homeoffice/],
    ['Büro', /Büro/],
  ] as const) {
    await dialog(page)
      .getByRole('button', { name: /Montag/ })
      .click()
    await page.getByRole('option', { name: place }).click()
    await expect(monday).toContainText('Ihr Wunsch für Montag')
    await expect(monday).toContainText(shown)
  }
  await page.reload()
  await suggest(page).click()
  await expect(monday).toContainText('Ihr Wunsch für Montag')
})

test.describe('in English', () => {
  test('a suggestion and its reasons are in English', async ({ laptop }) => {
    const page = await laptop().open()
    await signIn(page, demoLogins.staff)
    await showOpenWeeks(page)
    await switchToEnglish(page)
    await page
      .getByRole('button', { name: /^Suggest the week/ })
      .first()
      .click()
    await expect(page.getByRole('dialog', { name: /^Suggestion for the week/ })).toContainText('Team day')
  })
})
