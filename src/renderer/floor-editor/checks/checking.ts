/** Has a drawing checked in a thread of its own: drawing never waits for it. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { Warning } from '#shared/floor-checks/warning.ts'
import { difference } from '#shared/floor-edit/merge.ts'
import { type ToldEdit, told as toldEdit } from '#shared/floor-edit/told.ts'

/** What the thread is told: a whole drawing at first, then what became of it, so that little is checked again. */
export type Order = { readonly document: FloorPlanDocument } | { readonly edit: ToldEdit }

/** What became of the list of warnings, which may be thousands. */
export interface Answer {
  /** Places in the list before. */
  readonly gone: readonly number[]
  /** With their places in the list as it is, the first first. */
  readonly come: readonly (readonly [at: number, warning: Warning])[]
}

/** Both lists are in order, and what stays is the same object in both. */
export function answerOf(before: readonly Warning[], after: readonly Warning[]): Answer {
  const [was, is] = [new Set(before), new Set(after)]
  return {
    gone: before.flatMap((w, at) => (is.has(w) ? [] : [at])),
    come: after.flatMap((w, at) => (was.has(w) ? [] : [[at, w] as const])),
  }
}

export function withAnswer(before: readonly Warning[], { gone, come }: Answer): readonly Warning[] {
  const out = new Set(gone)
  const list = before.filter((_, at) => !out.has(at))
  for (const [at, warning] of come) list.splice(at, 0, warning)
  return list
}

export interface Checked {
  /** The state of the drawing that they are about. */
  readonly document: FloorPlanDocument
  readonly warnings: readonly Warning[]
}

/** Answers each order with what became of the warnings, in the order in which orders came. */
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
  let warnings: readonly Warning[] = []

  const tell = () => {
    if (isBusy || newest === null || newest === told) return
    isBusy = true
    const order: Order = told === null ? { document: newest } : { edit: toldEdit(difference(told, newest)) }
    thread.postMessage(order)
    told = newest
  }
  thread.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    isBusy = false
    warnings = withAnswer(warnings, data)
    if (told !== null && told === newest) found({ document: told, warnings })
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
