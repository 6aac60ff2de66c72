/** A throw-away PostgreSQL cluster for tests, from the binaries of this machine. */
import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from './free-port.ts'

const run = promisify(execFile)
const INSTALLED = '/usr/lib/postgresql'
const OLDEST = 15

export interface Cluster {
  readonly folder: string
  /** Makes an empty database and gives its URL. */
  newDatabase(): Promise<string>
  /** Kills its first process, as an operating system short of memory does; the others follow by themselves. */
  kill(): Promise<void>
  /** After `kill`: recovers what was committed, and answers again. */
  restart(): Promise<void>
  /** @param keep leaves its files for whoever wants to look at them */
  stop(keep?: boolean): Promise<void>
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

/** What makes tests quick, and is paid for with everything when the cluster is killed. */
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** @param durable what is committed outlives `kill` */
export async function startCluster(bin: string, { durable = false } = {}): Promise<Cluster> {
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
    ...(durable ? {} : CARELESS),
    max_connections: '120',
    shared_buffers: '128MB',
    log_min_messages: 'fatal',
  }
  const [command, args] = asOwner(`${bin}/postgres`, [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
  ])
  const start = () => spawn(command, args, { stdio: 'ignore' })
  const end = (signal: 'SIGQUIT' | 'SIGKILL') => {
    if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
    const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
    server.kill(signal)
    return gone
  }
  let server = start()
  const stopNow = () => {
    server.kill('SIGQUIT')
    // It still tidies up for a moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
  process.once('exit', stopNow)
  const urlOf = (name: string) => `postgres://platzwahl@127.0.0.1:${port}/${name}`
  await answers(urlOf('postgres'))
  let made = 0
  return {
    folder,
    async newDatabase() {
      const name = `test_${++made}`
      await query(urlOf('postgres'), `create database ${name}`)
      return urlOf(name)
    },
    kill: () => end('SIGKILL'),
    async restart() {
      await answers(urlOf('postgres'), () => {
        // It refuses to start for as long as one of the killed one's processes is there.
        if (server.exitCode !== null || server.signalCode !== null) server = start()
      })
    },
    async stop(keep = false) {
      process.off('exit', stopNow)
      // Immediate: nothing of it is wanted any more.
      await end('SIGQUIT')
      if (!keep) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  // Lost while it says goodbye, when the cluster is being killed.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

async function answers(url: string, beforeEach = () => {}): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    beforeEach()
    try {
      return await query(url, 'select 1')
    } catch (error) {
      if (attempt === 300) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
