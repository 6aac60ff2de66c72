export function ServerAddress(_: { session?: unknown }) {
  return null
}
