/**
 * Reads one plan in a thread of its own, so that a damaged or hostile file can be stopped. Gets
 * the bytes and how to read them; says how far it is, and answers once.
 */
import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { SpaceId } from '#shared/domain/ids.ts'
import type { ImportResult } from '#shared/plan-import/imported.ts'
import type { ImportStage, ImportWishes } from '#shared/plan-import/options.ts'
import { readAnyPlan } from '#shared/plan-import/read.ts'
import { capWasmMemory } from '#shared/plan-import/wasm-cap.ts'
import { importNeeds } from './import-needs.ts'

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

const result = await readAnyPlan(importNeeds, bytes, {
  ...wishes,
  newSpaceId: () => randomUUID() as SpaceId,
  progress: (stage) => say({ kind: 'progress', stage }),
})
const answer: ImportResult =
  result.ok || !cap.refused() ? result : { ok: false, problem: { kind: 'outOfMemory' } }
say({ kind: 'result', result: answer })
