/** A throw-away PostgreSQL cluster for tests, from the binaries of this machine. */
import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
const INSTALLED = '/usr/lib/postgresql'
const OLDEST = 15

export interface Cluster {
  /** Makes an empty database and gives its URL. */
  newDatabase(): Promise<string>
  stop(): Promise<void>
}

/** Folder of the newest usable binaries, or null when there are none. */
export function findPostgres(): string | null {
  if (!existsSync(INSTALLED)) return null
  const versions = readdirSync(INSTALLED)
    .map(Number)
    .filter((v) => v >= OLDEST && existsSync(`${INSTALLED}/${v}/bin/initdb`))
    .sort((a, b) => b - a)
  return versions[0] === undefined ? null : `${INSTALLED}/${versions[0]}/bin`
}

/** PostgreSQL refuses to run as root, so then it runs as the `postgres` user that comes with it. */
const isRoot = process.getuid?.() === 0
const asOwner = (command: string, args: readonly string[]): [string, string[]] =>
  isRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args]]
    : [command, [...args]]

export async function startCluster(bin: string): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'platzwahl-pg-'))
  if (isRoot) await run('chown', ['postgres', folder])
  else await chmod(folder, 0o700)
  const data = join(folder, 'data')
  await run(
    ...asOwner(`${bin}/initdb`, [
      '-D',
      data,
      '-U',
      'platzwahl',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '-N',
    ]),
  )
  const port = await freePort()
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '120',
    shared_buffers: '128MB',
    log_min_messages: 'fatal',
  }
  const [command, args] = asOwner(`${bin}/postgres`, [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
  ])
  const server = spawn(command, args, { stdio: 'ignore' })
  const stopNow = () => server.kill('SIGQUIT')
  process.once('exit', stopNow)
  const urlOf = (name: string) => `postgres://platzwahl@127.0.0.1:${port}/${name}`
  await answers(urlOf('postgres'))
  let made = 0
  return {
    async newDatabase() {
      const name = `test_${++made}`
      await query(urlOf('postgres'), `create database ${name}`)
      return urlOf(name)
    },
    async stop() {
      process.off('exit', stopNow)
      const gone = new Promise((resolve) => server.once('exit', resolve))
      // Immediate: nothing of it is wanted any more.
      server.kill('SIGQUIT')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

async function answers(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await query(url, 'select 1')
    } catch (error) {
      if (attempt === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
