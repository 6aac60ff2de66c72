/** Story 23: desks that are kept for others say so before the click: for whom, until when, and when they are not. */
import { spoken } from './support/day.ts'
import {
  book,
  choosePlanDay,
  dayCard,
  demoLogins,
  deskList,
  freeDesk,
  openPlan,
  plan,
  showOpenWeeks,
  signIn,
  switchToEnglish,
  syncState,
  workday,
} from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const TOMORROW = workday(1)
/** Three weeks ahead, where nobody has planned anything. */
const LATER = workday(15)
const laterSaid = spoken(LATER)

const search = (page: Page, text: string) => page.getByPlaceholder('Platz oder Raum suchen').fill(text)
const named = (page: Page, name: RegExp) => deskList(page).getByRole('option', { name })
const details = (page: Page) => page.getByRole('complementary', { name: 'Platz und Liste' })

test('desks of a team’s zone and those with equipment are kept until a time, offline too', async ({
  api,
  laptop,
}) => {
  const anke = await laptop().open()
  await signIn(anke, demoLogins.stranger)
  await expect(syncState(anke)).toContainText('alles übertragen', { timeout: 30_000 })
  await api.stop()
  await openPlan(anke)
  await choosePlanDay(anke, TOMORROW)

  await search(anke, '2.14')
  await named(anke, /2\.14, .*, freigehalten für Stadtplanung, bis Mi, 2\. Sept\., 09:00 Uhr$/)
    .first()
    .click()
  await expect(details(anke)).toContainText('Dieser Platz wird für Stadtplanung freigehalten.')
  await expect(details(anke)).toContainText('09:00 Uhr können ihn alle buchen.')
  await expect(anke.getByRole('button', { name: /buchen$/ })).toHaveCount(0)

  // In her own team's zone, but for those who need it; from noon of the day before it is for everyone.
  await choosePlanDay(anke, LATER)
  await search(anke, '2.13 Platz 15')
  await named(
    anke,
    /2\.13, Platz 15, .*, freigehalten für Personen, die diese Ausstattung brauchen: barrierefrei, bis .*12:00 Uhr$/,
  ).click()
  await expect(details(anke)).toContainText('12:00 Uhr können ihn alle buchen.')

  await switchToEnglish(anke)
  await expect(anke.getByRole('complementary').last()).toContainText(
    'This desk is kept for people who need this equipment: accessible.',
  )
  await api.start()
})

test('a fixed desk is its holder’s, and others have it while the holder works elsewhere', async ({
  laptop,
}) => {
  const [nils, mira, lena] = [await laptop().open(), await laptop().open(), await laptop().open()]
  await signIn(nils, demoLogins.manager)
  await signIn(mira, demoLogins.staff)
  await signIn(lena, demoLogins.colleague)
  await openPlan(mira)
  await choosePlanDay(mira, LATER)
  await search(mira, '2.14')
  const [, label = ''] = /, (Platz \d+), /.exec(await freeDesk(mira)) ?? []
  const isDesk = (state: string) => new RegExp(`2\\.14, ${label}, .*${state}`)
  // The address follows the screen when there is time.
  await expect(mira).toHaveURL(new RegExp(LATER))
  const address = new URL(mira.url()).hash
  for (const page of [nils, mira, lena]) {
    await page.goto(new URL(address, page.url()).href)
    await search(page, `2.14 ${label}`)
  }

  await test.step('a facility manager says whose it is', async () => {
    await named(nils, isDesk('')).click()
    await nils.getByRole('button', { name: 'Fester Platz …' }).click()
    const dialog = nils.getByRole('dialog', { name: `${label}: fester Platz` })
    await expect(dialog).toContainText('Der Platz ist nicht fest vergeben.')
    const person = dialog.getByRole('combobox', { name: 'Person suchen' })
    await person.fill('niemand')
    await expect(nils.getByText('Nichts gefunden.')).toBeVisible()
    await person.fill('sommer')
    await nils.getByRole('option', { name: `Mira Sommer (Stadtplanung, ${demoLogins.staff.login})` }).click()
    await expect(dialog).toContainText('Mira Sommer')
    await dialog.getByRole('button', { name: 'Fest vergeben' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('it is hers and nobody else’s, and nobody is told whose', async () => {
    await expect(named(mira, isDesk(', frei, Ihr fester Platz$'))).toBeVisible({ timeout: 30_000 })
    await expect(named(lena, isDesk(', reserviert, fest vergeben$'))).toBeVisible({
      timeout: 30_000,
    })
    await named(lena, isDesk('')).click()
    await expect(details(lena)).toContainText('Dieser Platz ist fest vergeben.')
    await expect(lena.getByRole('button', { name: /buchen$/ })).toHaveCount(0)
  })

  await test.step('she plans to be at home, and a colleague has it for that day', async () => {
    await mira.getByRole('link', { name: 'Meine Woche' }).click()
    await showOpenWeeks(mira)
    await plan(mira, laterSaid, 'Homeoffice')
    const free = named(lena, isDesk(', frei$'))
    await expect(free).toBeVisible({ timeout: 30_000 })
    const name = ((await free.textContent()) ?? '').split(', frei')[0] ?? ''
    await book(lena, name)
    await expect(syncState(lena)).toContainText('alles übertragen', { timeout: 30_000 })
  })

  await test.step('back at the office, what was booked meanwhile stays', async () => {
    await mira.keyboard.press('Control+z')
    await expect(dayCard(mira, laterSaid)).toHaveAccessibleName(/offen/)
    await mira.goto(new URL(address, mira.url()).href)
    await search(mira, `2.14 ${label}`)
    await expect(named(mira, isDesk(', belegt'))).toBeVisible({ timeout: 30_000 })
    await expect(named(lena, isDesk(', Ihr Platz$'))).toBeVisible()
  })

  await test.step('and the week says so, with the desk beside it to be booked', async () => {
    await mira.getByRole('link', { name: 'Meine Woche' }).click()
    await showOpenWeeks(mira)
    await plan(mira, laterSaid, 'Büro')
    const card = dayCard(mira, laterSaid)
    await expect(card).toContainText(`Ihr fester Platz 2.14, ${label} ist an diesem Tag vergeben.`)
    await card.getByRole('button', { name: /nebenan/ }).click()
    await expect(card).not.toContainText('vergeben')
    await expect(card).toContainText(/2\.14/)
  })
})
