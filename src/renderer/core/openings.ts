/** Desks that open to others at a time of day: then floors are read again, by one timer for all that is on screen. */
import { useEffect } from 'react'
import { api, queryClient } from './client.ts'
import { OpeningTimer } from './opening-timer.ts'

const timer = new OpeningTimer(() => {
  // Days that are kept and not shown are old too.
  for (const queryKey of [api.floors.availability.key(), api.floors.freeDesks.key()])
    void queryClient.invalidateQueries({ queryKey })
})

/** @param opensIn milliseconds from when the answer was given; null: nothing opens */
export function useOpenings(opensIn: number | null | undefined, givenAt: number): void {
  useEffect(() => {
    if (opensIn !== null && opensIn !== undefined) timer.waitFor(givenAt + opensIn)
  }, [opensIn, givenAt])
}
