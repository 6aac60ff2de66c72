/** Story 7: German and English at once, light and dark, kept over a restart. */
import { demoLogins, signIn, switchToEnglish } from './support/person.ts'
import { expect, test } from './support/story.ts'

test('switches language and appearance at once and keeps both', async ({ laptop }) => {
  const mine = laptop()
  const page = await mine.open()
  await signIn(page, demoLogins.staff)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')

  await switchToEnglish(page)
  await expect(page.getByRole('heading', { name: 'My week' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')

  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  await expect(page.getByRole('listbox', { name: /Floor plan/ })).toBeVisible()
  await page.getByRole('button', { name: /Mira/ }).click()
  await page.getByRole('menuitem', { name: 'Appearance' }).click()
  await page.getByRole('menuitem', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-kern-theme', 'dark')

  await page.keyboard.press('Escape')
  await mine.quit()
  const again = await mine.open()
  await expect(again.getByRole('heading', { name: 'My week' })).toBeVisible()
  await expect(again.locator('html')).toHaveAttribute('data-kern-theme', 'dark')
})
