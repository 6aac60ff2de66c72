/** A page of `bench/pages` in a real browser, built as the app is, without the app around it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build, preview } from 'vite'
import { kernTokensPlugin } from '../../scripts/build/kern-tokens.ts'
import { root as project } from '../../scripts/lib/project.mjs'
import { theBrowser } from './window.ts'

const root = join(import.meta.dirname, '../pages')

export async function onMeasuringPage<T>(
  name: 'painter' | 'editor',
  measure: (page: Page) => Promise<T>,
): Promise<T> {
  const outDir = await mkdtemp(join(tmpdir(), `platzwahl-${name}-`))
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
      rollupOptions: { input: join(root, `${name}.html`) },
    },
  }
  await build(config)
  const server = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } })
  const page = await (await theBrowser()).newPage({ viewport: { width: 1060, height: 700 } })
  try {
    await page.goto(`${server.resolvedUrls?.local[0]}${name}.html`)
    return await measure(page)
  } finally {
    await page.close()
    await server.close()
    await rm(outDir, { recursive: true })
  }
}
