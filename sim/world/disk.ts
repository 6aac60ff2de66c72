/**
 * A laptop's disk: real files, on which the laptop can die between any two writes, in the middle of one, or
 * run out of space.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Storage } from '#core/platform.ts'
import { folderStorage } from '#hosts/node/platform.ts'

/** In memory where the system offers that: a run writes a lot and keeps nothing. */
const ROOT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** Thrown where the laptop went off; nothing it does afterwards has any effect. */
export class PowerCut extends Error {}

export type CutAt = 'before' | 'during' | 'after'

export class Disk {
  readonly folder = mkdtempSync(join(ROOT, 'platzwahl-sim-'))
  full = false
  /** The power goes at the `left`-th write from now on. */
  cut: { left: number; at: CutAt } | null = null

  /** Kept open when the power goes: what still runs of a laptop that is off must find nothing closed. */
  readonly #opened: Database.Database[] = []

  /** @param power what one start of the laptop lives on */
  mount(power: Power): Storage {
    const real = folderStorage(this.folder)
    const write = <T>(work: () => T): T => this.#write(power, work)
    const read = <T>(work: () => T): T => {
      power.check()
      return work()
    }
    return {
      exists: (name) => read(() => real.exists(name)),
      read: (name) => read(() => real.read(name)),
      list: () => read(() => real.list()),
      write: (name, content) => write(() => real.write(name, content)),
      remove: (name) => write(() => real.remove(name)),
      rename: (from, to) => write(() => real.rename(from, to)),
      openDatabase: (name) => {
        power.check()
        const db = real.openDatabase(name)
        this.#opened.push(db)
        return this.#watched(db, power)
      },
    }
  }

  remove(): void {
    for (const db of this.#opened) db.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  #write<T>(power: Power, work: () => T): T {
    power.check()
    const at = this.#cutNow()
    if (at === 'before' || at === 'during') power.fail()
    if (this.full) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    const result = work()
    if (at === 'after') power.fail()
    return result
  }

  #transact<T>(power: Power, work: () => T): T {
    const result = work()
    // Still inside: what is thrown here rolls everything back, as SQLite does after a power cut.
    if (this.full) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
    if (power.pending === 'during') power.fail()
    return result
  }

  #watched(db: Database.Database, power: Power): Database.Database {
    const transaction = (work: (...args: never[]) => unknown) => {
      const inner = db.transaction((...args: never[]) => this.#transact(power, () => work(...args)))
      const immediate = (...args: never[]) => {
        power.check()
        power.pending = this.#cutNow()
        if (power.pending === 'before') power.fail()
        const result = inner.immediate(...args)
        if (power.pending === 'after') power.fail()
        return result
      }
      return { immediate }
    }
    return new Proxy(db, {
      get(target, property) {
        power.check()
        if (property === 'transaction') return transaction
        const value = Reflect.get(target, property, target) as unknown
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }

  #cutNow(): CutAt | null {
    if (!this.cut || --this.cut.left > 0) return null
    const { at } = this.cut
    this.cut = null
    return at
  }
}

/** What one start of a laptop lives on; once it is gone, every use of the machine throws. */
export class Power {
  on = true
  pending: CutAt | null = null
  onFail: () => void = () => {}

  check(): void {
    if (!this.on) throw new PowerCut('the laptop is off')
  }

  fail(): never {
    this.on = false
    this.onFail()
    throw new PowerCut('the power went')
  }
}
