import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment, nodeBinary, root } from '../lib/project.mjs'

const folder = join(root, 'node_modules', 'electron')
const FETCH_LIMIT_MS = 180_000

/** Path of the Electron binary, or why it cannot be used here. */
export function findElectron(): { readonly binary: string } | { readonly why: string } {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { why: 'there is no display' }
  }
  return installed() ?? fetchBinary() ?? { why: 'its binary could not be downloaded' }
}

function installed(): { readonly binary: string } | null {
  const pointer = join(folder, 'path.txt')
  if (!existsSync(pointer)) return null
  const binary = join(folder, 'dist', readFileSync(pointer, 'utf8').trim())
  return existsSync(binary) ? { binary } : null
}

/** The package fetches its binary on first use, not when it is installed. */
function fetchBinary(): { readonly binary: string } | null {
  process.stderr.write('Fetching Electron (once) …\n')
  spawnSync(nodeBinary(), [join(folder, 'install.js')], {
    env: environment(),
    stdio: 'ignore',
    timeout: FETCH_LIMIT_MS,
  })
  return installed()
}
