/** Has a drawing checked in a thread of its own: drawing never waits for it. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { Warning } from '#shared/floor-checks/warning.ts'
import type { Edit } from '#shared/floor-edit/edit.ts'
import { difference } from '#shared/floor-edit/merge.ts'

/** What the thread is told: a whole drawing at first, then what became of it, so that little is checked again. */
export type Order = { readonly document: FloorPlanDocument } | { readonly edit: Edit }

export interface Checked {
  /** The state of the drawing that they are about. */
  readonly document: FloorPlanDocument
  readonly warnings: readonly Warning[]
}

/** Answers each order with all warnings, in the order in which orders came. */
export type Thread = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

export interface Checking {
  /** The drawing as it now is. */
  look(document: FloorPlanDocument): void
  end(): void
}

/**
 * @param found called with the warnings of the newest state; those of a state that is past are dropped
 * @param failed called once when the thread came to grief; nothing more is checked then
 */
export function createChecking(
  thread: Thread,
  found: (checked: Checked) => void,
  failed: () => void,
): Checking {
  /** What the thread knows or is about to check. */
  let told: FloorPlanDocument | null = null
  let newest: FloorPlanDocument | null = null
  let isBusy = false

  const tell = () => {
    if (isBusy || newest === null || newest === told) return
    isBusy = true
    const order: Order = told === null ? { document: newest } : { edit: difference(told, newest) }
    thread.postMessage(order)
    told = newest
  }
  thread.addEventListener('message', ({ data }: MessageEvent<readonly Warning[]>) => {
    isBusy = false
    if (told !== null && told === newest) found({ document: told, warnings: data })
    tell()
  })
  thread.addEventListener('error', () => {
    thread.terminate()
    failed()
  })
  return {
    look(document) {
      newest = document
      tell()
    },
    end: () => thread.terminate(),
  }
}
