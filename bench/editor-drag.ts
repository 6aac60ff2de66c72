/** The editor at 10,000 desks in a real browser: 500 of them dragged with snapping. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { kernTokensPlugin } from '../scripts/build/kern-tokens.ts'
import { BROWSER_ARGS, findBrowser } from '../scripts/lib/browser.ts'
import { root as project } from '../scripts/lib/project.mjs'
import { type Bench, fromSamples } from './figure.ts'

export const editorDrag: Bench = {
  name: 'editor-drag',
  about: 'the editor at 10,000 desks: drag 500 of them with snapping',
  async run() {
    const outDir = await mkdtemp(join(tmpdir(), 'platzwahl-editor-'))
    const root = join(import.meta.dirname, 'editor')
    const config = {
      root,
      base: './',
      configFile: false as const,
      logLevel: 'error' as const,
      plugins: [kernTokensPlugin()],
      resolve: { alias: { '#shared': join(project, 'src/shared') } },
      build: {
        outDir,
        emptyOutDir: true,
        target: 'chrome130',
        rollupOptions: { input: join(root, 'editor.html') },
      },
    }
    await build(config)
    const server = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } })
    const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS })
    try {
      const page = await browser.newPage({ viewport: { width: 1060, height: 700 } })
      await page.goto(`${server.resolvedUrls?.local[0]}editor.html`)
      const run = await page.evaluate(() => window.measureDrag())
      const note = '500 of 10,000 desks, software rendering'
      return [
        fromSamples('editor: drag with snapping, script a frame', run.script, 8, note),
        fromSamples('editor: drag, frame', run.frames, undefined, note),
        fromSamples('editor: press that begins the drag', run.begin, undefined, note),
        fromSamples('editor: drop', run.drop, undefined, note),
      ]
    } finally {
      await browser.close()
      await server.close()
      await rm(outDir, { recursive: true })
    }
  },
}
