/**
 * `npm run build`: everything that runs, into `dist/`. Window and preload by electron-vite, the
 * server and the browser host by Vite as server bundles whose dependencies stay in node_modules.
 * Names of parts (`renderer`, `desktop`, `host`, `server`) as arguments build only those.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build as buildDesktop } from 'electron-vite'
import { build, type InlineConfig } from 'vite'
import { firstScreen } from './first-screen.ts'

const root = resolve(import.meta.dirname, '../..')
const at = (path: string) => resolve(root, path)

function nodeBundle(name: string, entry: string, outDir: string): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { external: true },
    build: {
      ssr: at(entry),
      target: 'node24',
      outDir: at(outDir),
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: `${name}.js` } },
    },
  }
}

async function renderer() {
  // The renderer is built by itself so that a browser host needs nothing of Electron.
  const { default: config } = await import('../../electron.vite.config.ts')
  const { renderer } = config as { renderer: InlineConfig }
  await build({ ...renderer, configFile: false, logLevel: 'warn' })
  const size = await firstScreen(at('dist/renderer'), gzipSync)
  console.log(`First screen: ${(size / 1000).toFixed(0)} kB gzip (scripts and styles)`)
}

async function desktop() {
  process.chdir(root)
  await buildDesktop({ root, logLevel: 'warn' })
}

const parts: Record<string, { needs: string; run: () => Promise<unknown> }> = {
  renderer: { needs: 'src/renderer/index.html', run: renderer },
  server: {
    needs: 'src/server/cli.ts',
    run: () => build(nodeBundle('cli', 'src/server/cli.ts', 'dist/server')),
  },
  host: {
    needs: 'src/main/hosts/browser/main.ts',
    run: () => build(nodeBundle('main', 'src/main/hosts/browser/main.ts', 'dist/host')),
  },
  desktop: { needs: 'src/main/hosts/electron/main.ts', run: desktop },
}

const wanted = process.argv.slice(2)
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  if (!existsSync(at(part.needs))) {
    console.error(`Left out: ${name} (${part.needs} is not there)`)
    process.exitCode = 1
    continue
  }
  const start = performance.now()
  await part.run()
  console.log(`Built ${name} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
