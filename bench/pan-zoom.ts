/** Pan, zoom and day switch of the painter at 10,000 desks, in a real browser on a page of its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { kernTokensPlugin } from '../scripts/build/kern-tokens.ts'
import { type Bench, fromSamples } from './figure.ts'

export const panZoom: Bench = {
  name: 'pan-zoom',
  about: 'the painter at 10,000 desks: pan, zoom, another day',
  async run() {
    const outDir = await mkdtemp(join(tmpdir(), 'platzwahl-painter-'))
    const root = join(import.meta.dirname, 'painter')
    const config = {
      root,
      base: './',
      configFile: false as const,
      logLevel: 'error' as const,
      plugins: [kernTokensPlugin()],
      build: {
        outDir,
        emptyOutDir: true,
        target: 'chrome130',
        rollupOptions: { input: join(root, 'painter.html') },
      },
    }
    await build(config)
    const server = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } })
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    })
    try {
      const page = await browser.newPage({ viewport: { width: 1060, height: 700 } })
      await page.goto(`${server.resolvedUrls?.local[0]}painter.html`)
      const runs = await page.evaluate(() => window.measure())
      const note = '10,000 desks, software rendering'
      return [
        fromSamples('pan: script a frame, whole floor', runs.panFar.script, 4, note),
        fromSamples('pan: script a frame, near', runs.panNear.script, 4, note),
        fromSamples('zoom: script a frame', runs.zoom.script, 4, note),
        fromSamples(
          'pan and zoom: frame',
          [...runs.panFar.frames, ...runs.panNear.frames, ...runs.zoom.frames],
          undefined,
          note,
        ),
        fromSamples('day switch: script in the painter', runs.recolour.script, 8, note),
      ]
    } finally {
      await browser.close()
      await server.close()
      await rm(outDir, { recursive: true })
    }
  },
}
