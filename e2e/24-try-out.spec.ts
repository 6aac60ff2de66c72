/** Story 24: before a policy is in force, an administrator sees how many it would meet, and nobody's name. */
import { demoLogins, openAdministration, signIn, switchToEnglish } from './support/person.ts'
import { expect, test } from './support/story.ts'

test('a policy is tried out on planned weeks, and who did so is on the record', async ({ laptop }) => {
  const admin = await laptop().open()
  await signIn(admin, demoLogins.administrator)
  await openAdministration(admin, 'Regelwerke')
  await admin.getByRole('button', { name: 'Neues Regelwerk' }).click()
  await admin.getByRole('menuitem', { name: 'Dienstvereinbarung Mobile Arbeit' }).click()
  const tryOut = admin.getByRole('region', { name: 'An geplanten Wochen ausprobieren' })
  await tryOut.getByRole('button', { name: 'Ausprobieren' }).click()

  const effects = tryOut.getByRole('listitem')
  await expect(effects).toHaveCount(5, { timeout: 60_000 })
  await expect(effects.nth(0)).toHaveText(
    /^1\. Höchstens an einem Ort: (etwa \d*[05]|weniger als 5) von \d+ Personen würden sie nicht einhalten/,
  )
  await expect(effects.nth(3)).toContainText('ist nichts, was jemand mit der eigenen Planung verletzt.')
  await expect(effects.nth(4)).toContainText('zu viel über Einzelne')
  await expect(tryOut).not.toContainText('Mira')

  await test.step('what was changed since is not said to be tried out', async () => {
    await admin.getByRole('textbox', { name: 'Prozent' }).first().fill('40')
    await expect(effects).toHaveCount(0)
    await tryOut.getByRole('button', { name: 'Ausprobieren' }).click()
    await expect(effects).toHaveCount(5, { timeout: 60_000 })
  })

  await test.step('the log names who tried it out', async () => {
    await openAdministration(admin, 'Protokoll')
    await expect(
      admin.getByRole('row', { name: /Regelwerk Dienstvereinbarung Mobile Arbeit ausprobiert/ }),
    ).toHaveCount(2)
  })
})

test('desks per person stand beside the rule that asks for them', async ({ laptop }) => {
  const admin = await laptop().open()
  await signIn(admin, demoLogins.administrator)
  await openAdministration(admin, 'Regelwerke')
  await admin.getByRole('button', { name: /^Dienstvereinbarung Mobile Arbeit/ }).click()
  await expect(admin.getByText(/^\d+ Plätze für \d+ Personen; nötig sind \d+\./)).toBeVisible()

  await test.step('and how many it would meet, in English', async () => {
    await switchToEnglish(admin)
    const tryOut = admin.getByRole('region', { name: 'Try out on planned weeks' })
    await tryOut.getByRole('button', { name: 'Try out' }).click()
    await expect(tryOut.getByRole('listitem').first()).toContainText(/of \d+ people would not keep it/, {
      timeout: 60_000,
    })
  })
})
