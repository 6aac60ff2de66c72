/** Story 6: what one books shows on the other's plan within two seconds, without a reload. */
import {
  book,
  choosePlanDay,
  demoLogins,
  desk,
  freeDesk,
  openPlan,
  signIn,
  syncState,
  workday,
} from './support/person.ts'
import { expect, test } from './support/story.ts'

test('the other laptop’s plan changes by itself', async ({ laptop }) => {
  const [mira, anke] = [await laptop().open(), await laptop().open()]
  await signIn(mira, demoLogins.staff)
  await signIn(anke, demoLogins.colleague)
  for (const page of [mira, anke]) {
    await openPlan(page)
    await choosePlanDay(page, workday(22))
    await expect(syncState(page)).toContainText('Aktuell')
  }
  const name = await freeDesk(mira)
  // Taken desks go to the end of the list, which only holds what is in sight.
  const [, room = '', label = ''] = /, ([\d.]+), (Platz \d+),/.exec(name) ?? []
  await anke.getByPlaceholder('Platz oder Raum suchen').fill(`${room} ${label}`)
  await expect(desk(anke, name)).toHaveAccessibleName(/frei$/)
  await book(mira, name)
  // The story's promise; a slow machine is given longer before the test fails.
  await expect(desk(anke, name)).toHaveAccessibleName(/belegt von Mira/, { timeout: 10_000 })
  await desk(mira, name).click()
  await mira.getByRole('button', { name: 'Freigeben', exact: true }).click()
  await expect(desk(anke, name)).toHaveAccessibleName(/frei$/, { timeout: 10_000 })
})
