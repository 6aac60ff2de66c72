/** Story 31: two facility managers share the work on a floor, one of them at home without a network; who sits there notices nothing. */
import { chooseFloor, chooseObject, numberIn, openFloor, publish, steps, typeInto } from './support/editor.ts'
import {
  book,
  choosePlanDay,
  demoLogins,
  desk,
  freeDesk,
  openAdministration,
  openPlan,
  signIn,
  syncState,
  workday,
} from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const X = 'x der Mitte in Metern'

async function makeManager(admin: Page, name: string): Promise<void> {
  await signIn(admin, demoLogins.administrator)
  await openAdministration(admin, 'Personen')
  await admin.getByRole('searchbox', { name: 'Name oder Anmeldename' }).fill(name)
  await admin.getByRole('button', { name: new RegExp(`^${name} `) }).click()
  const form = admin.getByRole('form', { name })
  await form.getByRole('checkbox', { name: 'Gebäudemanagement' }).press('Space')
  await form.getByRole('button', { name: 'Speichern' }).press('Enter')
  await expect(admin.getByText('Gespeichert.').first()).toBeVisible()
}

test('a booked desk is moved at home, taken over by a colleague and published by keyboard; the booking stays', async ({
  api,
  laptop,
}) => {
  await makeManager(await laptop().open(), 'Jonas Wolff')
  const mira = await laptop().open()
  await signIn(mira, demoLogins.staff)
  await openPlan(mira)
  await chooseFloor(mira)
  await choosePlanDay(mira, workday(18))
  const name = await freeDesk(mira)
  await book(mira, name)
  await expect(syncState(mira)).toContainText('alles übertragen', { timeout: 30_000 })
  const [, room = '', label = ''] = /([\d.]+), (Platz [^,]+)/.exec(name) ?? []

  const own = laptop()
  let nils = await own.open()
  const x = await test.step('moved without a network, and kept over a restart', async () => {
    await openFloor(nils)
    await api.stop()
    await chooseObject(nils, `${label}, ${room}`)
    await nils.getByRole('radio', { name: 'Auswahl' }).press('Space')
    const before = await numberIn(nils, X)
    await typeInto(nils, X, before + 0.4)
    await steps(nils, 1)
    await expect(nils.getByText('Offline gespeichert')).toBeVisible()
    await nils.getByRole('button', { name: /Etage$/ }).press('Enter')
    await expect(nils.getByRole('option', { name: /^2\. Obergeschoss/ })).toContainText('Ihr Entwurf')
    await nils.keyboard.press('Escape')
    await own.quit()
    nils = await own.open()
    await nils.getByRole('link', { name: 'Etagen', exact: true }).press('Enter')
    await steps(nils, 1)
    return before + 0.4
  })

  const jonas = await laptop().open()
  await test.step('seen and taken over by a colleague, once there is a network', async () => {
    await api.start()
    await openFloor(jonas, demoLogins.lead)
    await expect(jonas.getByText(/^Entwurf von Nils Petersen, .+: 1 Änderung$/)).toBeVisible({
      timeout: 60_000,
    })
    await jonas.getByRole('button', { name: 'Übernehmen' }).press('Enter')
    await steps(jonas, 1)
    await expect(jonas.getByRole('button', { name: 'Übernehmen' })).toBeHidden()
    await chooseObject(jonas, `${label}, ${room}`)
    await jonas.getByRole('radio', { name: 'Auswahl' }).press('Space')
    expect(await numberIn(jonas, X)).toBeCloseTo(x, 3)
    await publish(jonas, /^0 Plätze kommen hinzu, 1 wird verschoben, 0 fallen weg\.$/)
  })

  await test.step('who drew it has nothing left to publish; who booked it keeps it', async () => {
    await expect(nils.getByText(/^Entwurf ·/)).toBeHidden({ timeout: 60_000 })
    await expect(nils.getByRole('button', { name: 'Zusammenführen' })).toBeHidden()
    await chooseObject(nils, `${label}, ${room}`)
    await nils.getByRole('radio', { name: 'Auswahl' }).press('Space')
    expect(await numberIn(nils, X)).toBeCloseTo(x, 3)
    await expect(desk(mira, name)).toHaveAccessibleName(/Ihr Platz$/)
    await mira.getByRole('link', { name: 'Meine Woche' }).click()
    await expect(mira.getByText(new RegExp(`${label} steht nicht mehr zur Verfügung`))).toBeHidden()
  })
})
