/** The app's window in a real browser. */
import { type Browser, chromium, type Page } from '@playwright/test'
import { BROWSER_ARGS, findBrowser } from '../../scripts/lib/browser.ts'
import type { Host } from './host.ts'
import { shared } from './shared.ts'
import { watchPage } from './watch-page.ts'

export const theBrowser = (): Promise<Browser> =>
  shared('browser', async (atEnd) => {
    const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS })
    atEnd(() => browser.close())
    return browser
  })

/** A window of its own, with nothing kept from an earlier one. @param atFirst runs in the page before its own scripts */
export async function openWindow(host: Host, atFirst: () => void = () => {}): Promise<Page> {
  const browser = await theBrowser()
  const context = await browser.newContext({
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.addInitScript(watchPage)
  await page.addInitScript(atFirst)
  await page.goto(host.url)
  return page
}

/** Goes to an address within the app. */
export const go = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => {
    window.location.hash = to
  }, address)
