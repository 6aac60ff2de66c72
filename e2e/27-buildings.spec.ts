/** A facility manager adds buildings and floors: from a file of several storeys, and by hand. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../scripts/lib/project.mjs'
import { board, openFloors } from './support/editor.ts'
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

test('a file of several storeys becomes a building, whose desks are booked the same minute', async ({
  api,
  laptop,
}) => {
  test.skip(!existsSync(file), `${file} is not there`)
  const [manager, member] = [await laptop().open(), await laptop().open()]
  await openFloors(manager)
  await manager.getByRole('button', { name: 'Datei' }).press('Enter')
  await manager.getByRole('menuitem', { name: 'Plan importieren' }).press('Enter')
  await manager.getByLabel('Plandatei').setInputFiles(file)
  const dialog = manager.getByRole('dialog', { name: /^Plan aus/ })
  await dialog.getByRole('radio', { name: 'Das ganze Gebäude' }).press('Space')
  await dialog.getByLabel('Name des Gebäudes').fill('Technisches Rathaus')

  await test.step('a name that is taken is said, and nothing is done', async () => {
    await dialog.getByRole('button', { name: 'Gebäude anlegen' }).click()
    await expect(dialog.getByText('schon ein Gebäude mit diesem Namen')).toBeVisible()
  })
  await test.step('nor without a network', async () => {
    await dialog.getByLabel('Name des Gebäudes').fill('Stadthaus')
    await api.stop()
    await dialog.getByRole('button', { name: 'Gebäude anlegen' }).click()
    await expect(dialog.getByText(/gerade nicht erreichbar/)).toBeVisible({ timeout: 30_000 })
    await api.start()
    await expect(syncState(manager)).toContainText('alles übertragen', { timeout: 30_000 })
  })
  await dialog.getByRole('checkbox', { name: /^Gleich veröffentlichen/ }).press('Space')
  await dialog.getByRole('button', { name: 'Gebäude anlegen' }).press('Enter')
  await expect(manager.getByText('Stadthaus ist angelegt: 2 Etagen, 2 veröffentlicht.').first()).toBeVisible({
    timeout: 60_000,
  })
  await expect(manager.getByRole('button', { name: /Stadthaus Gebäude$/ })).toBeVisible()
  await expect(board(manager)).toBeVisible()

  await signIn(member, demoLogins.staff)
  await openPlan(member)
  await member.getByRole('button', { name: /Gebäude$/ }).click()
  await member.getByRole('option', { name: /Stadthaus/ }).click()
  await expect(deskList(member).getByRole('option')).toHaveCount(14)
  await choosePlanDay(member, workday(23))
  const name = await freeDesk(member)
  await book(member, name)
  await expect(desk(member, name)).toHaveAccessibleName(/Ihr Platz$/)
})

test('a building is added by keyboard, gets a floor, and loses it again', async ({ laptop }) => {
  const page = await laptop().open()
  await openFloors(page)
  const dialog = page.getByRole('dialog', { name: 'Gebäude und Etagen' })
  const open = () => page.getByRole('button', { name: 'Gebäude und Etagen' }).press('Enter')

  await open()
  await dialog.getByRole('button', { name: /Gebäude$/ }).press('Enter')
  await page.getByRole('option', { name: 'Neues Gebäude' }).press('Enter')
  await dialog.getByLabel('Name des Gebäudes').fill('Anbau')
  await dialog.getByRole('button', { name: 'Etage hinzufügen' }).press('Enter')
  await expect(dialog.getByLabel('Name der 1. Etage')).toHaveValue('1. Obergeschoss')
  await dialog.getByRole('button', { name: 'Speichern' }).press('Enter')
  await expect(page.getByText('Anbau ist gespeichert.').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: /Anbau Gebäude$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /1\. Obergeschoss Etage$/ })).toBeVisible()

  await open()
  await dialog.getByLabel('Name der 1. Etage').fill('Dachgeschoss')
  await dialog.getByRole('button', { name: 'Erdgeschoss entfernen' }).press('Enter')
  await dialog.getByRole('button', { name: 'Speichern' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: /Dachgeschoss Etage$/ })).toBeVisible({ timeout: 30_000 })

  await test.step('a floor with a plan stays', async () => {
    await open()
    await dialog.getByRole('button', { name: /Gebäude$/ }).press('Enter')
    await page.getByRole('option', { name: /Haus B$/ }).press('Enter')
    await dialog.getByRole('button', { name: '2. Obergeschoss entfernen' }).press('Enter')
    await dialog.getByRole('button', { name: 'Speichern' }).press('Enter')
    await expect(
      dialog.getByText('„2. Obergeschoss“ hat einen Plan und kann nicht entfernt werden.'),
    ).toBeVisible()
  })
})
