/** A floor plan made elsewhere becomes a building whose desks are booked the same minute, offline too. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../scripts/lib/project.mjs'
import {
  book,
  choosePlanDay,
  demoLogins,
  desk,
  deskList,
  freeDesk,
  openPlan,
  signIn,
  syncState,
  workday,
} from './support/person.ts'
import { expect, test } from './support/story.ts'

const file = join(root, '../shared/plans/bimwhale_LargeBuilding.ifc')

test('an IFC building is imported, and one of its desks booked offline and confirmed', async ({
  api,
  laptop,
}) => {
  test.skip(!existsSync(file), `${file} is not there`)
  await api.stop()
  expect(await api.command('import-plan', file, '--site', 'Rathaus')).toBe(0)
  await api.start()

  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await openPlan(page)
  await page.getByRole('button', { name: /Gebäude$/ }).click()
  await page.getByRole('option', { name: /LargeBuilding/ }).click()
  await expect(deskList(page).getByRole('option'), 'it opens on the floor with desks').toHaveCount(14)

  await test.step('a floor without desks says so and leads to one that has some', async () => {
    await page.getByRole('button', { name: /Etage$/ }).click()
    const floors = page.getByRole('listbox', { name: 'Etage', exact: true }).getByRole('option')
    await expect(floors).toHaveCount(2)
    await floors.filter({ hasNotText: 'Level 1' }).click()
    await expect(
      page.getByRole('heading', { name: 'Auf dieser Etage gibt es keine buchbaren Plätze.' }),
    ).toBeVisible()
    await expect(page.getByRole('button', { name: /heute|keine buchbaren Plätze/ }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Level 1 zeigen' }).click()
    await expect(deskList(page).getByRole('option')).toHaveCount(14)
  })

  await api.stop()
  await choosePlanDay(page, workday(23))
  const name = await freeDesk(page)
  await book(page, name)
  await expect(desk(page, name)).toHaveAccessibleName(/vorgemerkt$/)
  await api.start()
  await expect(syncState(page)).toContainText('alles übertragen', { timeout: 30_000 })
  await expect(desk(page, name)).toHaveAccessibleName(/Ihr Platz$/)
})
