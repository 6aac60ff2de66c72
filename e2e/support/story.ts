/** `test` for a story: a central API of its own, as many laptops as it needs, all gone at the end. */
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { Api } from './api.ts'
import { Laptop } from './laptop.ts'

interface Story {
  api: Api
  laptop: () => Laptop
  /** A laptop that has never heard of a server. */
  newLaptop: () => Laptop
}

export const test = base.extend<Story>({
  api: async ({}, use) => {
    const api = await (await Api.create()).start()
    await use(api)
    await api.dispose()
  },
  laptop: async ({ browser, api }, use) => {
    const laptops: Laptop[] = []
    await use(() => {
      const laptop = new Laptop(browser, api.url)
      laptops.push(laptop)
      return laptop
    })
    for (const laptop of laptops) await laptop.dispose()
  },
  newLaptop: async ({ browser }, use) => {
    const laptops: Laptop[] = []
    await use(() => {
      const laptop = new Laptop(browser, null)
      laptops.push(laptop)
      return laptop
    })
    for (const laptop of laptops) await laptop.dispose()
  },
})

export { expect, type Locator, type Page }
