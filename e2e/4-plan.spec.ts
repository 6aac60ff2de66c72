/** Story 4: choose floor, day and time, see who may be seen, book by mouse, list and keyboard, and leave early. */
import {
  book,
  choosePlanDay,
  demoLogins,
  desk,
  deskNames,
  desks,
  firstDesk,
  freeDesk,
  openPlan,
  signIn,
  workday,
} from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

/** Far enough ahead that the demo's people booked nothing for the one signed in. */
const FREE_DAY = workday(18)

test('books a day, half a day and hours, moves to another desk, and releases', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await openPlan(page)
  await choosePlanDay(page, FREE_DAY)
  const first = await freeDesk(page)
  await book(page, first)
  await expect(desk(page, first)).toHaveAccessibleName(/Ihr Platz$/)
  await expect(desk(page, first), 'the row moved, and the list with it').toBeInViewport()

  await test.step('another desk in the same time is a move', async () => {
    const second = await freeDesk(page)
    await desk(page, second).click()
    await expect(page.getByText('Sie geben dafür')).toBeVisible()
    await page.getByRole('button', { name: /umbuchen$/ }).click()
    await expect(desk(page, second)).toHaveAccessibleName(/Ihr Platz$/)
    await expect(desk(page, first)).toHaveAccessibleName(/frei$/)
    await desk(page, second).click()
    await page.getByRole('button', { name: 'Freigeben', exact: true }).click()
    await expect(desk(page, second)).toHaveAccessibleName(/frei$/)
  })

  await test.step('half a day', async () => {
    await chooseTime(page, 'Vormittag')
    await book(page, first)
    await chooseTime(page, 'Nachmittag')
    await expect(desk(page, first)).toHaveAccessibleName(/frei$/)
  })

  await test.step('hours', async () => {
    await chooseTime(page, 'Stunden')
    await expect(page.getByRole('button', { name: /^Zeit: \d/ })).toBeVisible()
    await page.getByRole('button', { name: /^Zeit:/ }).click()
    await expect(page.getByRole('button', { name: '08:00 Von', exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: '12:00 Bis', exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(desks(page, /./).first()).toBeVisible()
  })

  await page.getByRole('link', { name: 'Meine Woche' }).click()
  await expect(page.getByRole('heading', { name: 'Meine Woche' })).toBeVisible()
})

test('leaves early: the rest of the day is free for others', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await openPlan(page)
  await choosePlanDay(page, workday(0))
  const mine = desks(page, /Ihr Platz$/)
  if ((await mine.count()) === 0) await book(page, await freeDesk(page))
  const name = await firstDesk(page, 'Ihr Platz')
  await desk(page, name).click()
  // The stories' day began at ten, and from a minute later on it is the next half hour.
  const leave = page.getByRole('button', { name: /^Ab 10:[03]0 Uhr freigeben$/ })
  await leave.click()
  await expect(page.getByText(/ab \d\d:\d\d Uhr freigegeben/).first()).toBeVisible()
  await expect(desk(page, name)).toBeVisible()
  await expect(leave).toBeHidden()
})

test('names are shown of the own team and of nobody else', async ({ laptop }) => {
  const [mira, anke] = [await laptop().open(), await laptop().open()]
  await signIn(mira, demoLogins.staff)
  await openPlan(mira)
  await signIn(anke, demoLogins.stranger)
  await openPlan(anke)
  for (const page of [mira, anke]) await choosePlanDay(page, workday(1))
  const named = async (page: Page) =>
    (await deskNames(page)).flatMap((name) => /belegt von (.*)$/.exec(name)?.[1] ?? [])
  for (const page of [mira, anke]) await page.getByPlaceholder('Platz oder Raum suchen').fill('2.14')
  await expect.poll(async () => (await named(mira)).length, 'her own team sits in 2.14').toBeGreaterThan(0)
  const ofMira = await named(mira)
  const ofAnke = await named(anke)
  expect(ofAnke.filter((name) => ofMira.includes(name))).toEqual([])
})

test('filters by what a desk has, and searches', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await openPlan(page)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('button', { name: /^Barrierefrei/ }).click()
  await page.keyboard.press('Escape')
  // The own desk stays in sight whatever is asked for.
  const others = async () => (await deskNames(page)).filter((name) => !name.includes('Ihr Platz'))
  await expect.poll(async () => (await others()).every((name) => name.includes('barrierefrei'))).toBe(true)
  expect((await others()).length).toBeGreaterThan(0)
  await page.getByRole('button', { name: /Filter Barrierefrei entfernen/ }).click()
  await page.getByPlaceholder('Platz oder Raum suchen').fill('2.11 Platz 4')
  await expect.poll(async () => (await others())[0]).toContain('2.11, Platz 4,')
})

test('books on the canvas: by mouse, zoomed and moved, and by keyboard', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await openPlan(page)
  await choosePlanDay(page, FREE_DAY)
  const plan = page.getByRole('listbox', { name: /^Etagenplan .*: Plätze$/ })
  const box = await plan.boundingBox()
  if (!box) throw new Error('the plan has no size')

  await test.step('zoom by wheel and buttons, move by dragging', async () => {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.wheel(0, -400)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 + 80, box.y + box.height / 2 + 30, { steps: 4 })
    await page.mouse.up()
    await page.getByRole('button', { name: 'Vergrößern' }).click()
    await page.getByRole('button', { name: 'Ganze Etage zeigen' }).hover()
    await expect(page.getByRole('tooltip')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('tooltip'), 'Escape takes an explanation away').toBeHidden()
    await page.getByRole('button', { name: 'Ganze Etage zeigen' }).click()
  })

  await test.step('a click on a desk chooses it', async () => {
    const chosen = page.getByRole('heading', { name: /Platz \d+$/, level: 2 })
    const side = page.getByRole('complementary', { name: 'Platz und Liste' })
    search: for (let y = 0.1; y < 0.9; y += 0.02)
      for (let x = 0.08; x < 0.9; x += 0.03) {
        await page.mouse.click(box.x + box.width * x, box.y + box.height * y)
        if ((await chosen.count()) > 0 && (await side.getByRole('button', { name: /buchen$/ }).count()) > 0)
          break search
      }
    await side.getByRole('button', { name: /buchen$/ }).click()
    await expect(desks(page, 'Ihr Platz')).toHaveCount(1)
  })

  await test.step('arrows go to the neighbour, Enter moves there', async () => {
    await desks(page, 'Ihr Platz').click()
    await page.getByRole('button', { name: 'Freigeben', exact: true }).click()
    await expect(desks(page, 'Ihr Platz')).toHaveCount(0)
    await plan.focus()
    const free = page.getByRole('button', { name: /buchen$/ })
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('ArrowRight')
      if (await free.isVisible()) break
    }
    await page.keyboard.press('Enter')
    await expect(desks(page, 'Ihr Platz')).toHaveCount(1)
  })
})

async function chooseTime(
  page: Page,
  part: 'Ganzer Tag' | 'Vormittag' | 'Nachmittag' | 'Stunden',
): Promise<void> {
  await page.getByRole('button', { name: /^Zeit:/ }).click()
  await page.getByRole('radio', { name: part }).click()
  await page.keyboard.press('Escape')
}
