import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { environment, nodeBinary, root } from '../lib/project.mjs'

const stamp = join(root, 'dist', '.sources')
const SOURCES = ['src/**/*.{ts,tsx,css,html,svg,sql}', 'scripts/build/**', '*.config.ts', 'package-lock.json']

/** Builds the app and the server unless the last build was made of the very same sources. */
export function ensureBuilt(): void {
  const sources = digest()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  process.stderr.write('Building …\n')
  const build = spawnSync(nodeBinary(), [join(root, 'scripts/build/build.ts')], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  if (build.status !== 0)
    throw new Error(`${build.stdout}${build.stderr}\nThe build failed; the lines above say why.`)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, sources)
}

function digest(): string {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root }))
  for (const file of files.filter((f) => !f.includes('.test.')).sort()) {
    const path = join(root, file)
    hash.update(file).update('\0')
    try {
      hash.update(readFileSync(path))
    } catch {
      // A folder the glob matched.
    }
  }
  return hash.digest('hex')
}
