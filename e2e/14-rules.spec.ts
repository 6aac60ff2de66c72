/** The service agreement: staff are told before they break it, offline too; administrators keep it. */
import { storyDay } from './support/day.ts'
import {
  dayCard,
  demoLogins,
  openAdministration,
  openDays,
  showOpenWeeks,
  signIn,
  syncState,
} from './support/person.ts'
import { expect, type Locator, type Page, test } from './support/story.ts'

const rules = (page: Page) => page.getByRole('region', { name: 'Regeln', exact: true })

test('a week that asks too much is refused with the rule, the figures and the way out, offline too', async ({
  api,
  laptop,
}) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('alles übertragen')
  await showOpenWeeks(page)
  // The two weeks that the agreement counts together.
  await page.getByRole('button', { name: 'Eine Woche weiter' }).click()
  await expect.poll(async () => (await openDays(page)).length).toBeGreaterThan(5)
  const open = await openDays(page)
  await expect(rules(page)).toContainText('Mindestens zwei Tage in der Woche im Büro, bei Teilzeit anteilig.')
  await api.stop()
  await expect(syncState(page)).toContainText('Offline', { timeout: 30_000 })
  const message = page.getByRole('region', { name: 'Meldungen' }).filter({ hasText: '§ 4 Abs. 1' })
  let refused = ''
  for (const day of open) {
    await dayCard(page, day)
      .getByRole('button', { name: `Homeoffice am ${day} eintragen` })
      .click()
    await expect(dayCard(page, day).getByText('vorgemerkt').or(message).first()).toBeVisible()
    if (!(await message.isVisible())) continue
    refused = day
    await expect(message).toContainText('In zwei Wochen höchstens die Hälfte der Arbeitszeit im Homeoffice.')
    await expect(message).toContainText(/Homeoffice: \d½? von höchstens [\d,½]+ Tag(en)?, .*§ 4 Abs\. 1\./)
    await expect(message).toContainText(/Planen Sie .* weniger mit „Homeoffice“\./)
    break
  }
  expect(refused, 'some day is one too many').not.toBe('')
  await expect(dayCard(page, refused)).toHaveAccessibleName(/offen/)
  await api.start()
  await expect(syncState(page)).toContainText('alles übertragen', { timeout: 30_000 })
})

