/** Story 2: sign in, stay signed in without a network, and share a laptop without losing a change. */
import {
  askToSignOut,
  dayCard,
  demoLogins,
  expectQueued,
  openDays,
  plan,
  signIn,
  signOut,
  syncState,
} from './support/person.ts'
import { expect, test } from './support/story.ts'

test('an installed app asks for its server once', async ({ api, newLaptop }) => {
  const laptop = newLaptop()
  const page = await laptop.open()
  await expect(page.getByRole('heading', { name: 'Mit Ihrer Verwaltung verbinden' })).toBeVisible()
  const address = page.getByLabel('Adresse')

  await address.fill('keine Adresse')
  await page.getByRole('button', { name: 'Verbinden' }).click()
  await expect(page.getByText('Das ist keine gültige Adresse')).toBeVisible()
  await expect(address, 'what was typed stays').toHaveValue('keine Adresse')

  await address.fill(api.url)
  await page.getByRole('button', { name: 'Verbinden' }).click()
  await signIn(page, demoLogins.staff)

  await laptop.quit()
  const again = await laptop.open()
  await expect(again.getByRole('heading', { name: 'Meine Woche' })).toBeVisible()
})

test('a wrong password gets a sentence, and the session survives a restart without a network', async ({
  api,
  laptop,
}) => {
  const mine = laptop()
  const page = await mine.open()
  await page.getByLabel('Name', { exact: true }).fill(demoLogins.staff.login)
  await page.getByLabel('Passwort').fill('falsch')
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await expect(page.getByText('Name oder Passwort stimmt nicht.')).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(demoLogins.staff.login)

  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('Aktuell')
  await api.stop()
  await mine.quit()
  const offline = await mine.open()
  await expect(offline.getByRole('heading', { name: 'Meine Woche' })).toBeVisible()
  await expect(syncState(offline)).toContainText('Offline')
})

test('a second person signs in on the same laptop; what waits of the first is kept and sent later', async ({
  api,
  laptop,
}) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await api.stop()
  const [day = ''] = await openDays(page)
  await plan(page, day, 'Homeoffice')
  await expectQueued(page, day)

  await test.step('whoever signs out offline is told what that means, and may stay', async () => {
    await askToSignOut(page)
    const dialog = page.getByRole('dialog', { name: 'Wirklich abmelden?' })
    await expect(dialog).toContainText('erst wieder anmelden, wenn es eine Verbindung gibt')
    await expect(dialog).toContainText('Eine Änderung ist vorgemerkt. Sie bleibt')
    await expect(dialog.getByRole('button', { name: 'Angemeldet bleiben' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expectQueued(page, day)
    await askToSignOut(page)
    await dialog.getByRole('button', { name: 'Abmelden' }).click()
    await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible()
  })
  await expect(page.getByText('1 Änderung wartet')).toBeVisible()

  await api.start()
  await signIn(page, demoLogins.stranger)
  await expect(dayCard(page, day), 'the second person sees their own day').not.toHaveAccessibleName(
    /Homeoffice, vorgemerkt/,
  )
  // Where they were is no matter to the next one.
  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  await signOut(page)

  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('alles übertragen')
  await expect(dayCard(page, day)).toHaveAccessibleName(/Homeoffice$/)
})
