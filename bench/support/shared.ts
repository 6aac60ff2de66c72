/** What several benches of a run need and only one has to make; gone at the end of the run. */
const made = new Map<string, Promise<unknown>>()
const endings: (() => Promise<void>)[] = []

/** @param make is given `atEnd`, to say what has to go when the run is over */
export function shared<T>(
  key: string,
  make: (atEnd: (end: () => Promise<void>) => void) => Promise<T>,
): Promise<T> {
  const known = made.get(key) as Promise<T> | undefined
  if (known) return known
  const making = make((end) => endings.push(end))
  made.set(key, making)
  return making
}

/** The last made goes first. */
export async function endShared(): Promise<void> {
  for (let end = endings.pop(); end; end = endings.pop()) await end()
  made.clear()
}
