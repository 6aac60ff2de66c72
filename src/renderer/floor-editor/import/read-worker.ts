/**
 * Reads one plan in a thread of its own, so that a damaged or hostile file can be stopped. Says how
 * far it is, and answers once. Its name is known to `main/hosts/node/security-policy.ts`.
 */
import type { SpaceId } from '#shared/domain/ids.ts'
import { failed } from '#shared/plan-import/imported.ts'
import { readAnyPlan } from '#shared/plan-import/read.ts'
import { capWasmMemory } from '#shared/plan-import/wasm-cap.ts'
import type { Order, Told } from './read-plan.ts'
import { readerNeeds } from './reader-needs.ts'

/** Of the reader of IFC. */
const MOST_WASM = 2_048 * 1_048_576

const cap = capWasmMemory(MOST_WASM)
const say = (told: Told) => self.postMessage(told)

self.addEventListener('message', ({ data: { bytes, wishes } }: MessageEvent<Order>) => {
  void readAnyPlan(readerNeeds, bytes, {
    ...wishes,
    newSpaceId: () => crypto.randomUUID() as SpaceId,
    progress: (stage) => say({ kind: 'progress', stage }),
  }).then(
    (result) => say({ kind: 'result', result: cap.refused() ? failed({ kind: 'outOfMemory' }) : result }),
    // What the readers do not foresee ends the thread as an error of its own.
    (error: unknown) =>
      queueMicrotask(() => {
        throw error
      }),
  )
})
