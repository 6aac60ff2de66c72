import { useEffect, useState } from 'react'

/** A value once it has rested: what is typed is not asked letter by letter. */
export function useRested<V>(value: V, ms = 200): V {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return rested
}
