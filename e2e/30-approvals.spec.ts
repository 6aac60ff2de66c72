/** What is suited to watch people is off until the approval of the staff council is entered, and off again without it. */
import { demoLogins, openAdministration, signIn, syncState } from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const monday = (page: Page) =>
  page.getByRole('grid').getByRole('gridcell', { name: /^Mira .*, Montag, 31\. August: Homeoffice$/ })

test('a lead looks back only while an approval allows it, and nobody tries out a policy without one', async ({
  laptop,
}) => {
  const [admin, lead] = [await laptop().open(), await laptop().open()]
  await signIn(admin, demoLogins.administrator)
  await signIn(lead, demoLogins.lead)
  await lead.getByRole('link', { name: 'Team', exact: true }).click()
  await expect(monday(lead)).toBeVisible()

  await openAdministration(admin, 'Allgemein')
  const form = admin.getByRole('form', { name: 'Was für alle gilt' })
  const lookBack = form.getByRole('group', { name: 'Rückblick auf vergangene Tage' })
  const save = form.getByRole('button', { name: 'Speichern' })
  await test.step('taken back, the lead’s laptop forgets the days past', async () => {
    await expect(lookBack).toContainText('Eingeschaltet.')
    await lookBack.getByRole('button', { name: /^Genehmigung zurücknehmen/ }).click()
    await form
      .getByRole('group', { name: 'Regelwerke an geplanten Wochen ausprobieren' })
      .getByRole('button', { name: /^Genehmigung zurücknehmen/ })
      .click()
    await save.click()
    await expect(lookBack).toContainText('Ausgeschaltet.')
    await expect(lead.getByText(/^Wo andere an vergangenen Tagen waren, ist nicht zu sehen/)).toBeVisible()
    await expect(monday(lead)).toHaveCount(0)
  })

  await test.step('trying out says why it is off', async () => {
    await openAdministration(admin, 'Regelwerke')
    await admin.getByRole('button', { name: /^Dienstvereinbarung Mobile Arbeit/ }).click()
    const tryOut = admin.getByRole('region', { name: 'An geplanten Wochen ausprobieren' })
    await expect(tryOut).toContainText('Das ist ausgeschaltet')
    await expect(tryOut.getByRole('button', { name: 'Ausprobieren' })).toBeDisabled()
  })

  await test.step('entered again, the days come back, and the log tells both', async () => {
    await openAdministration(admin, 'Allgemein')
    await lookBack.getByRole('button', { name: /^Genehmigung eintragen/ }).click()
    await expect(save, 'a record has an agreement and a file number').toBeDisabled()
    await lookBack.getByLabel('Vereinbarung').fill('DV Anwesenheit')
    await lookBack.getByLabel('Aktenzeichen').fill('2026/99')
    await save.click()
    await expect(syncState(lead)).toContainText('alles übertragen')
    await expect(monday(lead)).toBeVisible()
    await openAdministration(admin, 'Protokoll')
    const rows = admin.getByRole('row').filter({ hasText: 'Was für alle gilt, geändert' })
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toContainText(/Rückblick auf vergangene Tage: – → DV Anwesenheit, .*2026\/99/)
  })
})
