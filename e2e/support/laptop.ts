import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { root } from '../../scripts/lib/project.mjs'
import { type Child, startChild } from '../../scripts/start/children.ts'
import { temporaryFolder } from './api.ts'
import { storyClock, storyEnvironment } from './day.ts'

/** One laptop: a core with its own cache in a process of its own, and a window on it. */
export class Laptop {
  readonly data = temporaryFolder()
  readonly #browser: Browser
  readonly #server: string | null
  #child: Child | null = null
  #context: BrowserContext | null = null

  constructor(browser: Browser, server: string | null) {
    this.#browser = browser
    this.#server = server
  }

  /** Starts the app and opens its window, in German unless told otherwise. */
  async open(
    options: {
      locale?: string
      colorScheme?: 'light' | 'dark'
      viewport?: { width: number; height: number }
      /** Milliseconds by which its clock is ahead of the story's. */
      later?: number
    } = {},
  ): Promise<Page> {
    const { later = 0, ...context } = options
    const server = this.#server ? [`--server=${this.#server}`] : []
    this.#child = startChild(
      'The app',
      [
        join(root, 'dist/host/main.js'),
        ...server,
        `--data=${this.data}`,
        '--port=0',
        `--renderer=${join(root, 'dist/renderer')}`,
        '--demo',
        '--json',
        `--demo-logins=${join(root, 'resources/demo-city/demo-logins.json')}`,
      ],
      { env: storyEnvironment(later) },
    )
    const { app } = await this.#child.ready
    this.#context = await this.#browser.newContext({
      locale: 'de-DE',
      timezoneId: 'Europe/Berlin',
      viewport: { width: 1280, height: 800 },
      ...context,
    })
    await this.#context.addInitScript(storyClock(later))
    const page = await this.#context.newPage()
    await page.goto(String(app))
    return page
  }

  /** Quits the app; its cache stays. */
  async quit(): Promise<void> {
    await this.#context?.close()
    this.#child?.stop()
    await this.#child?.ended
    this.#context = null
    this.#child = null
  }

  async dispose(): Promise<void> {
    await this.quit()
    rmSync(this.data, { recursive: true, force: true })
  }
}
