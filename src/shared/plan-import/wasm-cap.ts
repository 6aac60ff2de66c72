/** A thread's own limits do not count what WebAssembly takes; its growth is capped here. */
interface WasmMemory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}
// Node has it, its types do not.
const { WebAssembly } = globalThis as unknown as { WebAssembly: { Memory: { prototype: WasmMemory } } }
const PAGE = 65_536

/** For this thread, until it ends. */
export function capWasmMemory(bytes: number): { readonly refused: () => boolean } {
  const { grow } = WebAssembly.Memory.prototype
  let refused = false
  WebAssembly.Memory.prototype.grow = function (this: WasmMemory, pages: number) {
    if (this.buffer.byteLength + pages * PAGE > bytes) {
      refused = true
      throw new RangeError('out of memory')
    }
    return grow.call(this, pages)
  }
  return { refused: () => refused }
}
