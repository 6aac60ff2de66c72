/** A city begins: an empty database, the first administrator, the first building, the first colleague. */
import { TWO_ROOMS, tinyIfc } from '#shared/plan-import/testing/tiny-ifc.ts'
import { Api } from './support/api.ts'
import { board } from './support/editor.ts'
import {
  book,
  chooseOwnPassword,
  choosePlanDay,
  desk,
  enterPassword,
  freeDesk,
  openAdministration,
  openPlan,
  syncState,
  workday,
} from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const OWN = 'Kaffee um halb zehn'
const DAY = workday(3)

async function begin(page: Page, api: Api, login: string, password: string) {
  await page.getByLabel('Adresse').fill(api.url)
  await page.getByRole('button', { name: 'Verbinden' }).click()
  await enterPassword(page, login, password)
  await chooseOwnPassword(page, OWN)
}

test('the first administrator makes a building of a file, adds a colleague, and both book a desk', async ({
  newLaptop,
}) => {
  const api = await Api.empty()
  try {
    const said = await api.printed(
      ...['add-administrator', 'vera', '--person', 'Vera Vogel', '--name', 'Stadt Auenbrück'],
      ...['--site', 'Rathaus', '--state', 'NW'],
    )
    const [, password = ''] = /password (\S+)/.exec(said) ?? []
    await api.start()
    const vera = await newLaptop().open()
    await begin(vera, api, 'vera', password)

    await test.step('no rule means anybody yet, and the way to the agreements is there all the same', async () => {
      const rules = vera.getByRole('region', { name: 'Regeln', exact: true })
      await expect(rules).toContainText('In diesen Wochen ist zu keiner Regel etwas zu sagen.')
      await rules.getByRole('button', { name: 'Regelwerke lesen' }).press('Enter')
      const agreements = vera.getByRole('dialog', { name: 'Regelwerke' })
      await expect(agreements).toContainText('Es gibt noch kein Regelwerk.')
      await vera.keyboard.press('Escape')
      await expect(agreements).toBeHidden()
    })

    await test.step('the plan says what comes first, and leads there', async () => {
      await vera.getByRole('link', { name: 'Plan', exact: true }).click()
      await expect(vera.getByText('Es gibt noch keine Etagen.')).toBeVisible()
      await vera.getByRole('link', { name: 'Etagen anlegen' }).click()
      await expect(vera.getByRole('heading', { name: 'Noch keine Etagen' })).toBeVisible()
    })

    await test.step('a file becomes the first building', async () => {
      await vera.getByRole('button', { name: 'Plan importieren …' }).click()
      await vera.getByLabel('Plandatei').setInputFiles({
        name: 'haus.ifc',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(tinyIfc(TWO_ROOMS)),
      })
      const dialog = vera.getByRole('dialog', { name: 'Plan aus haus.ifc' })
      await expect(dialog.getByLabel('Name des Gebäudes')).toHaveValue('Haus C')
      await dialog.getByRole('checkbox', { name: /^Gleich veröffentlichen/ }).press('Space')
      await dialog.getByRole('button', { name: 'Gebäude anlegen' }).click()
      await expect(board(vera)).toBeVisible({ timeout: 60_000 })
    })

    const oneTime = await test.step('a colleague comes, in a team of their own', async () => {
      await openAdministration(vera, 'Teams')
      await vera.getByRole('button', { name: 'Neues Team' }).click()
      const team = vera.getByRole('form', { name: 'Neues Team' })
      await team.getByLabel('Name', { exact: true }).fill('Bauamt')
      await team.getByRole('button', { name: /Übergeordnetes Team$/ }).click()
      await vera.getByRole('option', { name: 'Stadt Auenbrück' }).click()
      await team.getByRole('button', { name: 'Anlegen' }).click()
      await expect(vera.getByRole('form', { name: 'Bauamt' })).toBeVisible()
      await openAdministration(vera, 'Personen')
      await vera.getByRole('button', { name: 'Neue Person' }).click()
      const form = vera.getByRole('form', { name: 'Neue Person' })
      await form.getByLabel('Name', { exact: true }).fill('Otto Ort')
      await form.getByLabel('Anmeldename').fill('otto')
      await form.getByRole('button', { name: /Heimatteam$/ }).click()
      await vera.getByRole('option', { name: /Bauamt$/ }).click()
      await form.getByRole('button', { name: /Standort$/ }).click()
      await vera.getByRole('option', { name: 'Rathaus', exact: true }).click()
      await form.getByRole('button', { name: 'Anlegen' }).click()
      const dialog = vera.getByRole('dialog', { name: 'Einmalpasswort für Otto Ort' })
      const shown = (await dialog.getByRole('status').textContent()) ?? ''
      await dialog.getByRole('button', { name: 'Fertig' }).click()
      return shown
    })

    const otto = await newLaptop().open()
    await begin(otto, api, 'otto', oneTime)
    for (const page of [vera, otto]) {
      await openPlan(page)
      await choosePlanDay(page, DAY)
      const name = await freeDesk(page)
      await book(page, name)
      await expect(desk(page, name)).toHaveAccessibleName(/Ihr Platz$/)
      await expect(syncState(page)).toContainText('alles übertragen')
    }

    await test.step('the record begins with the command line', async () => {
      await openAdministration(vera, 'Protokoll')
      await vera.getByRole('searchbox', { name: 'Wer oder was' }).fill('Vera')
      await expect(
        vera.getByRole('row', { name: /Befehlszeile des Servers Vera Vogel angelegt/ }),
      ).toBeVisible()
    })
  } finally {
    await api.dispose()
  }
})
