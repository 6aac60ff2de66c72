/** `npm run demo-city`: writes the demo city into resources/demo-city. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { buildCity } from './build.ts'

const folder = resolve(import.meta.dirname, '../../resources/demo-city')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const [name, content] of buildCity()) {
  writeFileSync(resolve(folder, name), content)
  console.log(`${name} ${(content.length / 1024).toFixed(0)} kB`)
}
