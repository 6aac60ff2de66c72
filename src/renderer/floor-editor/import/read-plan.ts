/** Reads a plan made elsewhere in a thread of its own, with a limit of time, progress and cancel. */
import { formatOf, isGzip, MAX_FILE_BYTES, tooLarge } from '#shared/plan-import/format.ts'
import { failed, type ImportResult } from '#shared/plan-import/imported.ts'
import type { ImportStage, ImportWishes } from '#shared/plan-import/options.ts'
import type { ImportProblem } from '#shared/plan-import/problem.ts'

/** What the thread is started with. */
export interface Order {
  readonly bytes: Uint8Array
  readonly wishes: ImportWishes
}
export type Told =
  | { readonly kind: 'progress'; readonly stage: ImportStage }
  | { readonly kind: 'result'; readonly result: ImportResult }

export interface Reading {
  readonly wishes: ImportWishes
  readonly onProgress: (stage: ImportStage) => void
  /** Stops the reading; the result says so. */
  readonly signal: AbortSignal
  /** Until it is stopped. */
  readonly seconds?: number
}

const SECONDS = 60

export type ReadThread = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

/** @param start a thread that answers one order */
export async function readPlan(
  file: Blob,
  { wishes, onProgress, signal, seconds = SECONDS }: Reading,
  start: () => ReadThread,
): Promise<ImportResult> {
  if (file.size > MAX_FILE_BYTES) return failed(tooLarge(null, file.size))
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    return failed({ kind: 'unreadable' })
  }
  // Most wrong files need no thread to be told.
  const format = isGzip(bytes) ? 'svg' : formatOf(bytes)
  if (typeof format !== 'string') return failed(format)
  if (signal.aborted) return failed({ kind: 'cancelled' })
  const thread = start()
  const ended = new AbortController()
  try {
    return await new Promise<ImportResult>((resolve) => {
      const end = (problem: ImportProblem) => resolve(failed(problem))
      const timer = setTimeout(() => end({ kind: 'outOfTime', seconds }), seconds * 1000)
      ended.signal.addEventListener('abort', () => clearTimeout(timer))
      signal.addEventListener('abort', () => end({ kind: 'cancelled' }), { signal: ended.signal })
      thread.addEventListener('message', ({ data }: MessageEvent<Told>) => {
        if (data.kind === 'progress') onProgress(data.stage)
        // PDF.js has words of its own to whoever started the thread.
        else if (data.kind === 'result') resolve(data.result)
      })
      thread.addEventListener('error', ({ message }: ErrorEvent) =>
        end(
          /memory|allocation|array length/i.test(message ?? '')
            ? { kind: 'outOfMemory' }
            : { kind: 'damaged', format, detail: 'the reader failed' },
        ),
      )
      const order: Order = { bytes, wishes }
      thread.postMessage(order, [bytes.buffer])
    })
  } finally {
    ended.abort()
    thread.terminate()
  }
}
