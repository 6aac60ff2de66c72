/**
 * What every command needs first: a Node that is new enough and the packages of the lock file.
 * Plain JavaScript for any Node from 20 on, as it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const modules = join(root, 'node_modules')
const marker = join(modules, '.platzwahl-installed')
const windows = process.platform === 'win32'

/** Ends the process with a sentence for a person. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

export function requireNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20) {
    fail(
      `Platzwahl needs Node.js 20 or newer; this is ${process.version}. Please install a current version from https://nodejs.org and try again.`,
    )
  }
}

const wanted = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** Installs the packages of the lock file unless that was done already. Says so on standard error. */
export function ensureInstalled() {
  requireNode()
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted() && existsSync(nodeBinary())) return
  process.stderr.write('Installing packages (once) …\n')
  // Not `npm ci`: it refuses a lock file made where a registry lacks the binaries of other platforms.
  const done = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
  })
  if (done.status !== 0)
    fail('The packages could not be installed. Is the npm registry reachable? The lines above say more.')
  writeFileSync(marker, wanted())
}

/** The Node 24 that the project brings along. */
export function nodeBinary() {
  return join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')
}

/** Environment in which `node` is the project's own. */
export function environment(extra = {}) {
  return {
    ...process.env,
    ...extra,
    PATH: [join(modules, '.bin'), dirname(nodeBinary()), process.env.PATH].join(delimiter),
  }
}