test('an administrator adapts a template, is told what contradicts itself, and enters the approval', async ({
  laptop,
}) => {
  const admin = await laptop().open()
  await signIn(admin, demoLogins.administrator)
  await openAdministration(admin, 'Regelwerke')
  await admin.getByRole('button', { name: 'Neues Regelwerk' }).click()
  await admin.getByRole('menuitem', { name: 'Desk-Sharing-Konzept' }).click()
  const form = admin.getByRole('form', { name: 'Neues Regelwerk' })
  await expect(form.getByLabel('Tage im Voraus')).toHaveValue('21')
  await form.getByLabel('Tage im Voraus').fill('0')
  await expect(form.getByText('Eine ganze Zahl von 1 bis 400.')).toBeVisible()
  await form.getByLabel('Tage im Voraus').fill('14')
  await form.getByRole('button', { name: 'Regel hinzufügen' }).click()
  await admin.getByRole('menuitem', { name: 'Mindestens an einem Ort' }).click()
  await expect(form.getByText(/Paragraf jeder Regel und ihre Worte in beiden Sprachen/)).toBeVisible()
  const minimum = form.getByRole('group', { name: 'Regel 6: Mindestens an einem Ort' })
  await minimum.getByLabel('Paragraf').fill('§ 3')
  await minimum.getByLabel('In einfachen Worten, deutsch').fill('Mehr als die Hälfte im Büro.')
  await minimum.getByLabel('In einfachen Worten, englisch').fill('More than half at the office.')
  await minimum.getByLabel('Prozent').fill('60')
  await form.getByRole('button', { name: 'Regel hinzufügen' }).click()
  await admin.getByRole('menuitem', { name: 'Höchstens an einem Ort' }).click()
  const limit = form.getByRole('group', { name: 'Regel 7: Höchstens an einem Ort' })
  await limit.getByLabel('Paragraf').fill('§ 4')
  await limit.getByLabel('In einfachen Worten, deutsch').fill('Höchstens die Hälfte im Büro.')
  await limit.getByLabel('In einfachen Worten, englisch').fill('At most half at the office.')
  await limit.getByRole('button', { name: 'Homeoffice Ort' }).click()
  await admin.getByRole('option', { name: 'Büro' }).click()
  await expect(limit.getByRole('alert')).toHaveText(
    'Wer unter diese Regel und Regel 6 fällt, kann sie nicht zugleich einhalten.',
  )
  await form.getByRole('button', { name: 'Anlegen' }).click()
  const saved = admin.getByRole('form', { name: 'Desk-Sharing-Konzept' })
  await expect(saved.getByText(/Noch nicht genehmigt/)).toBeVisible()
  await expect(saved.getByRole('button', { name: 'Genehmigung eintragen' })).toBeDisabled()
  await saved.getByRole('button', { name: 'Regel 7 entfernen: Höchstens an einem Ort' }).click()
  await saved.getByRole('button', { name: 'Speichern' }).click()
  await saved.getByRole('button', { name: 'Genehmigung eintragen' }).click()
  const dialog = admin.getByRole('dialog', { name: '„Desk-Sharing-Konzept“ genehmigen' })
  await expect(dialog.getByRole('button', { name: 'Genehmigen' })).toBeDisabled()
  await dialog.getByLabel('Aktenzeichen').fill('2026/42')
  await dialog.getByRole('button', { name: 'Genehmigen' }).click()
  await expect(saved.getByText(/Aktenzeichen 2026\/42/)).toBeVisible()

  const staff = await laptop().open()
  await signIn(staff, demoLogins.staff)
  await expect(rules(staff)).toContainText('Mehr als die Hälfte im Büro.')
  await rules(staff).getByRole('button', { name: 'Regelwerke lesen' }).click()
  const agreements = staff.getByRole('dialog', { name: 'Regelwerke' })
  await agreements.getByRole('button', { name: /Fassung$/ }).click()
  await staff.getByRole('option', { name: /^Desk-Sharing-Konzept, Fassung 1/ }).click()
  await expect(agreements.getByText('§ 3 · Büro: mindestens 60 % der Arbeitszeit in der Woche')).toBeVisible()
  await expect(agreements.getByText(/Aktenzeichen 2026\/42/)).toBeVisible()
  await staff.keyboard.press('Escape')
  await staff.keyboard.press('Control+k')
  await staff.getByRole('dialog').getByRole('searchbox').fill('English')
  await staff.keyboard.press('Enter')
  await expect(staff.getByRole('region', { name: 'Rules', exact: true })).toContainText(
    'More than half at the office.',
  )
})

test('two editors of one policy: the second one is told, and nothing typed is lost', async ({ laptop }) => {
  const [first, second] = [await laptop().open(), await laptop().open()]
  for (const page of [first, second]) {
    await signIn(page, demoLogins.administrator)
    await openAdministration(page, 'Regelwerke')
    await page.getByRole('button', { name: /^Dienstvereinbarung Mobile Arbeit/ }).click()
  }
  const form = (page: Page) => page.getByRole('form', { name: 'Dienstvereinbarung Mobile Arbeit' })
  const rule = (page: Page, n: number) => form(page).getByRole('group', { name: new RegExp(`^Regel ${n}: `) })
  const inForce = storyDay(40)
  await form(second).getByLabel('Name, englisch').fill('Agreement on mobile work')
  await rule(second, 1).getByLabel('Prozent').fill('40')
  await rule(second, 3).getByLabel('Tage', { exact: true }).fill('3')
  await form(first).getByLabel('In Kraft ab').fill(inForce)
  await rule(first, 1).getByLabel('Prozent').fill('45')
  await rule(first, 2).getByLabel('Prozent').fill('55')
  await form(first).getByRole('button', { name: 'Speichern' }).click()
  await expect(form(first).getByText('2 Fassungen')).toBeVisible()

  const told = form(second).getByRole('alert').filter({ hasText: 'inzwischen geändert' })
  await expect(told).toContainText(/höchstens 60 % der Arbeitszeit im Monat.* → .*höchstens 55 % der/)
  await expect(form(second).getByLabel('Name, englisch')).toHaveValue('Agreement on mobile work')
  const together = told.getByRole('button', { name: 'Zusammenführen' })
  await expect(together, 'what both changed waits for a choice').toBeDisabled()
  const choice = told.getByRole('radiogroup', { name: 'Höchstens an einem Ort' })
  await expect(choice.getByRole('radio', { name: /^Ihre Eingabe.* 40 % der Arbeitszeit/ })).not.toBeChecked()
  await choice.getByText(/ 45 % der Arbeitszeit/).click()
  await together.click()
  await expect(told).toBeHidden()
  await form(second).getByRole('button', { name: 'Speichern' }).click()
  await expect(second.getByText('Gespeichert.').first()).toBeVisible()
  await expect(form(first).getByLabel('Name, englisch')).toHaveValue('Agreement on mobile work')
  for (const page of [first, second]) {
    await expect(rule(page, 1).getByLabel('Prozent')).toHaveValue('45')
    await expect(rule(page, 2).getByLabel('Prozent')).toHaveValue('55')
    await expect(rule(page, 3).getByLabel('Tage', { exact: true })).toHaveValue('3')
    await expect(form(page).getByLabel('In Kraft ab')).toHaveValue(inForce)
  }
  await test.step('the version before is there to be read', async () => {
    await form(first).getByRole('button', { name: 'Fassungen lesen' }).click()
    const dialog = first.getByRole('dialog', { name: 'Regelwerke' })
    await expect(dialog.getByText(/^Genehmigt: .*Aktenzeichen/)).toBeVisible()
    await expect(dialog.getByText(/Homeoffice: höchstens 50 % der Arbeitszeit in 2 Wochen/)).toBeVisible()
    await dialog.getByRole('button', { name: /Fassung$/ }).click()
    await first.getByRole('option', { name: /Fassung 2, ab / }).click()
    await expect(dialog.getByText('Nicht genehmigt: Diese Fassung lehnt nichts ab.')).toBeVisible()
    await expect(dialog.getByText(/Homeoffice: höchstens 45 % der Arbeitszeit in 2 Wochen/)).toBeVisible()
    await first.keyboard.press('Escape')
  })
  await openAdministration(first, 'Protokoll')
  await expect(
    first.getByRole('row', { name: /Regelwerk Dienstvereinbarung Mobile Arbeit geändert/ }).first(),
  ).toContainText(/mindestens 2 Tage .*→ .*mindestens 3 Tage/)
})

