import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { kernTokensPlugin } from './scripts/build/kern-tokens.ts'
import { twoLanguagesPlugin } from './scripts/build/two-languages.ts'

const root = import.meta.dirname
const at = (path: string) => resolve(root, path)

/** What runs on Node; dependencies stay outside and come from node_modules. */
const node = { target: 'node24', sourcemap: true, minify: false, emptyOutDir: true } as const

export default defineConfig({
  main: {
    build: {
      ...node,
      outDir: at('dist/electron'),
      rollupOptions: {
        input: { main: at('src/main/hosts/electron/main.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      ...node,
      outDir: at('dist/preload'),
      rollupOptions: {
        input: { index: at('src/preload/index.ts') },
        // The sandbox loads CommonJS only.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    base: './',
    worker: { format: 'es' },
    plugins: [react(), kernTokensPlugin(), twoLanguagesPlugin()],
    build: {
      target: 'chrome130',
      outDir: at('dist/renderer'),
      emptyOutDir: true,
      sourcemap: true,
      // electron-vite leaves it out by default.
      minify: 'oxc',
      cssMinify: true,
      // A data URL would need `data:` in the content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: at('src/renderer/index.html') } },
    },
  },
})
