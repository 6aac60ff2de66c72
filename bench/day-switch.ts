/** Another day on the plan, in the real app with 10,000 desks. */
import type { Page } from '@playwright/test'
import { addDays, type Day } from '#shared/calendar/day.ts'
import { type Bench, fromSamples } from './figure.ts'
import { today, windowDays } from './support/city.ts'
import { filledLaptop } from './support/filled-laptop.ts'
import { startHost } from './support/host.ts'
import { traced } from './support/trace.ts'
import { go, openWindow, theBrowser } from './support/window.ts'

const SWITCHES = 58
/** Days three apart, so that none was read ahead with a neighbour. */
const APART = 29
/** Before the browser has compiled what it runs. */
const UNCOUNTED = 4

export const daySwitch: Bench = {
  name: 'day-switch',
  about: 'another day on the plan of 10,000 desks, in the real app',
  async run() {
    const { laptop, floor } = await filledLaptop(10_000)
    const host = await startHost(laptop.folder, laptop.server)
    try {
      const page = await openWindow(host)
      await go(page, `/plan/${floor}?day=${today()}`)
      await page.locator('.space-row').first().waitFor()
      await page.waitForTimeout(1_000)
      const next = await switches(page, async (i) => {
        if (i % SWITCHES === 0)
          await anew(page, `/plan/${floor}?day=${today()}&part=0${4 + i / SWITCHES}:00-17:00`)
        const button = page.locator('.day-pick[aria-pressed=true] + .day-pick:not(.beyond)')
        if (await button.count()) {
          await button.focus()
          await page.evaluate(() => window.awaitDay())
          return await page.keyboard.press('Enter')
        }
        const field = page.locator('.day-any input')
        await field.fill(addDays((await field.inputValue()) as Day, 3))
      })
      const any = await switches(page, async (i) => {
        // Other hours: whatever was read before does not serve.
        if (i % APART === 0) await anew(page, `/plan/${floor}?day=${today()}&part=0${6 + i / APART}:00-17:00`)
        await page.locator('.day-any input').fill(anyDay(i))
      })
      await page.context().close()
      const how =
        'real app in Chromium without GPU, browser host in a process of its own, central API away; from the input event to the frame after the one that painted the day'
      const what = (n: number[]) => `10,000 desks; ${n.length} switches`
      return [
        fromSamples(
          'day switch, any day, input to painted',
          any.took,
          50,
          `${what(any.took)}, none seen before; ${how}`,
        ),
        fromSamples(
          'day switch, any day, script in the renderer',
          any.script,
          8,
          'of it, from Chromium’s trace, garbage collection included',
        ),
        fromSamples(
          'day switch, next day, input to painted',
          next.took,
          50,
          `${what(next.took)} one day on; ${how}`,
        ),
        fromSamples(
          'day switch, next day, script in the renderer',
          next.script,
          8,
          'of it, from Chromium’s trace, garbage collection included',
        ),
      ]
    } finally {
      await host.stop()
    }
  },
}

/** Days of the window far from each other, each once in so many. */
const anyDay = (i: number): Day => addDays(windowDays().last, -3 * ((i * 11) % APART))

async function anew(page: Page, address: string): Promise<void> {
  await go(page, address)
  await page.waitForTimeout(1_000)
  await page.evaluate(() => window.awaitDay())
}

/** Times without tracing, which slows what it looks at; then script, with it. */
async function switches(
  page: Page,
  act: (i: number) => Promise<unknown>,
): Promise<{ took: number[]; script: number[] }> {
  const took = await switching(page, 0, act)
  let seen = 0
  const trace = await traced(await theBrowser(), page, async () => {
    seen = (await switching(page, SWITCHES, act)).length
  })
  const inputs = trace.marks('input')
  const script = trace.marks('shown').map((to) => trace.script(inputs.findLast((t) => t < to) ?? to, to))
  return { took, script: script.slice(-seen) }
}

async function switching(page: Page, first: number, act: (i: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let i = first; i < first + SWITCHES; i++) {
    await page.evaluate(() => window.awaitDay())
    await act(i)
    const ms = await page.evaluate(() => window.shown)
    if (Number.isNaN(ms)) process.stderr.write(`  switch ${i} was not seen\n`)
    else if (i >= first + UNCOUNTED) took.push(ms)
    // What is read ahead is not part of it.
    await page.waitForTimeout(300)
  }
  return took
}
