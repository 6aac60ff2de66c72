/** The machine as both hosts offer it to the core: Node's clock, randomness, network and files. */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Clock, KeyWrapper, Network, Platform, Random, Storage } from '#core/platform.ts'

/** Longer waits overflow Node's timers; whoever asks for more than three weeks is woken early. */
const LONGEST_MS = 2_000_000_000

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, Math.min(Math.max(0, ms), LONGEST_MS))
    return () => clearTimeout(timer)
  },
}

export const systemRandom: Random = { bytes: (length) => Uint8Array.from(randomBytes(length)) }

export const systemNetwork: Network = { fetch: (request, init) => fetch(request, init) }

/** @throws Error when the folder cannot be used */
export function folderStorage(folder: string): Storage {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const at = (name: string) => {
    if (!/^[\w.-]+$/.test(name)) throw new Error(`"${name}" is no name of a file`)
    return join(folder, name)
  }
  return {
    exists: (name) => existsSync(at(name)),
    read: (name) => (existsSync(at(name)) ? readFileSync(at(name)) : null),
    write(name, content) {
      const beside = `${at(name)}.new`
      const file = openSync(beside, 'w', 0o600)
      try {
        // Not `writeSync`, which on a full disk writes a part of it and is content.
        writeFileSync(file, content)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(beside, at(name))
      syncFolder(folder)
    },
    remove: (name) => rmSync(at(name), { force: true }),
    rename: (from, to) => renameSync(at(from), at(to)),
    list: () => readdirSync(folder),
    openDatabase: (name) => new Database(at(name)),
  }
}

/** Makes a rename survive a power cut; Windows keeps that by itself and knows no such call. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** For the diagnosis file. */
export const systemInWords = (): string => {
  const { node, electron } = process.versions
  return `${process.platform} ${process.arch}, ${electron ? `Electron ${electron}` : `Node ${node}`}`
}

export const nodePlatform = (folder: string, keys: KeyWrapper): Platform => ({
  clock: systemClock,
  random: systemRandom,
  network: systemNetwork,
  storage: folderStorage(folder),
  keys,
  system: systemInWords(),
  log: (line) => process.stderr.write(`${line}\n`),
})
