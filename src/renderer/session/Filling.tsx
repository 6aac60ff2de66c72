export function Filling(_: { session?: unknown }) {
  return null
}
