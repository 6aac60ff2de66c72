/** Story 3: plan two weeks by place, day and half day; see the desk; take things back. */
import { dayCard, demoLogins, expectConfirmed, plan, showOpenWeeks, signIn } from './support/person.ts'
import { expect, test } from './support/story.ts'

test('plans days and half days, sees the desk, and takes it all back', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await expect(
    page.getByRole('region', { name: /Büro, .*Platz \d+/ }).first(),
    'a desk of this week',
  ).toBeVisible()
  await expect(page.getByRole('region', { name: 'Diese Woche' })).toContainText('Büro')

  const [first = '', second = '', third = '', fourth = ''] = await showOpenWeeks(page)
  await plan(page, first, 'Homeoffice')
  await plan(page, second, 'Büro')
  await plan(page, third, 'Unterwegs')
  await plan(page, fourth, 'Abwesend')
  for (const day of [first, second, third, fourth]) await expectConfirmed(page, day)

  await test.step('a half day', async () => {
    await dayCard(page, first)
      .getByRole('button', { name: /ändern$/ })
      .click()
    await page.getByRole('menuitem', { name: /Nachmittag/ }).click()
    await page
      .getByRole('menu', { name: /Nachmittag/ })
      .getByRole('menuitem', { name: 'Abwesend' })
      .click()
    await expect(dayCard(page, first)).toHaveAccessibleName(/Vormittag Homeoffice, Nachmittag Abwesend/)
  })

  await test.step('undo by button and by keyboard', async () => {
    await page.getByRole('button', { name: 'Rückgängig' }).click()
    await expect(dayCard(page, first)).toHaveAccessibleName(/: Homeoffice/)
    await page.keyboard.press('Control+z')
    await expect(dayCard(page, fourth)).toHaveAccessibleName(/offen/)
    await page.keyboard.press('Control+Shift+z')
    await expect(dayCard(page, fourth)).toHaveAccessibleName(/Abwesend/)
  })

  await page.reload()
  await expect(dayCard(page, second)).toHaveAccessibleName(/Büro/)
})

test('home over a booked desk releases it, and one undo brings both back', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  const booked = page.getByRole('region', { name: /^[^:]*\d\. \S+(, heute)?: Büro, .*Platz \d+/ }).last()
  const name = await booked.getAttribute('aria-label')
  const day = (name ?? '').replace(/(, heute)?:.*/, '')
  const desk = /Platz \d+/.exec(name ?? '')?.[0] ?? ''
  await dayCard(page, day)
    .getByRole('button', { name: /: ändern$/ })
    .click()
  await page
    .getByRole('menuitemradio', { name: 'Homeoffice' })
    .or(page.getByRole('menuitem', { name: 'Homeoffice' }))
    .first()
    .click()
  await expect(dayCard(page, day)).toHaveAccessibleName(/: Homeoffice/)
  await expect(dayCard(page, day)).not.toHaveAccessibleName(/Platz/)
  const message = page.getByRole('region', { name: 'Meldungen' })
  await expect(message).toContainText(new RegExp(`${desk} freigegeben\\.`))
  await expect(message).toContainText('bestätigt')
  await expect(message.getByRole('button', { name: 'Rückgängig' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(dayCard(page, day)).toHaveAccessibleName(new RegExp(`Büro, .*${desk}`))
  await expectConfirmed(page, day)
})

test('a day is planned by keyboard alone', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  const [day = ''] = await showOpenWeeks(page)
  await dayCard(page, day).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: `Büro am ${day} eintragen` })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dayCard(page, day)).toHaveAccessibleName(/Homeoffice/)
})
