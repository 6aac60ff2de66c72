/**
 * A backup as a file: a head of fixed length that says what it is and how to tell that it is whole, and
 * then the dump as the database's own tool makes it.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { z } from 'zod'

/** Ends a backup or a restore with a sentence; nothing was changed. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem'
}

const HEAD_BYTES = 1024
const MAGIC = 'Platzwahl backup 1\n'

const Head = z.strictObject({
  kind: z.enum(['pglite', 'postgres']),
  /** Epoch milliseconds: everything committed before is in it. */
  at: z.int(),
  serverId: z.uuid(),
  name: z.string(),
  migration: z.int(),
  bytes: z.int(),
  sha256: z.string(),
})
export type Head = z.infer<typeof Head>

/** Whole or not at all: written beside and renamed when it is safe on disk. */
export async function writeBackup(
  path: string,
  what: Omit<Head, 'bytes' | 'sha256'>,
  dump: Readable,
  overwrite: boolean,
): Promise<Head> {
  if (existsSync(path) && !overwrite)
    throw new BackupProblem(`${path} exists already. Choose another name, or overwrite it with --force.`)
  await mkdir(dirname(path), { recursive: true })
  const unfinished = `${path}.unfinished`
  const file = await open(unfinished, 'w', 0o600)
  try {
    const head = { ...what, ...(await copy(dump, file)) }
    await file.write(headText(head), 0)
    await file.sync()
    await file.close()
    await rename(unfinished, path)
    return head
  } catch (error) {
    await file.close().catch(() => {})
    await rm(unfinished, { force: true })
    throw error
  }
}

async function copy(dump: Readable, file: FileHandle): Promise<Pick<Head, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of dump) {
    const part = Buffer.from(chunk as Uint8Array)
    hash.update(part)
    await file.write(part, 0, part.length, HEAD_BYTES + bytes)
    bytes += part.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

const headText = (head: Head): string => {
  // A long name must not push the rest out.
  const text = `${MAGIC}${JSON.stringify({ ...head, name: head.name.slice(0, 120) })}`
  return `${text}${' '.repeat(Math.max(0, HEAD_BYTES - 1 - Buffer.byteLength(text)))}\n`
}

/** @throws BackupProblem unless it is a whole backup of ours */
export async function checkBackup(path: string): Promise<Head> {
  if (!existsSync(path)) throw new BackupProblem(`There is no file ${path}.`)
  const head = await readHead(path)
  const hash = createHash('sha256')
  for await (const chunk of dumpOf(path)) hash.update(chunk as Buffer)
  const { size } = await stat(path)
  if (size !== HEAD_BYTES + head.bytes || hash.digest('hex') !== head.sha256)
    throw new BackupProblem(`${path} is damaged or was not copied completely. Nothing was changed.`)
  return head
}

async function readHead(path: string): Promise<Head> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const text = buffer.subarray(0, bytesRead).toString()
    if (text.startsWith(MAGIC)) return Head.parse(JSON.parse(text.slice(MAGIC.length)))
  } catch {
    // Said below, whatever it is instead.
  } finally {
    await file.close()
  }
  throw new BackupProblem(`${path} is no backup of Platzwahl. Nothing was changed.`)
}

/** What the database's own tool made. */
export const dumpOf = (path: string): Readable => createReadStream(path, { start: HEAD_BYTES })
