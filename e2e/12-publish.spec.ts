/** Story 12: a floor is drawn, published, booked on and changed again; whoever is hit learns of it. */

import { spoken, untilDay } from './support/day.ts'
import {
  board,
  chooseFloor,
  chooseObject,
  objects,
  openFloor,
  publish,
  steps,
  tool,
} from './support/editor.ts'
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
import { expect, type Page, test } from './support/story.ts'

const DAY = workday(18)

test('a room with an island of six desks is drawn, published and booked the same minute', async ({
  laptop,
}) => {
  const nils = await laptop().open()
  await openFloor(nils)
  await tool(nils, 'Raum').click()
  const box = await board(nils).boundingBox()
  if (!box) throw new Error('no board')
  await nils.mouse.move(box.x + 60, box.y + 40)
  await nils.mouse.down()
  await nils.mouse.move(box.x + 230, box.y + 150, { steps: 4 })
  await nils.mouse.up()
  await nils.getByLabel('Nummer', { exact: true }).fill('9.99')
  await nils.keyboard.press('Enter')
  await tool(nils, 'Tischinsel').click()
  await nils.mouse.click(box.x + 145, box.y + 95)
  await expect(nils.getByRole('heading', { name: '6 Objekte' })).toBeVisible()
  await nils.getByRole('button', { name: 'Änderungen zeigen' }).click()
  await expect(nils.getByText('Entwurf gegenüber Version 1')).toBeVisible()
  await expect(nils.getByRole('list', { name: 'Was sich ändert' }).getByText(/^Neu: Platz/)).toHaveCount(6)
  await nils.getByRole('button', { name: 'Ausblenden', exact: true }).click()
  await publish(nils, /^6 Plätze kommen hinzu, 0 werden verschoben, 0 fallen weg\.$/)
  await expect(nils.getByText(/^Entwurf/)).toBeHidden()

  const mira = await laptop().open()
  await signIn(mira, demoLogins.staff)
  await openPlan(mira)
  await chooseFloor(mira)
  await choosePlanDay(mira, DAY)
  await mira.getByLabel('Platz oder Raum suchen').fill('9.99')
  await expect(deskList(mira).getByRole('option')).toHaveCount(6)
  const name = await freeDesk(mira)
  await book(mira, name)
  await expect(desk(mira, name)).toHaveAccessibleName(/Ihr Platz$/)
})

test('the same is drawn, numbered, turned, taken out of its room and published without a pointer', async ({
  laptop,
}) => {
  const page = await laptop().open()
  await openFloor(page)
  const insert = async (what: string) => {
    await tool(page, what).focus()
    await page.keyboard.press('Enter')
    await board(page).focus()
    await page.keyboard.press('Enter')
  }
  await insert('Raum')
  await page.getByLabel('Nummer', { exact: true }).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('9.98')
  await page.keyboard.press('Enter')
  await insert('Tischinsel')
  await expect(page.getByRole('heading', { name: '6 Objekte' })).toBeVisible()
  await board(page).focus()
  await page.keyboard.press('Shift+r')
  await page.keyboard.press('Alt+r')
  await steps(page, 5)
  await page.getByRole('button', { name: 'Raum 9.98 Raum' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('In keinem')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'In keinem Raum Raum' })).toBeVisible()
  await board(page).focus()
  await page.keyboard.press('Control+z')
  await page.getByRole('radio', { name: 'Objekte' }).focus()
  await page.keyboard.press('Space')
  await page.getByLabel('Objekt suchen').focus()
  await page.keyboard.type('9.98')
  await expect(objects(page).getByRole('option', { name: /^Platz \d+, 9\.98, bei/ })).toHaveCount(6)
  await publish(page, /^6 Plätze kommen hinzu, 0 werden verschoben, 0 fallen weg\.$/)
})

