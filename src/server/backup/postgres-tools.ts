/** PostgreSQL's own tools for dumping and restoring, where they are installed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BackupProblem } from './file.ts'

const INSTALLED = '/usr/lib/postgresql'

/** The newest there is, as a tool refuses a server newer than itself. */
function find(tool: string): string {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).map(Number).filter(Number.isFinite) : []
  const folders = [
    ...versions.sort((a, b) => b - a).map((v) => join(INSTALLED, String(v), 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  const names = process.platform === 'win32' ? [`${tool}.exe`] : [tool]
  for (const folder of folders)
    for (const name of names) if (folder !== '' && existsSync(join(folder, name))) return join(folder, name)
  throw new BackupProblem(
    `${tool} was not found. It comes with PostgreSQL (on Debian and Ubuntu: apt install postgresql-client); it must be at least as new as the server.`,
  )
}

/** The password goes by the environment: arguments are seen by everyone on the machine. */
function start(tool: string, args: readonly string[], databaseUrl: string): ChildProcess {
  const url = new URL(databaseUrl)
  const { password } = url
  url.password = ''
  return spawn(find(tool), [...args, `--dbname=${url}`], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...(password === '' ? {} : { PGPASSWORD: decodeURIComponent(password) }) },
  })
}

/** @throws BackupProblem with what the tool said */
async function ended(tool: string, child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new BackupProblem(`${tool} could not do it: ${said.trim().slice(0, 500)}`)
}

/** The dump as a stream that fails when the tool does. */
export async function* dumpPostgres(databaseUrl: string): AsyncGenerator<Buffer> {
  const child = start('pg_dump', ['--format=custom', '--no-owner', '--no-privileges'], databaseUrl)
  const end = ended('pg_dump', child)
  end.catch(() => {})
  for await (const chunk of child.stdout ?? []) yield chunk as Buffer
  await end
}

/** Into an empty schema, in one transaction. */
export async function restorePostgres(databaseUrl: string, dump: Readable): Promise<void> {
  const child = start(
    'pg_restore',
    ['--format=custom', '--no-owner', '--no-privileges', '--single-transaction', '--exit-on-error'],
    databaseUrl,
  )
  const end = ended('pg_restore', child)
  end.catch(() => {})
  child.stdout?.resume()
  // When the tool gives up it stops reading; why, it says itself.
  if (child.stdin) await pipeline(dump, child.stdin).catch(() => {})
  await end
}
