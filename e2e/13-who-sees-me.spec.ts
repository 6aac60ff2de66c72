/** Story 13: each person chooses who sees their place, also offline; colleagues’ laptops follow by themselves. */
import { demoLogins, signIn, syncState } from './support/person.ts'
import { expect, test } from './support/story.ts'

test('who narrows it goes from colleagues’ laptops, and comes back', async ({ laptop }) => {
  const [mira, lena] = [await laptop().open(), await laptop().open()]
  await signIn(mira, demoLogins.staff)
  await signIn(lena, demoLogins.colleague)
  const seen = lena.getByRole('button', { name: /Mira Sommer/ })
  await expect(seen.first()).toBeVisible()

  await mira.getByRole('button', { name: /Konto und Einstellungen/ }).click()
  await mira.getByRole('menuitem', { name: 'Einstellungen' }).click()
  const choice = mira.getByRole('radiogroup', { name: 'Meinen Platz sehen' })
  const team = choice.getByRole('radio', { name: /^Mein Team/ })
  await expect(team).toBeChecked()
  await expect(choice).toContainText(/\d+ Kolleg:innen in Ihrem Team, 1 Leitung/)
  // By keyboard alone.
  await team.focus()
  await mira.keyboard.press('ArrowUp')
  await expect(choice.getByRole('radio', { name: /^Nur, wer es für die Planung braucht/ })).toBeChecked()
  await expect(syncState(mira)).toContainText('Aktuell')

  await expect(seen).toHaveCount(0, { timeout: 10_000 })
  await mira.keyboard.press('ArrowDown')
  await expect(team).toBeChecked()
  await expect(seen.first()).toBeVisible({ timeout: 10_000 })
})