test('a publish that removes a booked desk moves the booking, and its holder learns of it', async ({
  laptop,
}) => {
  const mira = await laptop().open()
  await signIn(mira, demoLogins.staff)
  await openPlan(mira)
  await chooseFloor(mira)
  await choosePlanDay(mira, DAY)
  const name = await freeDesk(mira)
  await book(mira, name)
  await expect(syncState(mira)).toContainText('alles übertragen', { timeout: 30_000 })
  const [, room = '', label = ''] = /([\d.]+), (Platz [^,]+)/.exec(name) ?? []

  const nils = await laptop().open()
  await openFloor(nils)
  await chooseObject(nils, `${label}, ${room}`)
  await objects(nils).focus()
  await nils.keyboard.press('Delete')
  await publish(nils, /^\d+ Buchung(en)? (ist|sind) betroffen: /)

  await mira.getByRole('link', { name: 'Meine Woche' }).click()
  const notice = mira.getByText(
    new RegExp(`Ihr Platz ${room.replaceAll('.', '\\.')}, ${label} steht nicht mehr zur Verfügung`),
  )
  await expect(notice).toBeVisible()
  await mira.getByRole('button', { name: 'Gelesen' }).click()
  await expect(notice).toBeHidden()

  await test.step('and an old version can be brought back', async () => {
    await nils.getByRole('button', { name: 'Versionen' }).click()
    const versions = nils.getByRole('dialog', { name: 'Versionen dieser Etage' })
    await expect(versions.getByText('Nils Petersen')).toBeVisible()
    await versions.getByRole('button', { name: 'Änderungen zeigen, Version 2' }).click()
    const compared = nils.getByRole('dialog', { name: 'Version 2 im Vergleich' })
    await expect(compared.getByText('1 weg')).toBeVisible()
    await expect(compared.getByRole('list', { name: 'Was sich ändert' })).toHaveText(`Weg: ${label}, ${room}`)
    await compared.getByText('Entwurf gegenüber dieser Version').click()
    await expect(compared.getByText('Nichts ist anders.')).toBeVisible()
    await compared.getByRole('button', { name: 'Zurück zu den Versionen' }).click()
    await versions
      .getByRole('button', { name: /^Zurück zu dieser/ })
      .first()
      .click()
    const back = nils.getByRole('dialog', { name: /^Zurück zu Version/ })
    await expect(back.getByText(/^1 Platz kommt hinzu/)).toBeVisible()
    await back.getByRole('button', { name: 'Veröffentlichen', exact: true }).click()
    await expect(nils.getByText('Version 3 ist veröffentlicht.').first()).toBeVisible()
  })
})

test('a plan that holds from a day on: whoever sat there then moves, others see it offline, and at midnight it is there', async ({
  api,
  laptop,
}) => {
  const [from, before] = [workday(3), workday(2)]
  const date = spoken(from).replace(/^\S+ /, '')
  const [mirasLaptop, nils] = [laptop(), await laptop().open()]
  let mira = await mirasLaptop.open()
  await signIn(mira, demoLogins.staff)
  await openPlan(mira)
  await chooseFloor(mira)
  await choosePlanDay(mira, from)
  const name = await freeDesk(mira)
  await book(mira, name)
  await expect(syncState(mira)).toContainText('alles übertragen', { timeout: 30_000 })
  const [, room = '', label = ''] = /([\d.]+), (Platz [^,]+)/.exec(name) ?? []
  const look = async (day: string) => {
    await choosePlanDay(mira, day)
    await mira.getByLabel('Platz oder Raum suchen').fill(`${room} ${label}`)
  }

  await test.step('is scheduled after seeing whom it hits', async () => {
    await openFloor(nils)
    await chooseObject(nils, `${label}, ${room}`)
    await objects(nils).focus()
    await nils.keyboard.press('Delete')
    await nils.getByRole('button', { name: 'Veröffentlichen …' }).click()
    const dialog = nils.getByRole('dialog', { name: 'Entwurf veröffentlichen' })
    await dialog.getByRole('radio', { name: 'Gilt ab einem Tag' }).click()
    await dialog.getByLabel('Erster Tag').fill(from)
    await expect(dialog.getByText(/Was wegfällt oder nicht mehr buchbar ist/)).toBeVisible()
    await expect(dialog.getByText(/Buchung(en)? (ist|sind) betroffen: /)).toBeVisible()
    await dialog.getByRole('button', { name: 'Einplanen' }).click()
    await expect(nils.getByText(`Version 2 gilt ab ${date}.`).first()).toBeVisible()
    await expect(nils.getByText(`Ab ${date} gilt ein neuer Plan dieser Etage.`)).toBeVisible()
  })

  await test.step('and nothing else is published before it', async () => {
    await nils.getByRole('button', { name: 'Veröffentlichen …' }).click()
    const dialog = nils.getByRole('dialog', { name: 'Entwurf veröffentlichen' })
    await expect(
      dialog.getByText(new RegExp(`^Ab ${date} gilt schon Version 2, eingeplant von`)),
    ).toBeVisible()
    await dialog.getByRole('button', { name: 'Versionen ansehen' }).click()
    const versions = nils.getByRole('dialog', { name: 'Versionen dieser Etage' })
    await expect(versions.getByText(`gilt ab ${date}`)).toBeVisible()
    await nils.keyboard.press('Escape')
  })

  await test.step('its holder has another desk, and sees offline that this one goes', async () => {
    await look(from)
    await expect(desk(mira, name)).toHaveAccessibleName(/gesperrt$/, { timeout: 30_000 })
    await api.stop()
    await mira.reload()
    await look(before)
    await expect(desk(mira, name)).not.toHaveAccessibleName(/gesperrt$/)
    await look(from)
    await expect(desk(mira, name)).toHaveAccessibleName(/gesperrt$/)
    await desk(mira, name).click()
    await expect(mira.getByText(`Gesperrt ab ${date}. Neuer Etagenplan.`)).toBeVisible()
    await mira.getByRole('link', { name: 'Meine Woche' }).click()
    await expect(
      mira.getByText(
        new RegExp(`Ihr Platz ${room.replaceAll('.', '\\.')}, ${label} steht nicht mehr zur Verfügung`),
      ),
    ).toBeVisible()
    await mirasLaptop.quit()
  })

  await test.step('and when the day has begun, the plan is there', async () => {
    // Shortly before midnight, or just after it where the machine is slow: the day begins either way.
    const later = untilDay(from) - 15_000
    await api.start(later)
    mira = await mirasLaptop.open({ later: later + 30_000 })
    await openPlan(mira)
    await chooseFloor(mira)
    await look(from)
    await expect(desk(mira, name)).toHaveCount(0, { timeout: 60_000 })
  })
})

