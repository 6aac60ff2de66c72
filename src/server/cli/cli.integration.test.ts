import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const CLI = join(import.meta.dirname, '../cli.ts')

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** `whenReady` gets the ready line's URL; afterwards the process is told to stop. */
function run(
  args: string[],
  env: Record<string, string> = {},
  whenReady?: (url: string) => Promise<void>,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], {
      env: { PATH: process.env.PATH ?? '', ...env },
    })
    let [out, err] = ['', '']
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk
    })
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk
      if (!whenReady || !out.endsWith('\n')) return
      const { url } = JSON.parse(out) as { url: string }
      whenReady(url).then(() => child.kill('SIGTERM'), reject)
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve({ code, out, err }))
  })
}

describe('the command line', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'platzwahl-cli-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  it('explains itself, and what it does not understand, in a sentence', async () => {
    expect(await run([])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('serve') })
    expect(await run(['help'])).toMatchObject({ code: 0, out: expect.stringContaining('migrate') })
    const wrong: [string[], RegExp][] = [
      [['fly'], /There is no command "fly"/],
      [['toString'], /There is no command "toString"/],
      [['serve', '--port', 'high'], /PLATZWAHL_PORT: is a number/],
      [['serve', '--nonsense'], /Unknown option '--nonsense'.*Usage/],
      [['migrate', '--database-url', 'mysql://x'], /DATABASE_URL: begins with postgres/],
      [['restore', 'x', '--nonsense'], /Unknown option '--nonsense'.*Usage: .*restore FILE/],
    ]
    for (const [args, sentence] of wrong) {
      const ended = await run(args)
      expect(ended).toMatchObject({ code: 2, out: '' })
      expect(ended.err).toMatch(sentence)
      expect(ended.err).not.toMatch(/\n\s+at /)
    }
  })

  it('says that a database cannot be reached', async () => {
    const ended = await run(['migrate'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    expect(ended).toMatchObject({ code: 1, err: expect.stringMatching(/^The database cannot be reached/) })
  })

  it('backs up, restores into a new life, says how repairing goes, and revokes a device', async () => {
    const here = join(folder, 'life')
    const file = join(folder, 'backup')
    const at = (...args: string[]) => run([...args, '--data', here])
    expect((await at('backup')).err).toMatch(/^Please name one file/)
    expect((await at('repair', 'fly')).err).toMatch(/begin\|status\|finish/)
    expect((await at('restore', file, '--gather', 'long')).err).toMatch(/^--gather is a number of minutes/)
    expect(await at('backup', file)).toMatchObject({ code: 0, out: expect.stringContaining(file) })
    expect(await at('restore', file)).toMatchObject({ code: 1, err: expect.stringContaining('--force') })
    expect((await at('restore', file, '--force')).out).toMatch(/^Restored Platzwahl as of /)
    expect((await at('repair', 'finish')).out).toMatch(/^Gathering is over.*\nTo be applied: 0 changes of 0/)
    expect((await at('repair', 'begin', '--gather', '5')).out).toMatch(/^Gathering until /)
    expect((await at('revoke-device', '--login', 'niemand')).err).toMatch(/^Nobody signs in as "niemand"/)
    expect((await at('revoke-device', 'x')).err).toMatch(/^There is no device x/)
  })

  it('lets in the first administrator of a city', async () => {
    const letIn = (...args: string[]) =>
      run(['add-administrator', '--data', join(folder, 'city'), '--person', 'Vera Vogel', ...args])
    const wrong: [string[], RegExp][] = [
      [['vera vogel'], /^Please give one name to sign in with/],
      [['vera', '--state', 'XX'], /^--state is one of BW, /],
      [['vera', '--person', ' '], /^--person is a name/],
      [['vera'], /^There is no site yet.*--site Rathaus --state NW/],
    ]
    for (const [args, sentence] of wrong)
      expect(await letIn(...args)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(sentence) })
    const first = await letIn('vera', '--site', 'Rathaus', '--state', 'nw')
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^vera signs in with the password \w{4}-/),
    })
  })

  it('serves, refuses a second one on the same data and port, and ends when told', async () => {
    const ended = await run(['serve', '--data', folder, '--port', '0', '--json'], {}, async (url) => {
      expect(await (await fetch(`${url}/api/info`)).json()).toMatchObject({ product: 'platzwahl' })
      const second = await run(['serve', '--data', folder])
      expect(second.code).toBe(1)
      expect(second.err).toMatch(new RegExp(`^The data folder ${folder} is in use by process`))
    })
    expect(ended.code).toBe(0)
    expect(ended.out.trim().split('\n')).toHaveLength(1)

    const taken = createServer()
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port))
    })
    const refused = await run(['serve', '--data', folder, '--port', String(port)])
    taken.close()
    expect(refused.code).toBe(1)
    expect(refused.err).toContain(`Port ${port} on 127.0.0.1 is in use.`)

    expect(await run(['doctor', '--data', folder])).toMatchObject({
      code: 0,
      out: expect.not.stringContaining('BAD'),
    })
    expect(await run(['migrate', '--data', folder])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing to do'),
    })
  })
})