test('by keyboard an administrator says all a rule can, is warned of another agreement, and reads it again', async ({
  laptop,
}) => {
  const admin = await laptop().open()
  await signIn(admin, demoLogins.administrator)
  await openAdministration(admin, 'Regelwerke')
  const pick = async (button: Locator, role: 'menuitem' | 'option', name: string) => {
    await button.press('Enter')
    const item = admin.getByRole(role, { name, exact: true })
    await item.focus()
    await item.press('Enter')
  }
  await pick(
    admin.getByRole('button', { name: 'Neues Regelwerk' }),
    'menuitem',
    'Dienstvereinbarung Mobile Arbeit',
  )
  const form = admin.getByRole('form', { name: 'Neues Regelwerk' })
  const named = 'Mobile Arbeit im Versuch'
  await form.getByLabel('Name, deutsch').fill(named)
  const rule = (n: number) => form.getByRole('group', { name: new RegExp(`^Regel ${n}: `) })
  const add = async (type: string, n: number, paragraph: string) => {
    await pick(form.getByRole('button', { name: 'Regel hinzufügen' }), 'menuitem', type)
    await rule(n).getByLabel('Paragraf').fill(paragraph)
    await rule(n).getByLabel('In einfachen Worten, deutsch').fill(`Nach ${paragraph}.`)
    await rule(n).getByLabel('In einfachen Worten, englisch').fill(`As of ${paragraph}.`)
  }

  await test.step('where mobile work is done', async () => {
    const limit = rule(4)
    await limit.getByRole('button', { name: 'Deutschland entfernen' }).press('Enter')
    await expect(limit.getByText('Ohne Land gilt: in jedem Land.')).toBeVisible()
    const country = limit.getByRole('combobox', { name: 'Land hinzufügen' })
    for (const name of ['Österreich', 'Belgien']) {
      await country.fill(name.slice(0, 5))
      await expect(admin.getByRole('option', { name })).toBeVisible()
      await country.press('ArrowDown')
      await country.press('Enter')
      await expect(limit.getByRole('button', { name: `${name} entfernen` })).toBeVisible()
    }
  })

  await test.step('which limit an exception raises, and that it is gone', async () => {
    await add('Ausnahme von einer Höchstgrenze', 6, '§ 7')
    const exception = rule(6)
    await expect(exception.getByRole('group', { name: 'Orte' })).toBeVisible()
    await pick(exception.getByRole('button', { name: /Hebt an$/ }), 'option', 'Regel 2, § 4 Abs. 2')
    await expect(exception.getByRole('group', { name: 'Orte' })).toBeHidden()
    await form.getByRole('button', { name: /^Regel 2 entfernen/ }).press('Enter')
    await expect(rule(5).getByRole('alert')).toContainText('steht nicht mehr im Regelwerk')
    await expect(form.getByText(/welche Höchstgrenze jede Ausnahme anhebt/)).toBeVisible()
    await pick(rule(5).getByRole('button', { name: /Hebt an$/ }), 'option', 'Regel 1, § 4 Abs. 1')
    await expect(rule(5).getByRole('alert')).toBeHidden()
  })

  await test.step('trial and term of grants, and until when a day is booked', async () => {
    await add('Genehmigung nötig', 6, '§ 8')
    await rule(6).getByRole('checkbox', { name: 'Zuerst auf Probe' }).press('Space')
    await rule(6).getByLabel('Monate auf Probe').fill('25')
    await expect(rule(6).getByText('Eine ganze Zahl von 1 bis 24.')).toBeVisible()
    await rule(6).getByLabel('Monate auf Probe').fill('4')
    await rule(6).getByRole('checkbox', { name: 'Genehmigungen sind befristet' }).press('Space')
    await add('Wie weit im Voraus gebucht wird', 7, '§ 9')
    await rule(7)
      .getByRole('checkbox', { name: 'Am Tag selbst nur bis zu einer Uhrzeit buchbar' })
      .press('Space')
    await rule(7).getByLabel('Buchbar bis').fill('25:00')
    await expect(rule(7).getByText('Bitte eine Uhrzeit wie 12:00.')).toBeVisible()
    await expect(form.getByText(/lesbare Zahlen und Uhrzeiten jeder Regel/)).toBeVisible()
    await rule(7).getByLabel('Buchbar bis').fill('9:30')
  })

  const saved = admin.getByRole('form', { name: named })
  const told = /Nicht zugleich einzuhalten mit „Dienstvereinbarung Mobile Arbeit“, § 5: „Mindestens zwei Tage/
  await test.step('what collides with the agreement in force is told when it is saved and approved', async () => {
    await add('Höchstens an einem Ort', 8, '§ 10')
    await pick(rule(8).getByRole('button', { name: 'Homeoffice Ort' }), 'option', 'Büro')
    await rule(8).getByLabel('Prozent').fill('30')
    await form.getByRole('button', { name: /^Regel 2 entfernen/ }).press('Enter')
    await form.getByRole('button', { name: 'Anlegen' }).press('Enter')
    const last = saved.getByRole('group', { name: /^Regel 7: / })
    await expect(last.getByRole('listitem').filter({ hasText: told })).toHaveText(
      /Ab .* gelten beide Regeln\.$/,
    )
    await saved.getByRole('button', { name: 'Genehmigung eintragen' }).press('Enter')
    const dialog = admin.getByRole('dialog', { name: `„${named}“ genehmigen` })
    await expect(dialog).toContainText('Genehmigen können Sie trotzdem.')
    await expect(dialog.getByRole('listitem')).toHaveText([told])
    await dialog.getByLabel('Aktenzeichen').fill('2026/77')
    await dialog.getByRole('button', { name: 'Genehmigen' }).press('Enter')
    await expect(saved.getByText(/Aktenzeichen 2026\/77/)).toBeVisible()
  })

  const words = [
    'Mobile Arbeit: nur Belgien und Österreich, nicht an öffentlichen Orten',
    'Homeoffice: Ausnahme bis 50 % der Arbeitszeit, von der Höchstgrenze § 4 Abs. 1',
    'Homeoffice: nur mit Genehmigung, 4 Monate zur Probe, dann für 36 Monate, Erinnerung 30 Tage vor dem Ende',
    'Plätze bis 21 Tage im Voraus, am Tag selbst bis 09:30 Uhr',
  ]
  await test.step('its versions say all of it, and so does the record of what was done', async () => {
    await saved.getByRole('button', { name: 'Fassungen lesen' }).press('Enter')
    const dialog = admin.getByRole('dialog', { name: 'Regelwerke' })
    for (const said of words) await expect(dialog).toContainText(said)
    await admin.keyboard.press('Escape')
    await openAdministration(admin, 'Protokoll')
    const row = admin.getByRole('row', { name: new RegExp(`Regelwerk ${named} angelegt`) })
    for (const said of words) await expect(row).toContainText(said)
  })
})
