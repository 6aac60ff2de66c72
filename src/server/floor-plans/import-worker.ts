/**
 * Reads one plan in a thread of its own, so that a damaged or hostile file can be stopped. Gets
 * the bytes and how to read them; says how far it is, and answers once.
 */
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { gunzip } from 'node:zlib'
import type { SpaceId } from '#shared/domain/ids.ts'
import type { ImportResult } from '#shared/plan-import/imported.ts'
import type { ImportStage, ImportWishes } from '#shared/plan-import/options.ts'
import type { PdfJs } from '#shared/plan-import/pdf/pdfjs.ts'
import { type ImportNeeds, readAnyPlan } from '#shared/plan-import/read.ts'
import { shrinkPicture } from './shrink-picture.ts'
import { capWasmMemory } from './wasm-cap.ts'

/** What the thread is started with. */
export interface WorkerInput {
  readonly bytes: Uint8Array
  readonly wasmBytes: number
  readonly wishes: ImportWishes
}
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly stage: ImportStage }
  | { readonly kind: 'result'; readonly result: ImportResult }

const { bytes, wasmBytes, wishes } = workerData as WorkerInput
const say = (message: WorkerMessage) => parentPort?.postMessage(message)
const cap = capWasmMemory(wasmBytes)

const needs: ImportNeeds = {
  async ifc() {
    const { IfcAPI, LogLevel } = await import('web-ifc')
    const api = new IfcAPI()
    await api.Init()
    api.SetLogLevel(LogLevel.LOG_LEVEL_OFF)
    return api
  },
  dxf: async () => (await import('dxf')).parseString,
  pdf: async () => (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfJs,
  decode: (content, encoding) => new TextDecoder(encoding).decode(content),
  base64: (content) => Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64'),
  shrink: shrinkPicture,
  async gunzip(packed, most) {
    try {
      return await promisify(gunzip)(packed, { maxOutputLength: most })
    } catch (error) {
      if (error instanceof RangeError) return null
      throw error
    }
  },
}

const result = await readAnyPlan(needs, bytes, {
  ...wishes,
  newSpaceId: () => randomUUID() as SpaceId,
  progress: (stage) => say({ kind: 'progress', stage }),
})
const answer: ImportResult =
  result.ok || !cap.refused() ? result : { ok: false, problem: { kind: 'outOfMemory' } }
say({ kind: 'result', result: answer })
