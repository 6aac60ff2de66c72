/**
 * Repair mode of one server process: turns people away meanwhile, notices a restore that nobody
 * announced, and applies what was gathered when it is time.
 */
import { ORPCError } from '@orpc/server'
import type { Epoch } from '#shared/domain/ids.ts'
import { type Life, readLife } from '../database/index.ts'
import type { Services } from '../services.ts'
import type { MutationHandlers } from '../sync/mutation-handler.ts'
import { beginLife } from './begin.ts'
import { applyGathered } from './finish.ts'

export interface Repair {
  /** @throws SERVICE_UNAVAILABLE while the server gathers what it lost */
  refuse(life: Life): void
  /**
   * Something proves that the database of this epoch lost a change. Repairing begins, unless the epoch
   * is over already.
   * @returns the life there is now
   */
  noticed(epoch: Epoch): Promise<Life>
}

/** Milliseconds after which applying is tried again when the database was away. */
const AGAIN_MS = 5_000
/** Seconds a laptop waits at most before it asks again; so soon it is back after repairing. */
const MOST_WAIT = 30

/** @returns `stop` ends after the change that is being applied; what is left is for the next process */
export async function startRepair(
  bare: Omit<Services, 'repair'>,
  handlers: MutationHandlers,
  gatherMs: number,
): Promise<{ services: Services; stop: () => Promise<void> }> {
  const { clock, database, log } = bare
  let stopped = false
  let cancel = () => {}
  let running: Promise<void> | null = null

  function finishAt(until: number): void {
    cancel()
    if (!stopped) cancel = clock.after(Math.max(0, until - clock.now()), finish)
  }
  function finish(): void {
    cancel()
    if (stopped) return
    running ??= applyGathered(services, handlers, () => stopped)
      .then(
        ({ repairUntil }) => {
          if (repairUntil !== null) finishAt(repairUntil)
        },
        (error: unknown) => {
          log.warn({ err: error }, 'repairing is held up')
          finishAt(clock.now() + AGAIN_MS)
        },
      )
      .finally(() => {
        running = null
      })
  }

  const repair: Repair = {
    refuse({ epoch, repairUntil }) {
      if (repairUntil === null) return
      const left = repairUntil - clock.now()
      // Begun by another process, or that one is gone: whoever meets it sees to its end.
      if (left <= 0) finish()
      const retryAfter = Math.max(1, Math.min(MOST_WAIT, Math.ceil(left / 1000)))
      throw new ORPCError('SERVICE_UNAVAILABLE', {
        status: 503,
        data: { retryAfter, repairing: epoch },
        defined: true,
      })
    },
    async noticed(epoch) {
      const { server, random, revocations } = bare
      const life = await beginLife(database, {
        server,
        random,
        now: clock.now(),
        gatherMs,
        revocations: await revocations.read(),
        inPlaceOf: epoch,
      })
      log.warn(
        { epoch: life.epoch, until: life.repairUntil },
        'the database was restored without a word; repairing what laptops still have',
      )
      bare.changes.announce({ everyone: true })
      if (life.repairUntil !== null) finishAt(life.repairUntil)
      return life
    },
  }
  const services: Services = { ...bare, repair }
  const { repairUntil } = await readLife(database.kysely)
  if (repairUntil !== null) finishAt(repairUntil)
  return {
    services,
    async stop() {
      stopped = true
      cancel()
      await running
    },
  }
}
