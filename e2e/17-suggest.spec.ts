/** A week suggested with reasons, by keyboard and offline; taken and taken back in one step; and wishes. */
import {
  demoLogins,
  openAdministration,
  openDays,
  showOpenWeeks,
  signIn,
  switchToEnglish,
  syncState,
} from './support/person.ts'
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

/** An agreement of its own that allows one place for a fifth of two weeks, and refuses more. */
async function limit(admin: Page, { name, place, de, en }: Record<'name' | 'place' | 'de' | 'en', string>) {
  await admin.getByRole('button', { name: 'Neues Regelwerk' }).click()
  await admin.getByRole('menuitem', { name: 'Dienstvereinbarung Mobile Arbeit' }).click()
  const form = admin.getByRole('form', { name: 'Neues Regelwerk' })
  await form.getByLabel('Name, deutsch').fill(name)
  // A minimum at the office would contradict a limit of it, which the form would say.
  await form.getByRole('button', { name: 'Regel 3 entfernen: Mindestens an einem Ort' }).click()
  const rule = form.getByRole('group', { name: 'Regel 1: Höchstens an einem Ort' })
  if (place !== 'Homeoffice') {
    await rule.getByRole('button', { name: 'Homeoffice Ort' }).click()
    await admin.getByRole('option', { name: place }).click()
  }
  await rule.getByLabel('Prozent').fill('20')
  await rule.getByLabel('In einfachen Worten, deutsch').fill(de)
  await rule.getByLabel('In einfachen Worten, englisch').fill(en)
  await form.getByRole('button', { name: 'Anlegen' }).click()
  const saved = admin.getByRole('form', { name })
  await saved.getByRole('button', { name: 'Genehmigung eintragen' }).click()
  const dialog = admin.getByRole('dialog', { name: `„${name}“ genehmigen` })
  await dialog.getByLabel('Aktenzeichen').fill('2026/7')
  await dialog.getByRole('button', { name: 'Genehmigen' }).click()
  await expect(saved.getByText(/Aktenzeichen 2026\/7/)).toBeVisible()
}

test('where two agreements collide, the suggestion says which rules, offline and in both languages', async ({
  api,
  laptop,
}) => {
  const [admin, page] = [await laptop().open(), await laptop().open()]
  const office = {
    de: 'Während des Umbaus wenig im Büro.',
    en: 'Little at the office during the renovation.',
  }
  const home = { de: 'Wenig im Homeoffice.', en: 'Little at home.' }
  await signIn(admin, demoLogins.administrator)
  await openAdministration(admin, 'Regelwerke')
  await limit(admin, { name: 'Umbau', place: 'Büro', ...office })
  await limit(admin, { name: 'Präsenz', place: 'Homeoffice', ...home })

  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('alles übertragen')
  await api.stop()
  await showOpenWeeks(page)
  await suggest(page).focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('Diese Regeln lassen sich nicht zusammen einhalten.')
  const colliding = dialog(page).locator('.suggested-rules > li')
  await expect(colliding).toHaveCount(2)
  await expect(colliding.filter({ hasText: office.de })).toContainText(/Büro: .* von höchstens/)
  await expect(colliding.filter({ hasText: home.de })).toContainText(/Homeoffice: .* von höchstens/)
  await expect(dialog(page).getByRole('button', { name: 'Übernehmen' })).toBeDisabled()
  await page.keyboard.press('Escape')

  await switchToEnglish(page)
  await page
    .getByRole('button', { name: /^Suggest the week/ })
    .first()
    .click()
  const english = page.getByRole('dialog', { name: /^Suggestion for the week/ })
  await expect(english).toContainText(office.en)
  await expect(english).toContainText(home.en)
  await expect(english).toContainText('Change a day that is planned already')
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
