/** Reads a plan made elsewhere from a file, in a worker with limits of time and memory. */
import { open } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { checkIfcBytes, MAX_IFC_BYTES, tooLarge } from '#shared/plan-import/check-bytes.ts'
import type { ImportResult } from '#shared/plan-import/imported.ts'
import { ImportFailed } from './import-failed.ts'

export interface Limits {
  readonly seconds: number
  readonly heapMegabytes: number
  /** Memory of the reader's WebAssembly. */
  readonly wasmMegabytes: number
}
/** Many times what the largest sample takes (0.7 s). */
export const LIMITS: Limits = { seconds: 60, heapMegabytes: 1024, wasmMegabytes: 2048 }

export interface WorkerInput {
  readonly bytes: Uint8Array
  readonly wasmBytes: number
}

const MEGABYTE = 1_048_576
const worker = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './import-worker.ts' : './import-worker.js', import.meta.url)

/** @throws ImportFailed when the file itself cannot be had; what is wrong with its content is a result */
export async function readPlanFile(path: string, limits: Limits = LIMITS): Promise<ImportResult> {
  const bytes = await readBytes(path)
  return 'kind' in bytes ? { ok: false, problem: bytes } : await readPlan(bytes, limits)
}

async function readBytes(path: string): Promise<Uint8Array | ReturnType<typeof tooLarge>> {
  let file: Awaited<ReturnType<typeof open>>
  try {
    file = await open(path)
  } catch (error) {
    throw new ImportFailed(fileSentence(path, error))
  }
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new ImportFailed(`${path} is not a file.`)
    if (stat.size > MAX_IFC_BYTES) return tooLarge(stat.size)
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

/** Reads the content of a file. The bytes are handed over and must not be used afterwards. */
export async function readPlan(content: Uint8Array, limits: Limits = LIMITS): Promise<ImportResult> {
  // Most wrong files need no thread to be told.
  const problem = checkIfcBytes(content)
  if (problem) return { ok: false, problem }
  const bytes = content.byteLength === content.buffer.byteLength ? content : content.slice()
  const input: WorkerInput = { bytes, wasmBytes: limits.wasmMegabytes * MEGABYTE }
  const thread = new Worker(worker(), {
    workerData: input,
    transferList: [bytes.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 64 },
    // What the reader prints about a strange file belongs in no output of ours.
    stdout: true,
    stderr: true,
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<ImportResult>((resolve) => {
      timer = setTimeout(
        () => resolve({ ok: false, problem: { kind: 'outOfTime', seconds: limits.seconds } }),
        limits.seconds * 1000,
      )
      thread.once('message', resolve)
      thread.once('error', (error: Error & { code?: string }) =>
        resolve({
          ok: false,
          problem:
            error.code === 'ERR_WORKER_OUT_OF_MEMORY'
              ? { kind: 'outOfMemory' }
              : { kind: 'damaged', detail: 'the reader failed' },
        }),
      )
      thread.once('exit', () =>
        resolve({ ok: false, problem: { kind: 'damaged', detail: 'the reader stopped' } }),
      )
    })
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}
