/** Leave in one step, cut short, single days, and a week like the one before; offline, by keyboard, with one undo. */
import { spoken, storyDay } from './support/day.ts'
import {
  book,
  choosePlanDay,
  dayCard,
  demoLogins,
  desk,
  freeDesk,
  openPlan,
  signIn,
  switchToEnglish,
  syncState,
  workday,
} from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const messages = (page: Page) => page.getByRole('region', { name: 'Meldungen' })

async function openStretch(page: Page, from: string, to: string) {
  await page.getByRole('button', { name: 'Mehrere Tage' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mehrere Tage' })
  await dialog.getByLabel('Von').fill(from)
  await dialog.getByLabel('Bis').fill(to)
  return dialog
}

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
  await dialog.getByLabel('Bis').fill(storyDay(400))
  await expect(dialog.getByRole('status')).toContainText('Spätere Tage werden auch nicht vorgemerkt')
  await expect(dialog.getByRole('button', { name: 'Eintragen' })).toBeDisabled()
  await dialog.getByLabel('Bis').fill(storyDay(46))
  await expect(dialog.getByRole('status')).toContainText(/Tage werden geplant\./)
  await dialog.getByRole('button', { name: 'Eintragen' }).focus()
  await page.keyboard.press('Enter')
  await expect(messages(page)).toContainText(/[3-5] Tage sind geplant\./)
  await expect(syncState(page)).toContainText('vorgemerkt')
  await page.keyboard.press('Control+z')
  await expect(messages(page)).toContainText('Rückgängig gemacht')
  await api.start()
  await expect(syncState(page)).toContainText('alles übertragen', { timeout: 30_000 })
})

test('leave cut short on another laptop, offline, gives back the desk that nobody took meanwhile', async ({
  api,
  laptop,
}) => {
  test.slow()
  const [office, lena] = [await laptop().open(), await laptop().open()]
  await signIn(office, demoLogins.staff)
  const [first, second] = [workday(22), workday(23)]
  await openPlan(office)
  await choosePlanDay(office, first)
  const name = await freeDesk(office)
  const [, room = '', label = ''] = /, ([\d.]+), (Platz \d+),/.exec(name) ?? []
  await office.getByPlaceholder('Platz oder Raum suchen').fill(`${room} ${label}`)
  for (const day of [first, second]) {
    await choosePlanDay(office, day)
    await book(office, name)
  }
  await office.getByRole('link', { name: 'Meine Woche', exact: true }).click()
  const leave = await openStretch(office, first, second)
  await leave.getByRole('button', { name: 'Eintragen' }).click()
  await expect(messages(office)).toContainText('2 Tage sind geplant.')
  await expect(syncState(office)).toContainText('alles übertragen')

  await signIn(lena, demoLogins.colleague)
  await openPlan(lena)
  await choosePlanDay(lena, second)
  await lena.getByPlaceholder('Platz oder Raum suchen').fill(`${room} ${label}`)
  await book(lena, name)
  await expect(syncState(lena)).toContainText('alles übertragen')

  const home = await laptop().open()
  await signIn(home, demoLogins.staff)
  await expect(syncState(home)).toContainText('alles übertragen')
  await api.stop()
  const back = await openStretch(home, first, second)
  await expect(back.getByRole('button', { name: /^wie vor der Abwesenheit/ })).toBeVisible()
  await expect(back).toContainText('Ihre Plätze an diesen Tagen werden, wo noch frei, wieder gebucht.')
  await back.getByRole('button', { name: 'Eintragen' }).click()
  await expect(messages(home)).toContainText('2 Tage sind wieder geplant, an einem mit Ihrem Platz.')
  await expect(messages(home)).toContainText(/Der Platz ist am .+ nicht frei\./)
  await home.keyboard.press('Control+z')
  await expect(messages(home)).toContainText('Rückgängig gemacht')

  // Now the first day alone, from its own menu.
  for (let week = 0; week < 4; week++) await home.getByRole('button', { name: 'Eine Woche weiter' }).click()
  await dayCard(home, spoken(first))
    .getByRole('button', { name: /ändern$/ })
    .click()
  await home.getByRole('menuitem', { name: 'Wie vor der Abwesenheit' }).click()
  await expect(messages(home)).toContainText('Ein Tag ist wieder geplant, mit Ihrem Platz.')
  await api.start()
  await expect(syncState(home)).toContainText('alles übertragen', { timeout: 30_000 })
  await openPlan(home)
  await choosePlanDay(home, first)
  await home.getByPlaceholder('Platz oder Raum suchen').fill(`${room} ${label}`)
  await expect(desk(home, name)).toHaveAccessibleName(/Ihr Platz/)
  await choosePlanDay(home, second)
  await expect(desk(home, name)).toHaveAccessibleName(/belegt von Lena/)
})

test('single days and all of a weekday are chosen by keyboard and planned at once', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('alles übertragen')
  await page.getByRole('button', { name: 'Mehrere Tage' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mehrere Tage' })
  await dialog.getByText('Einzelne Tage').click()
  const chosen = dialog.getByRole('table').getByRole('button', { pressed: true })
  const every = dialog.getByRole('button', { name: 'Jeden Donnerstag' })
  await every.focus()
  await page.keyboard.press('Space')
  const thursdays = (await chosen.count()) - 1
  expect(thursdays).toBeGreaterThan(8)
  // The head of Fridays, then the days; from the first of them a week on.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(chosen).toHaveCount(thursdays + 2)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expect(dialog.getByRole('status')).toContainText(`${thursdays + 1} Tage werden geplant.`)
  await dialog.getByRole('button', { name: 'Eintragen' }).click()
  await expect(messages(page)).toContainText(`${thursdays + 1} Tage sind geplant.`)

  await test.step('in English', async () => {
    await switchToEnglish(page)
    await page.getByRole('button', { name: 'Several days' }).click()
    const english = page.getByRole('dialog', { name: 'Several days' })
    await english.getByText('Single days').click()
    await english.getByRole('button', { name: 'Every Friday' }).click()
    await expect(english.getByRole('status')).toContainText(/\d+ days will be planned\./)
  })
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
