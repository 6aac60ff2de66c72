/** Story 1: one command installs, builds, starts and opens everything, and ends it cleanly. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { freePort } from '#server/testing/free-port.ts'
import { nodeBinary, root } from '../scripts/lib/project.mjs'
import { temporaryFolder } from './support/api.ts'
import { demoLogins, signIn, syncState } from './support/person.ts'
import { expect, test } from './support/story.ts'

interface Run {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly ended: Promise<number | null>
}

function npmStart(...args: string[]): Run {
  const child = spawn(
    nodeBinary(),
    [join(root, 'scripts/run.mjs'), 'scripts/start/main.ts', '--host=browser', '--no-open', ...args],
    { cwd: root },
  )
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  return {
    child,
    out: () => out,
    err: () => err,
    ended: once(child, 'exit').then(([code]) => code as number | null),
  }
}

async function ready(run: Run): Promise<{ ready: true; app: string; api: string }> {
  await expect.poll(() => run.out(), { timeout: 60_000 }).toContain('\n')
  return JSON.parse(run.out())
}

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  )

test('starts with the demo city, is quick the second time, and Ctrl+C ends everything', async ({ page }) => {
  const data = temporaryFolder()
  const first = npmStart('--json', '--port=0', `--data=${data}`)
  const { app, api } = await ready(first)
  expect(first.out().trim().split('\n')).toHaveLength(1)
  expect(await answers(`${api}/api/info`)).toBe(true)

  await page.goto(app)
  await signIn(page, demoLogins.staff)
  await expect(page.getByRole('heading', { name: 'Meine Woche' })).toBeVisible()

  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)
  expect(await answers(`${api}/api/info`)).toBe(false)
  expect(await answers(app)).toBe(false)

  const second = npmStart('--port=0', `--data=${data}`)
  await expect.poll(() => second.err(), { timeout: 60_000 }).toContain('Platzwahl is ready')
  expect(second.err()).toContain(demoLogins.staff.login)
  expect(second.out()).toBe('')
  const [, address] = /Platzwahl is ready: (\S+)/.exec(second.err()) ?? []
  await page.goto(String(address))
  await expect(page.getByRole('heading', { name: 'Meine Woche' }), 'the session survives').toBeVisible()
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  rmSync(data, { recursive: true, force: true })
})

test('without the central API the app goes on, and the terminal says how to start it again', async ({
  page,
}) => {
  const data = temporaryFolder()
  const run = npmStart('--json', '--port=0', `--data=${data}`)
  const { app, api } = await ready(run)
  await page.goto(app)
  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('Aktuell', { timeout: 30_000 })

  const [pid] = readFileSync(join(data, 'central', 'lock'), 'utf8').split(' ')
  process.kill(Number(pid), 'SIGTERM')
  await expect.poll(() => run.err(), { timeout: 30_000 }).toContain('the app goes on offline')
  expect(run.err()).toContain(`--port=${new URL(api).port}`)
  await expect(syncState(page)).toContainText('Offline', { timeout: 30_000 })

  run.child.kill('SIGINT')
  expect(await run.ended).toBe(0)
  expect(await answers(app)).toBe(false)
  rmSync(data, { recursive: true, force: true })
})

test('a window of an earlier start says so and does not claim to be fresh', async ({ page, api }) => {
  const data = temporaryFolder()
  const port = await freePort()
  const first = npmStart('--json', `--port=${port}`, `--server=${api.url}`, `--data=${data}`)
  await page.goto((await ready(first)).app)
  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('Aktuell', { timeout: 30_000 })
  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)
  await expect(page.getByRole('alert')).toContainText('Platzwahl antwortet gerade nicht', { timeout: 30_000 })
  await expect(syncState(page)).not.toContainText('Aktuell')
  await expect(syncState(page)).toBeInViewport({ ratio: 1 })

  const second = npmStart('--json', `--port=${port}`, `--server=${api.url}`, `--data=${data}`)
  await ready(second)
  await expect(page.getByRole('alert')).toContainText('Öffnen Sie Platzwahl bitte neu', { timeout: 30_000 })
  await expect(syncState(page)).not.toContainText('Aktuell')
  await page.reload()
  await expect(page.getByText('Please open Platzwahl again')).toBeVisible()
  second.child.kill('SIGINT')
  expect(await second.ended).toBe(0)
  rmSync(data, { recursive: true, force: true })
})

test('a port in use gets a sentence', async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  const run = npmStart(`--port=${port}`, `--data=${temporaryFolder()}`)
  expect(await run.ended).toBe(1)
  expect(run.err()).toContain(`Port ${port}`)
  expect(run.err()).not.toContain('    at ')
  other.close()
})

test('a broken data folder gets a sentence and is left as it is', async () => {
  const data = temporaryFolder()
  const database = join(data, 'central', 'database')
  mkdirSync(database, { recursive: true })
  writeFileSync(join(database, 'PG_VERSION'), 'broken')
  const run = npmStart('--port=0', `--data=${data}`)
  expect(await run.ended).toBe(1)
  expect(run.err()).toContain(join(data, 'central'))
  expect(run.err()).not.toContain('    at ')
  expect(readFileSync(join(database, 'PG_VERSION'), 'utf8')).toBe('broken')
  rmSync(data, { recursive: true, force: true })
})

test('wrong options get a sentence', async () => {
  const run = npmStart('--port=many')
  expect(await run.ended).toBe(1)
  expect(run.err()).toContain('--port is a number')
})

test('npm itself adds nothing to standard output, not even on failure', () => {
  const run = (...args: string[]) => {
    const shell = process.platform === 'win32'
    // The runner's npm tells its own settings to what it starts; a person's terminal does not.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name)),
    )
    return spawnSync('npm', args, { cwd: root, env, encoding: 'utf8', shell })
  }
  const start = run('start', '--', '--port=many')
  expect(start).toMatchObject({ status: 1, stdout: '' })
  expect(start.stderr).toContain('--port is a number')
  const server = run('run', 'server', '--', 'import-plan', 'missing.svg', '--site=x', '--json')
  expect(server).toMatchObject({ status: 1, stdout: '' })
  expect(server.stderr).toContain('missing.svg')
})
