/** The team matrix in the real app: 200 people and eight weeks, with the central API there. */
import type { Page } from '@playwright/test'
import { sql } from 'kysely'
import { TestLaptop } from '#hosts/testing/laptop.ts'
import { teamId } from '#server/testing/city.ts'
import { Laptop, newId } from '#server/testing/laptop.ts'
import { addDays, mondayOf } from '#shared/calendar/day.ts'
import type { Place, Places } from '#shared/domain/day-plan.ts'
import type { BookingId } from '#shared/domain/ids.ts'
import { type Bench, fromSamples } from './figure.ts'
import { startCentral } from './support/central.ts'
import { buildCity, fillBookings, fillWorkDays, settle, today, windowDays } from './support/city.ts'
import { fill } from './support/filled-laptop.ts'
import { startHost } from './support/host.ts'
import { traced } from './support/trace.ts'
import { watchMatrix } from './support/watch-matrix.ts'
import { go, openWindow, theBrowser } from './support/window.ts'

const PEOPLE = 200
const WEEKS = 8
const SHOWN = 8
const KEYS = 80
const CHANGES = 15
/** In view at the top, as names are in order. */
const COLLEAGUE = 10
const NAME = `Person ${COLLEAGUE}`

export const matrix: Bench = {
  name: 'matrix',
  about: 'the team matrix in the real app: shown, scrolled, walked through, changed by others',
  async run() {
    const central = await startCentral(async (database) => {
      await buildCity(database, { sites: 1, desks: PEOPLE, people: PEOPLE })
      await sql`update person set team_id = ${teamId(1)}`.execute(database.kysely)
      await sql`update person set roles = '{staff,lead}' where login = 'person1'`.execute(database.kysely)
      await fillBookings(database, 1, { ...windowDays(), share: 0.5 })
      await fillWorkDays(database)
      await settle(database)
    })
    const laptop = new TestLaptop(central.url)
    try {
      await fill(laptop)
      const host = await startHost(laptop.folder, central.url)
      const page = await openWindow(host, watchMatrix)
      const shown = await show(page)
      const widened = await widen(page)
      const scrolled = await page.evaluate(() => window.scrollMatrix())
      const script = await scriptOf(page)
      const walked = await walk(page)
      const changed = await change(page, await Laptop.signIn(central.url, COLLEAGUE))
      await page.context().close()
      await host.stop()
      const note = `${PEOPLE} people; real app in Chromium without GPU, core and server (${central.kind === 'postgres' ? 'PostgreSQL' : 'PGlite'}) in processes of their own on loopback`
      const weeks = `${note}; ${WEEKS} weeks`
      return [
        fromSamples('team matrix, opened with two weeks, to painted', shown, undefined, note),
        fromSamples('team matrix, from two weeks to eight, to painted', widened, undefined, note),
        fromSamples('team matrix, scrolled: frame', scrolled, undefined, `${weeks}; ${over(scrolled)}`),
        fromSamples(
          'team matrix, scrolled: script a frame',
          script,
          undefined,
          'from Chromium’s trace, garbage collection included',
        ),
        fromSamples('team matrix, arrow key to painted focus', walked, undefined, weeks),
        fromSamples(
          'team matrix, a colleague’s change accepted to painted',
          changed,
          undefined,
          `${weeks}; with the poke and the pull`,
        ),
      ]
    } finally {
      await laptop.dispose()
      await central.close()
    }
  },
}

/** Frames that came late: a display shows sixty a second, and what takes fifty is seen. */
const over = (frames: readonly number[]): string =>
  [20, 50].map((ms) => `${frames.filter((f) => f > ms).length} over ${ms} ms`).join(', ')

/** Scrolled once more with tracing, which slows what it looks at. */
async function scriptOf(page: Page): Promise<number[]> {
  const trace = await traced(await theBrowser(), page, () => page.evaluate(() => window.scrollMatrix()))
  const frames = trace.marks('frame')
  return frames.slice(1).map((to, i) => trace.script(frames[i] ?? to, to))
}

async function show(page: Page): Promise<number[]> {
  const took: number[] = []
  for (let i = -2; i < SHOWN; i++) {
    await go(page, '/week')
    await page.waitForTimeout(500)
    const ms = await page.evaluate((to) => window.openMatrix(to), `/team/${teamId(1)}`)
    if (i >= 0) took.push(ms)
  }
  return took
}

async function widen(page: Page): Promise<number[]> {
  const took: number[] = []
  for (let i = -2; i < SHOWN; i++) {
    for (const weeks of [2, WEEKS]) {
      await page.getByRole('button', { name: /Wochen Wochen$/ }).click()
      const option = page.getByRole('option', { name: `${weeks} Wochen` })
      await option.waitFor()
      await page.evaluate((days) => window.awaitColumns(days), weeks * 7)
      await option.click()
      const ms = await page.evaluate(() => window.matrixShown)
      if (i >= 0 && weeks === WEEKS) took.push(ms)
      await page.waitForTimeout(300)
    }
  }
  return took
}

/** Down, as a held key does it, and back up; to the right now and then. */
async function walk(page: Page): Promise<number[]> {
  await page.evaluate(() => window.focusMatrix())
  const took: number[] = []
  for (let i = 0; i < KEYS; i++) {
    const key = i % 10 === 9 ? 'ArrowRight' : i < KEYS / 2 ? 'ArrowDown' : 'ArrowUp'
    await page.evaluate(() => window.awaitFocus())
    await page.keyboard.press(key)
    took.push(await page.evaluate(() => window.matrixShown))
  }
  return took
}

/** The colleague goes home and comes back, at another laptop. */
async function change(page: Page, colleague: Laptop): Promise<number[]> {
  const day = addDays(mondayOf(today()), 8)
  await colleague.pull()
  let was = (colleague.held.get(`mine places ${day}`) ?? { am: null, pm: null }) as Places
  const took: number[] = []
  for (let i = -2; i < CHANGES; i++) {
    const place: Place = was.am === 'home' ? 'elsewhere' : 'home'
    await page.evaluate(([name, column, look]) => window.awaitCell(name, column, look), [
      NAME,
      9,
      place,
    ] as const)
    const args = { day, part: 'day' as const, place, was, restId: newId<BookingId>() }
    const outcome = await colleague.change({ name: 'planning.setPlace', args })
    const accepted = Date.now()
    if (outcome.state !== 'accepted') throw new Error(`The change was ${JSON.stringify(outcome)}`)
    was = { am: place, pm: place }
    const at = await page.evaluate(() => window.matrixShown)
    if (i >= 0) took.push(Math.max(0, at - accepted))
    await page.waitForTimeout(200)
  }
  return took
}
