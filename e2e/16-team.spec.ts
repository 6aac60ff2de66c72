/** Who is where in a team; days it meets; and a desk given back for somebody who fell ill. */
import { dayCard, demoLogins, signIn, switchToEnglish, syncState } from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const grid = (page: Page) => page.getByRole('grid')

async function openTeam(page: Page) {
  await page.getByRole('link', { name: 'Team', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Team', level: 1 })).toBeVisible()
  await expect(grid(page).getByRole('row').nth(5)).toBeVisible()
}

test('a lead sees the team, walks it by keyboard, and gives back a desk; its holder is told by whom', async ({
  laptop,
}) => {
  const [lead, member] = [await laptop().open(), await laptop().open()]
  await signIn(lead, demoLogins.lead)
  await openTeam(lead)
  await expect(lead.getByRole('heading', { name: 'Engpässe' })).toBeVisible()
  // The next fortnight, so that no day is over.
  await lead.getByRole('button', { name: 'Spätere Wochen' }).click()
  const desk = grid(lead)
    .getByRole('gridcell', { name: /^Mira .*: Büro, .*Platz/ })
    .first()
  await expect(desk).toBeVisible()
  const named = (await desk.locator('.visually-hidden').textContent()) ?? ''
  const day = /, (\p{L}+, \d+\. \p{L}+):/u.exec(named)?.[1] ?? ''

  await grid(lead).locator('[tabindex="0"]').focus()
  await lead.keyboard.press('Control+Home')
  await expect(grid(lead).getByRole('rowheader').first()).toBeFocused()
  await desk.focus()
  await lead.keyboard.press('ArrowLeft')
  await lead.keyboard.press('ArrowRight')
  await expect(desk).toBeFocused()
  await lead.keyboard.press('Enter')
  const details = lead.getByRole('dialog', { name: /^Mira/ })
  await details.getByRole('button', { name: 'Platz freigeben …' }).press('Enter')
  await expect(details).toContainText('Ein Grund wird nicht erfasst')
  await details.getByRole('button', { name: 'Freigeben', exact: true }).press('Enter')
  await expect(details).toBeHidden()
  await expect(syncState(lead)).toContainText('alles übertragen')
  await expect(
    grid(lead).getByRole('gridcell', { name: new RegExp(`^Mira .*, ${day}: Büro$`) }),
  ).toBeVisible()

  await signIn(member, demoLogins.staff)
  await expect(member.getByText(/hat Ihren Platz .* freigegeben\./)).toBeVisible()
})

test('team days are set offline by the lead and reach everyone’s week', async ({ api, laptop }) => {
  const lead = await laptop().open()
  await signIn(lead, demoLogins.lead)
  await expect(syncState(lead)).toContainText('alles übertragen')
  await openTeam(lead)
  await expect(
    grid(lead)
      .getByRole('columnheader', { name: /Mittwoch.*Teamtag/ })
      .first(),
  ).toBeVisible()
  await api.stop()
  await lead.getByRole('button', { name: 'Teamtage' }).click()
  const dialog = lead.getByRole('dialog', { name: 'Teamtage' })
  await dialog.getByRole('checkbox', { name: 'Dienstag' }).click({ force: true })
  await expect(dialog.getByRole('checkbox', { name: 'Dienstag' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Schließen' }).click()
  await expect(
    grid(lead)
      .getByRole('columnheader', { name: /Dienstag.*Teamtag/ })
      .first(),
  ).toBeVisible()
  await expect(syncState(lead)).toContainText('vorgemerkt')
  await api.start()
  await expect(syncState(lead)).toContainText('alles übertragen', { timeout: 30_000 })

  const member = await laptop().open()
  await signIn(member, demoLogins.staff)
  await expect(dayCard(member, 'Dienstag, .*').first()).toContainText('Teamtag')
  await openTeam(member)
  await expect(member.getByRole('button', { name: 'Teamtage' })).toBeHidden()
  await expect(member.getByRole('heading', { name: 'Engpässe' })).toBeHidden()
})

test('eight weeks, a search and a filter; a team of others is not to be seen', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await openTeam(page)
  await page.getByRole('button', { name: /^2 Wochen/ }).click()
  await page.getByRole('option', { name: '8 Wochen' }).click()
  await expect(grid(page).getByRole('columnheader')).not.toHaveCount(11)
  await page.getByRole('searchbox', { name: 'Person suchen' }).fill('lena')
  await expect(grid(page).getByRole('rowheader', { name: /^Lena/ })).toBeVisible()
  await expect(grid(page).getByRole('rowheader', { name: /^Mira/ })).toBeHidden()
  await page.goto(page.url().replace(/#.*$/, '#/team/00000000-0000-4000-8000-000000000000'))
  await expect(page.getByText('Dieses Team können Sie nicht sehen.')).toBeVisible()
})

test.describe('in English', () => {
  test('the team is named and described in English', async ({ laptop }) => {
    const page = await laptop().open()
    await signIn(page, demoLogins.lead)
    await switchToEnglish(page)
    await page.getByRole('link', { name: 'Team', exact: true }).click()
    await expect(page.getByRole('grid', { name: /who is where and when/ })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Gaps' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'At the office with you' })).toBeVisible()
  })
})
