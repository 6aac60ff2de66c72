/** Steps of a draft on their way into the laptop's cache, in order: what it did not take goes first with the next. */
import type { DraftSaved } from '#shared/contract/local.ts'

/** `notStored`: the laptop's disk took no more; what was drawn since is only in this window. */
export type SaveState = 'saved' | 'saving' | 'notStored'

type Write = () => Promise<DraftSaved>

export interface Storing {
  /** One more, after all that waits. */
  add(write: Write): void
  /** Tries what waits once more. */
  again(): void
  /** Nothing waits. */
  isDone(): boolean
  /** @returns ends it; what waits goes on without anybody who follows */
  follow(follower: Follower): () => void
}

interface Follower {
  /** How it stands, whenever that is another. */
  tell(state: SaveState): void
  /**
   * The draft is another than these steps were made on, by another window: shows that one. What waits is given up then.
   */
  elsewhere(): Promise<void>
}

export function createStoring(): Storing {
  let waiting: Write[] = []
  let isBusy = false
  let follower: Follower | null = null
  const tell = (state: SaveState) => follower?.tell(state)
  const again = async () => {
    if (isBusy) return
    isBusy = true
    tell('saving')
    try {
      for (let write = waiting[0]; write; write = waiting[0]) {
        const end = await write()
        if (end.ok) waiting.shift()
        else if (end.why === 'elsewhere') {
          // Whoever opens the editor again is told then.
          if (!follower) break
          await follower.elsewhere()
          waiting = []
        } else break
      }
    } finally {
      isBusy = false
      tell(waiting.length === 0 ? 'saved' : 'notStored')
    }
  }
  return {
    add(write) {
      waiting.push(write)
      void again()
    },
    again: () => void again(),
    isDone: () => waiting.length === 0,
    follow(next) {
      follower = next
      if (waiting.length > 0) void again()
      return () => {
        if (follower === next) follower = null
      }
    },
  }
}
