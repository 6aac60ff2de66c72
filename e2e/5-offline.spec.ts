/** Story 5: everything of stories 3 and 4 without a network, across a restart, and what happens when it is back. */
import {
  book,
  choosePlanDay,
  dayCard,
  demoLogins,
  desk,
  desks,
  expectConfirmed,
  expectQueued,
  freeDesk,
  openPlan,
  plan,
  showOpenWeeks,
  signIn,
  syncState,
  workday,
} from './support/person.ts'
import { expect, test } from './support/story.ts'

test('plans and books offline, quits and starts again, and is confirmed when the API is back', async ({
  api,
  laptop,
}) => {
  const mine = laptop()
  let page = await mine.open()
  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('alles übertragen')
  await api.stop()

  const [first = '', second = ''] = await showOpenWeeks(page)
  await plan(page, first, 'Homeoffice')
  await plan(page, second, 'Unterwegs')
  await page.keyboard.press('Control+z')
  await expect(dayCard(page, second)).toHaveAccessibleName(/offen/)
  await expectQueued(page, first)
  await openPlan(page)
  await choosePlanDay(page, workday(25))
  const name = await freeDesk(page)
  await book(page, name)
  await expect(desk(page, name)).toHaveAccessibleName(/Ihr Platz, vorgemerkt$/)
  await expect(syncState(page)).toContainText('Offline')

  await mine.quit()
  page = await mine.open()
  await expect(page.getByRole('heading', { name: 'Meine Woche' })).toBeVisible()
  await expect(syncState(page)).toContainText('vorgemerkt')
  await openPlan(page)
  await choosePlanDay(page, workday(25))
  await expect(desk(page, name)).toHaveAccessibleName(/Ihr Platz, vorgemerkt$/)
  await syncState(page).click()
  await expect(page.getByRole('heading', { name: /^Vorgemerkt · [2-4]$/ })).toBeVisible()

  await api.start()
  await expect(syncState(page)).toContainText('alles übertragen', { timeout: 20_000 })
  await openPlan(page)
  await choosePlanDay(page, workday(25))
  await expect(desk(page, name)).toHaveAccessibleName(/Ihr Platz$/)
  await page.getByRole('link', { name: 'Meine Woche' }).click()
  await showOpenWeeks(page)
  await expectConfirmed(page, first)
})

test('a desk that someone else took meanwhile is rejected with alternatives, one click each', async ({
  api,
  laptop,
}) => {
  const [mine, other] = [laptop(), laptop()]
  const page = await mine.open()
  await signIn(page, demoLogins.staff)
  const rival = await other.open()
  await signIn(rival, demoLogins.colleague)
  await expect(syncState(page)).toContainText('alles übertragen')
  await openPlan(rival)
  await choosePlanDay(rival, workday(20))
  const name = await freeDesk(rival)

  // The first laptop quits its network for itself: its app is stopped, the API goes on for the other.
  await api.stop()
  await openPlan(page)
  await choosePlanDay(page, workday(20))
  await book(page, name)
  await expect(desk(page, name)).toHaveAccessibleName(/vorgemerkt$/)
  await mine.quit()
  await api.start()
  await expect(syncState(rival)).toContainText('alles übertragen', { timeout: 30_000 })
  await book(rival, name)
  await expect(desk(rival, name)).toHaveAccessibleName(/Ihr Platz$/)

  const back = await mine.open()
  await expect(syncState(back)).toContainText('1 braucht Sie', { timeout: 30_000 })
  const needed = back.getByRole('complementary').filter({ hasText: 'Braucht Sie' })
  await expect(needed).toContainText('ist vergeben')
  const alternatives = needed.getByRole('button', { name: /Platz \d+ am .* buchen$/ })
  await expect(alternatives).not.toHaveCount(0)
  expect(await alternatives.count()).toBeLessThanOrEqual(3)
  await alternatives.first().click()
  await expect(syncState(back)).toContainText('alles übertragen')
  await openPlan(back)
  await choosePlanDay(back, workday(20))
  await expect(desks(back, 'Ihr Platz')).toHaveCount(1)
})
