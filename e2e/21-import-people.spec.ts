/** People and teams from a file: looked at line by line, corrected, taken whole. */
import { readFile } from 'node:fs/promises'
import { demoLogins, openAdministration, signIn, switchToEnglish } from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const csv = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\r\n')),
})
const dialog = (page: Page, name: RegExp) => page.getByRole('dialog', { name })

test('new colleagues come from a file, once its wrong line is corrected', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.administrator)
  await openAdministration(page, 'Personen')
  const lines = [
    'Anmeldename;Name;Heimatteam;Standort',
    'zora.adler;Zora Adler;Stadtplanung;Rathaus',
    'yann.koch;Yann Koch;Stadtplannung;Rathaus',
  ]

  await test.step('a wrong line is named, and nothing is taken', async () => {
    await page.getByLabel('CSV-Datei').setInputFiles(csv('neue.csv', lines))
    const preview = dialog(page, /Personen aus neue\.csv/)
    await expect(preview).toContainText('1 neu, keine Änderung, 0 unverändert, 1 fehlerhafte Zeile.')
    await expect(preview.getByRole('row').nth(1)).toContainText('Heimatteam: „Stadtplannung“ gibt es nicht.')
    await expect(preview.getByRole('button', { name: 'Übernehmen' })).toBeDisabled()
    await page.keyboard.press('Escape')
    await expect(preview).toBeHidden()
  })

  await test.step('a file with other headings says which are missing', async () => {
    await page.getByLabel('CSV-Datei').setInputFiles(csv('falsch.csv', ['Nachname;Vorname', 'Adler;Zora']))
    const preview = dialog(page, /falsch\.csv/)
    await expect(preview).toContainText('In der ersten Zeile fehlen Spalten: Anmeldename, Name, Heimatteam.')
    await expect(preview).toContainText('Diese Spalten sind nicht bekannt: Nachname, Vorname.')
    await page.keyboard.press('Escape')
  })

  await test.step('corrected, it is taken, and the passwords are saved', async () => {
    const right = lines.map((line) => line.replace('Stadtplannung', 'Stadtplanung'))
    await page.getByLabel('CSV-Datei').setInputFiles(csv('neue.csv', right))
    const preview = dialog(page, /Personen aus neue\.csv/)
    await expect(preview).toContainText('2 neu, keine Änderung, 0 unverändert.')
    await preview.getByRole('button', { name: 'Übernehmen' }).press('Enter')
    await expect(preview).toContainText('2 neue Personen haben Einmalpasswörter.')
    const download = page.waitForEvent('download')
    await preview.getByRole('button', { name: 'Liste speichern' }).press('Enter')
    const saved = await readFile(await (await download).path(), 'utf8')
    expect(saved).toMatch(/zora\.adler;[a-z0-9-]{14}\r\nyann\.koch;/)
    await preview.getByRole('button', { name: 'Fertig' }).press('Enter')
    await page.getByRole('searchbox', { name: 'Name oder Anmeldename' }).fill('yann.koch')
    await expect(page.getByRole('button', { name: /^Yann Koch / })).toBeVisible()
  })

  await test.step('teams, too', async () => {
    await openAdministration(page, 'Teams')
    await page
      .getByLabel('CSV-Datei')
      .setInputFiles(
        csv('teams.csv', ['Team;Übergeordnetes Team', 'Grünplanung;Fachbereich Planen und Bauen']),
      )
    const preview = dialog(page, /Teams aus teams\.csv/)
    await expect(preview).toContainText('wird angelegt')
    await preview.getByRole('button', { name: 'Übernehmen' }).click()
    await expect(preview).toBeHidden()
    await expect(page.getByRole('button', { name: /^Grünplanung/ })).toBeVisible()
  })

  await test.step('in English, with English headings and a wrong line', async () => {
    await switchToEnglish(page)
    await page.getByLabel('CSV file').setInputFiles(csv('teams.csv', ['Team;Parent team', 'Parks;Nowhere']))
    const preview = dialog(page, /teams\.csv/)
    await expect(preview).toContainText('1 wrong line')
    await expect(preview).toContainText('“Nowhere”')
    await page.keyboard.press('Escape')
  })
})
