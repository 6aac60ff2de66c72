/** Contracts and closures: what the administration enters is what a person's week counts by. */
import {
  book,
  choosePlanDay,
  dayCard,
  demoLogins,
  freeDesk,
  openAdministration,
  openPlan,
  showOpenWeeks,
  signIn,
  switchToEnglish,
  syncState,
} from './support/person.ts'
import { expect, test } from './support/story.ts'

test('who works part time is asked for nothing on days off; the contract is entered by keyboard', async ({
  laptop,
}) => {
  const [admin, page] = [await laptop().open(), await laptop().open()]
  await signIn(admin, demoLogins.administrator)
  await signIn(page, demoLogins.staff)
  const [first = '', second = ''] = await showOpenWeeks(page)
  const weekday = first.split(',')[0] ?? ''

  await openAdministration(admin, 'Personen')
  await admin.getByRole('searchbox', { name: 'Name oder Anmeldename' }).fill('mira')
  await admin.getByRole('button', { name: /^Mira Sommer / }).click()
  const form = admin.getByRole('form', { name: 'Mira Sommer' })
  await expect(form).toContainText('Nichts hinterlegt: Es wird mit Montag bis Freitag gerechnet.')
  await form.getByRole('button', { name: 'Arbeitszeit eintragen' }).press('Enter')
  await form.getByRole('checkbox', { name: `${weekday} vormittags` }).press('Space')
  await form.getByRole('checkbox', { name: `${weekday} nachmittags` }).press('Space')
  await expect(form).toContainText('4 Tage je Woche')
  await form.getByRole('textbox', { name: 'Gruppen' }).fill('Auszubildende')
  await form.getByRole('button', { name: 'Speichern' }).press('Enter')
  await expect(admin.getByText('Gespeichert.').first()).toBeVisible()

  await expect(dayCard(page, first)).toHaveAccessibleName(/: arbeitsfrei$/)
  const told = page.getByRole('listitem').filter({ hasText: 'Ihre Arbeitszeit laut Vertrag wurde geändert.' })
  await told.getByRole('button', { name: 'Gelesen' }).press('Enter')
  await expect(told).toHaveCount(0)
  // Trainees do not work from home: the agreement's paragraph says so before anything is sent.
  await dayCard(page, second)
    .getByRole('button', { name: `Homeoffice am ${second} eintragen` })
    .click()
  await expect(page.getByRole('region', { name: 'Meldungen' })).toContainText(
    'Auszubildende arbeiten nicht im Homeoffice.',
  )

  await openAdministration(admin, 'Protokoll')
  await expect(admin.getByRole('table')).toContainText('Arbeitszeit: – → 4 Tage je Woche: ')
})

test('a site’s closure shows whom it hits, ends bookings, reaches everyone’s week, and is kept offline', async ({
  api,
  laptop,
}) => {
  const [admin, page] = [await laptop().open(), await laptop().open()]
  await signIn(admin, demoLogins.administrator)
  await signIn(page, demoLogins.staff)
  const [day = ''] = await showOpenWeeks(page)
  const iso = (await dayCard(page, day).getAttribute('data-day')) ?? ''
  const week = page.url()
  await openPlan(page)
  await choosePlanDay(page, iso)
  await book(page, await freeDesk(page))
  await expect(syncState(page)).toContainText('Aktuell', { timeout: 30_000 })
  await page.goto(week)

  await openAdministration(admin, 'Standorte')
  await admin.getByRole('button', { name: /^Rathaus/ }).click()
  const form = admin.getByRole('form', { name: 'Rathaus' })
  await form.getByRole('button', { name: 'Schließtage eintragen' }).click()
  await expect(form).toContainText('Bitte füllen Sie noch aus: Schließtage.')
  await form.getByRole('textbox', { name: 'Anlass' }).last().fill('Personalversammlung')
  await form.getByLabel('Erster Tag').last().fill(iso)
  await expect(form.getByLabel('Letzter Tag').last()).toHaveValue(iso)
  await form.getByRole('button', { name: 'Speichern' }).press('Enter')
  const impact = admin.getByRole('dialog', { name: 'Rathaus: Schließtage eintragen' })
  await expect(impact).toContainText(/(sind|ist) betroffen und ende/)
  await impact.getByRole('button', { name: 'Schließen und Bescheid geben' }).press('Enter')
  await expect(admin.getByText('Gespeichert.').first()).toBeVisible()
  await expect(impact).toBeHidden()

  await expect(dayCard(page, day)).toHaveAccessibleName(/^.*Personalversammlung/)
  await expect(page.getByText(/ist gesperrt \(Standort geschlossen: Personalversammlung\)/)).toBeVisible()
  const told = page.getByRole('listitem').filter({ hasText: 'Ihr Standort ist geschlossen' })
  await expect(told).toContainText('(Personalversammlung). 1 dieser Tage ist bei Ihnen als Bürotag geplant.')
  await expect(syncState(page)).toContainText('alles übertragen')
  await api.stop()
  await page.reload()
  await expect(dayCard(page, day)).toHaveAccessibleName(/Personalversammlung/)
})

test.describe('in English', () => {
  test('a contract is named in English', async ({ laptop }) => {
    const admin = await laptop().open()
    await signIn(admin, demoLogins.administrator)
    await switchToEnglish(admin)
    await admin.getByRole('link', { name: 'Administration', exact: true }).click()
    await admin.getByRole('searchbox', { name: 'Name or login' }).fill('clara')
    await admin.getByRole('button', { name: /^Clara Fuchs/ }).click()
    const form = admin.getByRole('form', { name: 'Clara Fuchs' })
    await expect(form).toContainText('4½ days a week')
    await expect(form.getByRole('checkbox', { name: 'Friday afternoon' })).not.toBeChecked()
  })
})
