/** Story 13: each person chooses who sees their place, also offline; colleagues’ laptops follow by themselves. */
import { demoLogins, signIn, switchToEnglish, syncState } from './support/person.ts'
import { expect, test } from './support/story.ts'

test('who narrows it goes from colleagues’ laptops, and comes back', async ({ api, laptop }) => {
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
  // By keyboard alone, and without a network: it holds once there is one.
  await api.stop()
  await team.focus()
  await mira.keyboard.press('ArrowUp')
  await expect(choice.getByRole('radio', { name: /^Nur, wer es für die Planung braucht/ })).toBeChecked()
  await expect(mira.getByText('Vorgemerkt. Es gilt, sobald', { exact: false })).toBeVisible()
  await expect(seen.first()).toBeVisible()
  await api.start()
  await expect(syncState(mira)).toContainText('Aktuell', { timeout: 60_000 })

  await expect(seen).toHaveCount(0, { timeout: 60_000 })
  await mira.keyboard.press('ArrowDown')
  await expect(team).toBeChecked()
  await expect(seen.first()).toBeVisible({ timeout: 10_000 })

  await test.step('in English', async () => {
    await switchToEnglish(mira)
    const english = mira.getByRole('radiogroup', { name: 'My desk is seen by' })
    await expect(english.getByRole('radio', { name: /^My team/ })).toBeChecked()
    await expect(english).toContainText(/At present \d+ colleagues in your team, 1 lead/)
  })
})
