export function SignIn(_: { session?: unknown }) {
  return null
}
