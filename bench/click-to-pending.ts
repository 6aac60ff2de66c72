/** Booking a desk in the real app, with the central API there. */
import { TestLaptop } from '#hosts/testing/laptop.ts'
import { floorId } from '#server/testing/city.ts'
import { addDays } from '#shared/calendar/day.ts'
import { type Bench, fromSamples } from './figure.ts'
import { startCentral } from './support/central.ts'
import { buildCity, fillBookings, settle, today, windowDays } from './support/city.ts'
import { fill } from './support/filled-laptop.ts'
import { startHost } from './support/host.ts'
import { go, openWindow } from './support/window.ts'

const DESKS = 500
const BOOKINGS = 40
/** People without a desk, among them the one who books. */
const WITHOUT = 30

export const clickToPending: Bench = {
  name: 'click-to-pending',
  about: 'booking a desk in the real app: until it shows as queued, and as confirmed',
  async run() {
    const central = await startCentral(async (database) => {
      await buildCity(database, { sites: 1, desks: DESKS, people: DESKS + WITHOUT })
      await fillBookings(database, 1, { ...windowDays(), share: 0.7, holder: WITHOUT })
      await settle(database)
    })
    const laptop = new TestLaptop(central.url)
    try {
      await fill(laptop)
      const host = await startHost(laptop.folder, central.url)
      const page = await openWindow(host)
      const pending: number[] = []
      const confirmed: number[] = []
      await go(page, `/plan/${floorId(1)}?day=${today()}`)
      await page.locator('.space-row').first().waitFor()
      for (let i = -3; i < BOOKINGS; i++) {
        await page.locator('.day-any input').fill(addDays(today(), i + 4))
        await page.waitForTimeout(300)
        await page
          .locator('.space-row')
          .filter({ hasText: /, frei/ })
          .first()
          .click()
        await page.locator('.space-book').waitFor()
        await page.waitForTimeout(300)
        await page.evaluate(() => window.awaitText('vorgemerkt'))
        await page.locator('.space-book').click()
        const [shown, gone] = await page.evaluate(async () => [await window.shown, await window.gone])
        if (i < 0 || shown === undefined || gone === undefined) continue
        pending.push(shown)
        confirmed.push(gone)
      }
      await page.context().close()
      await host.stop()
      const note = `real app in Chromium without GPU on a floor of ${DESKS} desks, core and server (${central.kind === 'postgres' ? 'PostgreSQL' : 'PGlite'}) in processes of their own on loopback; from the release of the button to the frame after the one that shows it`
      return [
        fromSamples('booking, click to queued', pending, 30, note),
        fromSamples('booking, click to confirmed', confirmed, 150, note),
      ]
    } finally {
      await laptop.dispose()
      await central.close()
    }
  },
}
