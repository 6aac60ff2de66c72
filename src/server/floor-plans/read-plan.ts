/** Reads a plan made elsewhere, in a worker with limits of time and memory, with progress and cancel. */
import { open } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { MEGABYTE } from '#shared/plan-import/bytes.ts'
import { formatOf, isGzip, MAX_FILE_BYTES, tooLarge } from '#shared/plan-import/format.ts'
import { failed, type ImportResult } from '#shared/plan-import/imported.ts'
import { type ImportStage, type ImportWishes, NO_WISHES } from '#shared/plan-import/options.ts'
import type { ImportProblem } from '#shared/plan-import/problem.ts'
import { ImportFailed } from './import-failed.ts'
import type { WorkerInput, WorkerMessage } from './import-worker.ts'

export interface Limits {
  readonly seconds: number
  readonly heapMegabytes: number
  /** Memory of the reader's WebAssembly. */
  readonly wasmMegabytes: number
  /** Memory beside the heap: what streams of a PDF file unpack to, for example. */
  readonly bufferMegabytes: number
}
/** Many times what the largest sample takes (0.7 s). */
export const LIMITS: Limits = { seconds: 60, heapMegabytes: 1024, wasmMegabytes: 2048, bufferMegabytes: 2560 }

export interface Reading {
  readonly wishes?: ImportWishes
  readonly limits?: Limits
  readonly onProgress?: (stage: ImportStage) => void
  /** Stops the reading; the result says so. */
  readonly signal?: AbortSignal
}

/** Milliseconds between looks at the thread's memory. */
const LOOK = 50
const worker = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './import-worker.ts' : './import-worker.js', import.meta.url)

/** @throws ImportFailed when the file itself cannot be had; what is wrong with its content is a result */
export async function readPlanFile(path: string, reading: Reading = {}): Promise<ImportResult> {
  const bytes = await readBytes(path)
  return 'kind' in bytes ? failed(bytes) : await readPlan(bytes, reading)
}

async function readBytes(path: string): Promise<Uint8Array | ImportProblem> {
  let file: Awaited<ReturnType<typeof open>>
  try {
    file = await open(path)
  } catch (error) {
    throw new ImportFailed(fileSentence(path, error))
  }
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new ImportFailed(`${path} is not a file.`)
    if (stat.size > MAX_FILE_BYTES) return tooLarge(null, stat.size)
    return await file.readFile()
  } catch (error) {
    throw error instanceof ImportFailed ? error : new ImportFailed(fileSentence(path, error))
  } finally {
    await file.close()
  }
}

function fileSentence(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file ${path}.`
  if (code === 'EACCES' || code === 'EPERM') return `The file ${path} may not be read by you.`
  if (code === 'EISDIR') return `${path} is not a file.`
  return `The file ${path} could not be read (${code || 'unknown reason'}).`
}

/** Reads the content of a file. */
export async function readPlan(content: Uint8Array, reading: Reading = {}): Promise<ImportResult> {
  const { wishes = NO_WISHES, limits = LIMITS, onProgress, signal } = reading
  // Most wrong files need no thread to be told.
  const format = isGzip(content) ? 'svg' : formatOf(content)
  if (typeof format !== 'string') return failed(format)
  if (signal?.aborted) return failed({ kind: 'cancelled' })
  // A copy: small files share their memory with others, and a Buffer's slice would still do so.
  const bytes = new Uint8Array(content)
  const input: WorkerInput = { bytes, wasmBytes: limits.wasmMegabytes * MEGABYTE, wishes }
  const thread = new Worker(worker(), {
    workerData: input,
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 64 },
    // What a reader prints about a strange file belongs in no output of ours.
    stdout: true,
    stderr: true,
  })
  const ending = new AbortController()
  try {
    return await new Promise<ImportResult>((resolve) => {
      const end = (problem: ImportProblem) => resolve(failed(problem))
      const timer = setTimeout(
        () => end({ kind: 'outOfTime', seconds: limits.seconds }),
        limits.seconds * 1000,
      )
      const watch = setInterval(() => {
        // A thread's limits leave out its buffers; it can be asked also while it is busy.
        thread.getHeapStatistics().then(
          ({ external_memory: taken }) => {
            if (taken > limits.bufferMegabytes * MEGABYTE) end({ kind: 'outOfMemory' })
          },
          () => {},
        )
      }, LOOK)
      ending.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        clearInterval(watch)
      })
      signal?.addEventListener('abort', () => end({ kind: 'cancelled' }), { signal: ending.signal })
      thread.on('message', (message: WorkerMessage) => {
        if (message.kind === 'progress') onProgress?.(message.stage)
        else resolve(message.result)
      })
      thread.once('error', (error: Error & { code?: string }) =>
        end(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' || /allocation failed|array length/i.test(error.message)
            ? { kind: 'outOfMemory' }
            : { kind: 'damaged', format, detail: 'the reader failed' },
        ),
      )
      thread.once('exit', () => end({ kind: 'damaged', format, detail: 'the reader stopped' }))
    })
  } finally {
    ending.abort()
    await thread.terminate()
  }
}
