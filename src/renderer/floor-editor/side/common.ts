/** The value all of them have; null: they differ, or there is none. */
export function common<T>(values: readonly T[]): T | null {
  const [first, ...rest] = values
  return first !== undefined && rest.every((v) => v === first) ? first : null
}
