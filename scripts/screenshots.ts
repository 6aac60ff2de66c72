/** `npm run screenshots`: pictures of week and plan from the demo city, light and dark, into docs/images. */
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { Api, seedTemplate } from '../e2e/support/api.ts'
import { Laptop } from '../e2e/support/laptop.ts'
import { demoLogins, openPlan, signIn } from '../e2e/support/person.ts'
import { BROWSER_ARGS, findBrowser } from './lib/browser.ts'
import { root } from './lib/project.mjs'
import { ensureBuilt } from './start/build.ts'

ensureBuilt()
await seedTemplate()
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS })
const api = await (await Api.create()).start()
const laptop = new Laptop(browser, api.url)
try {
  const page = await laptop.open()
  await signIn(page, demoLogins.staff)
  const shoot = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      // Small plans and the floor are painted after the data has come.
      await page.waitForTimeout(1000)
      await page.screenshot({ path: join(root, 'docs/images', `${name}-${colorScheme}.png`) })
    }
  }
  await shoot('week')
  await openPlan(page)
  await shoot('plan')
} finally {
  await laptop.dispose()
  await api.dispose()
  await browser.close()
}
