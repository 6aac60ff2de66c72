import { defineConfig } from '@playwright/test'
import { BROWSER_ARGS, findBrowser } from '../scripts/lib/browser.ts'

export default defineConfig({
  testDir: '.',
  globalSetup: './support/global-setup.ts',
  outputDir: '../test-results',
  // Each story starts processes of its own; two cores carry one story at a time.
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  retries: 0,
  reporter: process.env.PLATZWAHL_REPORT
    ? [['list'], ['json', { outputFile: process.env.PLATZWAHL_REPORT }]]
    : 'list',
  projects: [{ name: 'browser' }],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findBrowser(), args: BROWSER_ARGS },
  },
})
