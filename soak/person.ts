/** A person at a laptop: plans, books, changes their mind, without end, as a seed has it. */

import type { Seeded } from '#server/demo/seeded.ts'
import { floorId } from '#server/testing/city.ts'
import { addDays, dayAt } from '#shared/calendar/day.ts'
import { Place } from '#shared/domain/day-plan.ts'
import type { Act } from './commands.ts'
import type { Journal } from './journal.ts'
import { Gone, type LaptopProcess, Trouble } from './laptop-process.ts'
import { pause } from './processes.ts'

/** So few days and desks that people often want the same. */
const DAYS = 10
const FLOORS = [1, 2]
const PARTS = [
  [0, 1440],
  [0, 1440],
  [0, 780],
  [780, 1440],
  [540, 900],
] as const
const PLACES = [...Place.options, null]

export const todayOf = () => dayAt(Date.now(), 'Europe/Berlin')

export function nextAct(seeded: Seeded): Act {
  const day = addDays(todayOf(), 1 + seeded.below(DAYS))
  const nth = seeded.below(1_000)
  const [from, to] = seeded.pick(PARTS)
  switch (seeded.weighted({ book: 10, plan: 5, release: 4, undo: 3, redo: 1, takeAlternative: 2 })) {
    case 'book':
      return {
        do: 'book',
        floorId: floorId(seeded.pick(FLOORS)),
        day,
        from,
        to,
        swap: seeded.chance(0.6),
        nth,
      }
    case 'plan':
      return { do: 'plan', day, part: seeded.pick(['day', 'am', 'pm'] as const), place: seeded.pick(PLACES) }
    case 'release':
      return { do: 'release', from: addDays(todayOf(), 1), keepUntil: seeded.chance(0.3) ? 700 : null, nth }
    case 'undo':
      return { do: 'undo' }
    case 'redo':
      return { do: 'redo' }
    case 'takeAlternative':
      return { do: 'takeAlternative', nth }
  }
}

export interface Life {
  readonly laptop: LaptopProcess
  readonly seeded: Seeded
  readonly journal: Journal
  readonly over: () => boolean
  readonly onTrouble: (what: string) => void
}

/** Lives until it is over. A laptop that is off, or does not answer any more, is waited for. */
export async function live(life: Life): Promise<void> {
  const { laptop, seeded, onTrouble } = life
  while (!life.over()) {
    await pause(40 + seeded.below(240))
    if (!laptop.up) continue
    try {
      await doSomething(life)
    } catch (error) {
      if (error instanceof Gone) continue
      if (!(error instanceof Trouble)) throw error
      onTrouble(`${laptop.name} could not ${laptop.doing}: ${error.message}`)
    }
  }
}

async function doSomething({ laptop, seeded, journal }: Life): Promise<void> {
  const state = await laptop.state()
  if (state.phase === 'signedOut') await laptop.signIn()
  if (state.phase !== 'ready') return
  if (seeded.chance(0.05)) await laptop.tell({ do: 'look', from: todayOf() })
  if (seeded.chance(0.05)) await laptop.tell({ do: 'dismiss', nth: seeded.below(1_000) })
  const act = nextAct(seeded)
  const queued = await laptop.act(act)
  if (queued?.ok) journal.note({ laptop: laptop.name, changeId: queued.changeId, act, at: Date.now() })
}
