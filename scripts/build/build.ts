/**
 * `npm run build`: everything that runs, into `dist/`. Electron's main process, preload and window
 * by electron-vite (`app`), the server and the browser host by Vite as server bundles whose
 * dependencies stay in node_modules. Names of parts as arguments build only those; `renderer` is
 * the window alone.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build as buildDesktop } from 'electron-vite'
import { build, type InlineConfig } from 'vite'
import { firstScreen } from './first-screen.ts'

const root = resolve(import.meta.dirname, '../..')
const at = (path: string) => resolve(root, path)

/** @param entries bundles by name; each becomes `<outDir>/<name>.js` */
function nodeBundle(entries: Record<string, string>, outDir: string): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { external: true },
    build: {
      ssr: true,
      target: 'node24',
      outDir: at(outDir),
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(
          Object.entries(entries)
            .map(([name, file]) => [name, at(file)] as const)
            .filter(([, file]) => existsSync(file)),
        ),
        // Chunks lie beside the entries, so that a file found from a module's own address (a worker)
        // is where it is found from an entry.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  }
}

async function tellFirstScreen() {
  const size = await firstScreen(at('dist/renderer'), gzipSync)
  console.log(`First screen: ${(size / 1000).toFixed(0)} kB gzip (scripts and styles)`)
}

async function renderer() {
  const { default: config } = await import('../../electron.vite.config.ts')
  const { renderer } = config as { renderer: InlineConfig }
  await build({ ...renderer, configFile: false, logLevel: 'warn' })
  await tellFirstScreen()
}

async function app() {
  process.chdir(root)
  await buildDesktop({ root, logLevel: 'warn' })
  await tellFirstScreen()
}

const parts: Record<string, { needs: string; run: () => Promise<unknown>; onlyIfNamed?: true }> = {
  renderer: { needs: 'src/renderer/index.html', run: renderer, onlyIfNamed: true },
  app: { needs: 'src/main/hosts/electron/main.ts', run: app },
  host: {
    needs: 'src/main/hosts/browser/main.ts',
    run: () => build(nodeBundle({ main: 'src/main/hosts/browser/main.ts' }, 'dist/host')),
  },
  server: {
    needs: 'src/server/cli.ts',
    run: () =>
      build(
        nodeBundle(
          { cli: 'src/server/cli.ts', 'import-worker': 'src/server/floor-plans/import-worker.ts' },
          'dist/server',
        ),
      ),
  },
}

const wanted = process.argv.slice(2)
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 ? !wanted.includes(name) : part.onlyIfNamed) continue
  if (!existsSync(at(part.needs))) {
    console.error(`Left out: ${name} (${part.needs} is not there)`)
    process.exitCode = 1
    continue
  }
  const start = performance.now()
  await part.run()
  console.log(`Built ${name} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
