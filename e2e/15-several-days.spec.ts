/** Leave in one step, and a week like the one before; offline, by keyboard, and with one undo. */
import { storyDay } from './support/day.ts'
import { demoLogins, signIn, syncState } from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const messages = (page: Page) => page.getByRole('region', { name: 'Meldungen' })

test('leave is planned in one step by keyboard, offline, and taken back with one undo', async ({
  api,
  laptop,
}) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('alles übertragen')
  await api.stop()
  await page.getByRole('button', { name: 'Mehrere Tage' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Mehrere Tage' })
  await dialog.getByLabel('Von').fill(storyDay(40))
  await expect(dialog.getByLabel('Bis')).toHaveValue(storyDay(40))
  await dialog.getByLabel('Bis').fill(storyDay(46))
  await dialog.getByRole('button', { name: 'Eintragen' }).focus()
  await page.keyboard.press('Enter')
  await expect(messages(page)).toContainText(/[3-5] Tage sind geplant\./)
  await expect(syncState(page)).toContainText('vorgemerkt')
  await page.keyboard.press('Control+z')
  await expect(messages(page)).toContainText('Rückgängig gemacht')
  await api.start()
  await expect(syncState(page)).toContainText('alles übertragen', { timeout: 30_000 })
})

test('a week is planned like the one before, with its desks where they are free', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('alles übertragen')
  await page.getByRole('button', { name: 'Eine Woche weiter' }).click()
  const open = page.getByRole('region', { name: /: offen$/ })
  await expect(open.first()).toBeVisible()
  const before = await open.count()
  const like = page.getByRole('button', { name: /^Wie Vorwoche/ })
  await like.first().click()
  await expect(messages(page)).toContainText(/geplant/)
  await expect.poll(() => open.count()).toBeLessThan(before)
  await expect(syncState(page)).toContainText('alles übertragen')
  await page.keyboard.press('Control+z')
  await expect.poll(() => open.count()).toBe(before)
})
