import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Command line that keeps a test browser quiet: no sandbox for root, nothing in the background. */
export const BROWSER_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Path of a Chromium: Playwright's own, the system's, or one installed now.
 * @throws Error when there is none and none can be installed; tests that need it are never skipped
 */
export function findBrowser(): string {
  const found = [chromium.executablePath(), ...SYSTEM].find((path) => path !== '' && existsSync(path))
  return found ?? install()
}

function install(): string {
  process.stderr.write('No browser found; installing one …\n')
  const run = (command: string, ...args: string[]) =>
    spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', 'update', '-qq')
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium')
  } else {
    run('npx', 'playwright', 'install', 'chromium')
  }
  const installed = [chromium.executablePath(), ...SYSTEM].find((path) => existsSync(path))
  if (!installed) throw new Error('End-to-end tests need Chromium, and none could be found or installed.')
  return installed
}
