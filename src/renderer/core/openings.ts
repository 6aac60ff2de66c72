/** Desks that open to others at a time of day: then floors are read again, by one timer for all that is on screen. */
import { useEffect } from 'react'
import { api, queryClient } from './client.ts'

let next: { readonly at: number; readonly timer: ReturnType<typeof setTimeout> } | null = null

function readAgain(): void {
  next = null
  // Days that are kept and not shown are old too.
  for (const queryKey of [api.floors.availability.key(), api.floors.freeDesks.key()])
    void queryClient.invalidateQueries({ queryKey })
}

/** @param opensIn milliseconds from when the answer was given; null: nothing opens */
export function useOpenings(opensIn: number | null | undefined, givenAt: number): void {
  useEffect(() => {
    if (opensIn === null || opensIn === undefined) return
    const at = givenAt + opensIn
    if (at <= Date.now() || (next && next.at <= at)) return
    if (next) clearTimeout(next.timer)
    next = { at, timer: setTimeout(readAgain, at - Date.now()) }
  }, [opensIn, givenAt])
}
