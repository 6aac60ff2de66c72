/** From opening the window to the week on the screen, with a filled cache. */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { firstScreen } from '../scripts/build/first-screen.ts'
import { root } from '../scripts/lib/project.mjs'
import { ensureBuilt } from '../scripts/start/build.ts'
import { type Bench, fromSamples, single } from './figure.ts'
import { filledLaptop } from './support/filled-laptop.ts'
import { startHost } from './support/host.ts'
import { openWindow } from './support/window.ts'

const STARTS = 9

export const start: Bench = {
  name: 'start',
  about: 'the window from its opening to the week, with the cache of 10,000 desks',
  async run() {
    const { laptop } = await filledLaptop(10_000)
    const processes: number[] = []
    const windows: number[] = []
    for (let i = -1; i < STARTS; i++) {
      const host = await startHost(laptop.folder, laptop.server)
      try {
        const page = await openWindow(host, () => {
          const look = () => {
            if (document.querySelectorAll('[data-day]').length < 10) requestAnimationFrame(look)
            else requestAnimationFrame(() => performance.mark('week'))
          }
          requestAnimationFrame(look)
        })
        await page.waitForFunction(() => performance.getEntriesByName('week').length > 0)
        const at = await page.evaluate(() => performance.getEntriesByName('week')[0]?.startTime ?? Number.NaN)
        await page.context().close()
        if (i < 0) continue
        processes.push(host.startedIn)
        windows.push(at)
      } finally {
        await host.stop()
      }
    }
    const note =
      '10,000 desks in the cache, central API away, a new core and an empty browser profile each time'
    return [
      fromSamples(
        'start, window opened to week on screen',
        windows,
        1_200,
        `${note}; from the navigation to the frame after the ten days`,
      ),
      fromSamples(
        'start, process to ready',
        processes,
        undefined,
        `${note}; the built browser host in plain Node`,
      ),
    ]
  },
}

export const bundle: Bench = {
  name: 'bundle',
  about: 'what the window loads before its first screen',
  async run() {
    ensureBuilt()
    const bytes = await firstScreen(join(root, 'dist/renderer'), gzipSync)
    return [
      single(
        'renderer, first screen, gzip',
        'kB',
        bytes / 1000,
        250,
        'scripts and styles of the built renderer, without what is loaded when used',
      ),
    ]
  },
}
