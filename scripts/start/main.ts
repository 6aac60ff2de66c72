/** `npm start`: build, central API with the demo city, app. Ends everything on Ctrl+C. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { root } from '../lib/project.mjs'
import { ensureBuilt } from './build.ts'
import { type Child, startChild } from './children.ts'
import { findElectron } from './electron.ts'
import { HELP, readOptions, type StartOptions } from './options.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)
/** A terminal is for people; who wants the requests logged sets PLATZWAHL_LOG. */
const quiet = { PLATZWAHL_LOG: process.env.PLATZWAHL_LOG ?? 'warn' }
const running: Child[] = []
let stopping = false

/** The app first, so that it can put its queue away while the API still answers. */
async function stop(code: number): Promise<never> {
  if (!stopping) {
    stopping = true
    for (const child of running.toReversed()) {
      child.stop()
      await child.ended
    }
    process.exit(code)
  }
  return new Promise<never>(() => {})
}

function watch(name: string, child: Child): Child {
  running.push(child)
  void child.ended.then((code) => {
    if (stopping) return
    if (code !== 0) say(`${name} ended unexpectedly.`)
    void stop(code)
  })
  return child
}

async function startApi(options: StartOptions): Promise<string> {
  if (options.server) return options.server
  const port = options.port === 0 ? 0 : options.port + 1
  await requirePort(port, 'the central API')
  const args = [
    'serve',
    '--demo',
    '--json',
    '--host=127.0.0.1',
    `--port=${port}`,
    `--data=${join(options.data, 'central')}`,
  ]
  const api = startChild('The central API', [join(root, 'dist/server/cli.js'), ...args], { env: quiet })
  running.push(api)
  const url = String((await api.ready).url)
  void api.ended.then(() => tellOffline(url, join(options.data, 'central')))
  return url
}

/** The app does without: that is what it is for, and how a person tries it. */
function tellOffline(api: string, data: string): void {
  if (stopping) return
  const again = `npm run server -- serve --demo --host=127.0.0.1 --port=${new URL(api).port} "--data=${data}"`
  say(`The central API ended; the app goes on offline. In another terminal this starts it again: ${again}`)
}

async function startApp(options: StartOptions, api: string): Promise<string | null> {
  const found = options.host === 'browser' ? null : findElectron()
  if (found && 'binary' in found) {
    const args = [
      join(root, 'dist/electron/main.js'),
      `--server=${api}`,
      `--data=${join(options.data, 'laptop')}`,
      '--demo',
      `--demo-logins=${demoLogins}`,
    ]
    watch('The app', startChild('The app', args, { command: found.binary }))
    return null
  }
  if (found && options.host === 'electron') throw new Error(`Electron cannot be used here: ${found.why}.`)
  if (found) say(`Electron cannot be used here (${found.why}), so the app opens in your browser.`)
  await requirePort(options.port, 'the app')
  const args = [
    join(root, 'dist/host/main.js'),
    `--server=${api}`,
    `--data=${join(options.data, 'laptop')}`,
    `--port=${options.port}`,
    `--renderer=${join(root, 'dist/renderer')}`,
    '--demo',
    `--demo-logins=${demoLogins}`,
    '--json',
  ]
  const app = watch('The app', startChild('The app', args))
  return String((await app.ready).app)
}

const demoLogins = join(root, 'resources/demo-city/demo-logins.json')

async function requirePort(port: number, whose: string): Promise<void> {
  if (port === 0) return
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
  if (!free)
    throw new Error(
      `Port ${port} for ${whose} is in use. Is Platzwahl already running? Otherwise choose another: npm start -- --port 0`,
    )
}

function printLogins(): void {
  if (!existsSync(demoLogins)) return
  const logins = JSON.parse(readFileSync(demoLogins, 'utf8')) as {
    login: string
    password: string
    note: { en: string }
  }[]
  say('\nSign in as (name / password):')
  for (const l of logins) say(`  ${l.login.padEnd(22)} ${l.password.padEnd(10)} ${l.note.en}`)
}

function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url.replaceAll('&', '^&')]
        : ['xdg-open', url]
  if (!command) return
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => say('No browser could be opened; please open the address above yourself.'))
    .unref()
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), root)
  if (options === 'help') {
    process.stdout.write(HELP)
    return
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  ensureBuilt()
  const api = await startApi(options)
  const app = await startApp(options, api)
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ ready: true, app, api })}\n`)
  } else {
    if (!options.server) printLogins()
    say(`\nPlatzwahl is ready${app ? `: ${app}` : ''}\nCentral API: ${api}  (Ctrl+C ends everything)`)
  }
  if (app && options.open) openBrowser(app)
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  void stop(1)
})
