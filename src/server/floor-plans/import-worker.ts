/**
 * Reads one IFC file in a thread of its own, so that a damaged or hostile file can be stopped.
 * Gets the bytes, answers once with an ImportResult.
 */
import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { IfcAPI, LogLevel } from 'web-ifc'
import type { SpaceId } from '#shared/domain/ids.ts'
import { readIfc } from '#shared/plan-import/ifc.ts'
import type { ImportResult } from '#shared/plan-import/imported.ts'
import type { WorkerInput } from './read-plan.ts'

const { bytes, wasmBytes } = workerData as WorkerInput

interface WasmMemory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}
// Node has it, its types do not.
const { WebAssembly } = globalThis as unknown as { WebAssembly: { Memory: { prototype: WasmMemory } } }

// The thread's own limits do not count what the reader's WebAssembly takes; its growth is capped here.
const { grow } = WebAssembly.Memory.prototype
const PAGE = 65_536
let refused = false
WebAssembly.Memory.prototype.grow = function (this: WasmMemory, pages: number) {
  if (this.buffer.byteLength + pages * PAGE > wasmBytes) {
    refused = true
    throw new RangeError('out of memory')
  }
  return grow.call(this, pages)
}

const api = new IfcAPI()
await api.Init()
api.SetLogLevel(LogLevel.LOG_LEVEL_OFF)
const result = readIfc(api, bytes, { newSpaceId: () => randomUUID() as SpaceId })
const answer: ImportResult = result.ok || !refused ? result : { ok: false, problem: { kind: 'outOfMemory' } }
parentPort?.postMessage(answer)