test('a scheduled plan is taken back, and its desks are open again', async ({ laptop }) => {
  const nils = await laptop().open()
  await openFloor(nils)
  await tool(nils, 'Text').click()
  await board(nils).focus()
  await nils.keyboard.press('Enter')
  await nils.getByRole('button', { name: 'Veröffentlichen …' }).click()
  const dialog = nils.getByRole('dialog', { name: 'Entwurf veröffentlichen' })
  await dialog.getByRole('radio', { name: 'Gilt ab einem Tag' }).click()
  await dialog.getByRole('button', { name: 'Einplanen' }).click()
  await nils.getByRole('button', { name: 'Versionen ansehen' }).click()
  const versions = nils.getByRole('dialog', { name: 'Versionen dieser Etage' })
  await versions.getByRole('button', { name: 'Zurücknehmen …' }).click()
  await expect(versions.getByText(/Wer umgezogen ist, bleibt am neuen Platz/)).toBeVisible()
  await versions.getByRole('button', { name: 'Zurücknehmen', exact: true }).click()
  await expect(versions.getByText(/zurückgenommen, war ab .+ eingeplant/)).toBeVisible()
  await nils.keyboard.press('Escape')
  await expect(nils.getByText(/gilt ein neuer Plan dieser Etage/)).toBeHidden()
  await publish(nils, /^0 Plätze kommen hinzu, 0 werden verschoben, 0 fallen weg\.$/)
})

test('two draw on the same floor at once: both are kept, and what both changed is shown side by side', async ({
  laptop,
}) => {
  const [first, second] = [await laptop().open(), await laptop().open()]
  for (const page of [first, second]) await openFloor(page)
  const x = (page: Page) => page.getByLabel('x der Mitte in Metern')
  const moveTo = async (page: Page, metres: string) => {
    await page.getByRole('radio', { name: 'Auswahl' }).click()
    await x(page).fill(metres)
    await page.keyboard.press('Enter')
  }
  for (const page of [first, second]) {
    await page.getByRole('radio', { name: 'Objekte' }).click()
    await page.getByRole('button', { name: /Art$/ }).click()
    await page.getByRole('option', { name: 'Plätze', exact: true }).click()
    await objects(page).getByRole('option').first().click()
  }
  await moveTo(first, '30')
  await moveTo(second, '31')
  await second.getByRole('button', { name: 'Nicht buchbar', exact: true }).press('Enter')
  await tool(second, 'Text').click()
  await board(second).focus()
  await second.keyboard.press('Enter')
  await publish(first, /^0 Plätze kommen hinzu, 1 wird verschoben/)
  await expect(second.getByText(/inzwischen von anderen veröffentlicht/)).toBeVisible({ timeout: 30_000 })
  await second.getByRole('button', { name: 'Zusammenführen' }).click()
  const dialog = second.getByRole('dialog', { name: 'Von beiden geändert' })
  await expect(dialog.getByText(/bei x 30,00/)).toBeVisible()
  await expect(dialog.getByText(/bei x 31,00/)).toBeVisible()
  await expect(dialog.getByText('Buchbarkeit: Buchbar')).toBeVisible()
  await expect(dialog.getByText('Buchbarkeit: Nicht buchbar')).toBeVisible()
  await expect(dialog.getByText('Unterschied: Lage, Buchbarkeit')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Veröffentlicht' }).click()
  await dialog.getByRole('button', { name: 'Zusammenführen' }).click()
  await expect(
    second.getByText('Ihr Entwurf steht jetzt auf der veröffentlichten Fassung.').first(),
  ).toBeVisible()
  await publish(second, /^0 Plätze kommen hinzu, 0 werden verschoben, 0 fallen weg\.$/)
})
