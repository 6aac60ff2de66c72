/** Story 18: a facility manager closes a room; who sat there is moved and told, others see it, offline too. */
import {
  book,
  choosePlanDay,
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

const DAY = workday(21)

/** The same floor, day and desk as another has on the screen. */
async function lookAt(page: Page, other: Page): Promise<void> {
  // The address follows the screen when there is time.
  await expect(other).toHaveURL(new RegExp(DAY))
  await page.goto(new URL(new URL(other.url()).hash, page.url()).href)
  await expect(page.getByRole('heading', { name: 'Plan', level: 1 })).toBeVisible()
}

const search = (page: Page, text: string) => page.getByPlaceholder('Platz oder Raum suchen').fill(text)

async function bookSomeDesk(page: Page) {
  await openPlan(page)
  await choosePlanDay(page, DAY)
  const name = await freeDesk(page)
  await book(page, name)
  await expect(syncState(page)).toContainText('Aktuell', { timeout: 30_000 })
  const [, room = '', label = ''] = /([\d.]+), (Platz [^,]+)/.exec(name) ?? []
  return { name, room, label }
}

test('a room with a booked desk is closed and opened again', async ({ api, laptop }) => {
  const [mira, lena, nils] = [await laptop().open(), await laptop().open(), await laptop().open()]
  await signIn(mira, demoLogins.staff)
  await signIn(lena, demoLogins.colleague)
  await signIn(nils, demoLogins.manager)
  const { name, room, label } = await bookSomeDesk(mira)
  const isRoom = new RegExp(`^Raum ${room}|^${room.replaceAll('.', '\\.')}`)

  await test.step('by keyboard, after seeing whom it hits', async () => {
    await lookAt(nils, mira)
    await nils.getByRole('button', { name: 'Sperren …' }).focus()
    await nils.keyboard.press('Enter')
    const dialog = nils.getByRole('dialog', { name: 'Sperren' })
    await expect(dialog.getByText(/^1 Platz wird gesperrt\. 1 Buchung ist betroffen/)).toBeVisible()
    await dialog.getByRole('button', { name: /Was$/ }).focus()
    await nils.keyboard.press('Enter')
    await expect(nils.getByRole('option', { name: isRoom }).first()).toBeVisible()
    await nils.keyboard.press('ArrowDown')
    await nils.keyboard.press('Enter')
    await expect(dialog.getByRole('button', { name: /Was$/ })).toHaveAccessibleName(isRoom)
    await expect(dialog.getByText(/^\d+ Plätze werden gesperrt\. \d+ Buchung/)).toBeVisible()
    await expect(dialog.getByText('Bitte nennen Sie noch den Grund.')).toBeVisible()
    await dialog.getByLabel('Grund').focus()
    await nils.keyboard.type('Wasserschaden an der Decke')
    await dialog.getByRole('button', { name: 'Sperren', exact: true }).focus()
    await nils.keyboard.press('Enter')
    await expect(nils.getByText(/ist gesperrt\.$/).first()).toBeVisible()
    await expect(dialog).toBeHidden()
  })

  await test.step('its holder learns where they sit now, and why', async () => {
    await mira.getByRole('link', { name: 'Meine Woche' }).click()
    const notice = new RegExp(
      `Ihr Platz ${room.replaceAll('.', '\\.')}, ${label} ist gesperrt \\(Defekt: Wasserschaden an der Decke\\)`,
    )
    await expect(mira.getByText(notice)).toBeVisible({ timeout: 30_000 })
  })

  await test.step('another sees it without a connection, and cannot book there', async () => {
    await openPlan(lena)
    await lookAt(lena, nils)
    await search(lena, `${room} ${label}`)
    await expect(desk(lena, name)).toHaveAccessibleName(/gesperrt$/, { timeout: 30_000 })
    await api.stop()
    await lena.reload()
    await search(lena, `${room} ${label}`)
    await expect(desk(lena, name)).toHaveAccessibleName(/gesperrt$/)
    await expect(lena.getByText(/^Gesperrt am .+\. Defekt: Wasserschaden an der Decke\.$/)).toBeVisible()
    await expect(lena.getByRole('button', { name: /buchen$/ })).toHaveCount(0)
    await expect(lena.getByRole('button', { name: 'Sperrungen' })).toHaveCount(0)
  })

  await test.step('without a connection nothing is closed, and what was entered stays', async () => {
    await nils.getByRole('button', { name: 'Sperren …' }).click()
    const dialog = nils.getByRole('dialog', { name: 'Sperren' })
    await expect(dialog.getByText(/^Sperren geht nur mit Verbindung zum Server/)).toBeVisible({
      timeout: 30_000,
    })
    await nils.keyboard.press('Escape')
    await api.start()
  })

  await test.step('opened again it can be booked; nobody is moved back', async () => {
    await nils.getByRole('button', { name: 'Sperrungen' }).click()
    const dialog = nils.getByRole('dialog', { name: /^Sperrungen: / })
    await expect(dialog.getByText('Defekt: Wasserschaden an der Decke')).toBeVisible()
    await dialog.getByRole('button', { name: /beenden/ }).click()
    await expect(dialog.getByText(/Wer umgezogen ist, bleibt am neuen Platz/)).toBeVisible()
    await expect(async () => {
      await dialog.getByRole('button', { name: 'Ab heute wieder öffnen' }).click({ timeout: 2_000 })
      await expect(dialog.getByText('Auf dieser Etage ist nichts gesperrt.')).toBeVisible({ timeout: 5_000 })
    }).toPass({ timeout: 60_000 })
    await expect(desk(lena, name)).toHaveAccessibleName(/frei$/, { timeout: 60_000 })
  })
})

test('from the editor, for hours, changed, and told in English', async ({ laptop }) => {
  const nils = await laptop().open()
  await signIn(nils, demoLogins.manager)
  await switchToEnglish(nils)
  await expect(nils.getByRole('heading', { name: 'My week' })).toBeVisible()
  await nils.getByRole('link', { name: 'Floors', exact: true }).click()
  await nils.getByRole('button', { name: 'Closings' }).click()
  const list = nils.getByRole('dialog', { name: /^Closings: / })
  await expect(list.getByText('Nothing is closed on this floor.')).toBeVisible()
  await list.getByRole('button', { name: 'New closing …' }).click()
  const form = nils.getByRole('dialog', { name: 'Close', exact: true })
  await form.getByRole('button', { name: /Kind$/ }).click()
  await nils.getByRole('option', { name: 'Event' }).click()
  await form.getByLabel('From', { exact: true }).fill(DAY)
  await form.getByRole('radio', { name: 'Hours' }).click()
  await form.getByLabel('Reason').fill('Election night')
  await expect(form.getByText(/^\d+ spaces are closed\. /)).toBeVisible()
  await form.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(list.getByText('Event: Election night')).toBeVisible()
  await expect(list.getByText(/, 08:00–12:00$/)).toBeVisible()
  await list.getByRole('button', { name: /^Change the closing of Whole floor/ }).click()
  const change = nils.getByRole('dialog', { name: 'Change the closing' })
  await change.getByRole('radio', { name: 'Whole day' }).click()
  await change.getByRole('button', { name: 'Apply the change' }).click()
  await expect(list.getByText(/, 08:00–12:00$/)).toBeHidden()
})
