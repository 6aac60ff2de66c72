export function Unlock(_: { session?: unknown }) {
  return null
}
