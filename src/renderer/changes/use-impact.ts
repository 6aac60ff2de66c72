/** What a plan or a closing would do, asked of the server anew with every change of it. */
import { useEffect, useState } from 'react'
import type { BookingId } from '#shared/domain/ids.ts'
import { useRested } from '../core/rested.ts'

/** An answer, and what was asked. */
export interface Heard<A> {
  readonly answer: A
  /** The question in letters, without the bookings that were to end. */
  readonly about: string
  readonly release: readonly BookingId[]
}

/**
 * What is shown of the last answer. One that differs only in which bookings are to end stays until the next is there
 * (`isAsking`): whoever chooses among them keeps their place in the list.
 */
export function shownOf<A>(
  heard: Heard<A> | null,
  about: string | null,
  release: readonly BookingId[],
): { readonly shown: Heard<A> | null; readonly isAsking: boolean } {
  const shown = heard?.about === about ? heard : null
  return { shown, isAsking: about !== null && shown?.release !== release }
}

/** @param question all that is asked, but for the bookings that are to end; null: it is not whole yet */
export function useImpact<Q, A>(
  question: Q | null,
  release: readonly BookingId[],
  ask: (question: Q) => Promise<A>,
) {
  const about = question && JSON.stringify(question)
  const [heard, setHeard] = useState<Heard<A> | null>(null)
  const rested = useRested(about, 300)
  const tell = (answer: A) => {
    if (about !== null) setHeard({ answer, about, release })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked stands in `rested` and `release`
  useEffect(() => {
    if (question === null) return
    let isGone = false
    void ask(question).then((answer) => {
      if (!isGone) tell(answer)
    })
    return () => {
      isGone = true
    }
  }, [rested, release])
  return { ...shownOf(heard, about, release), tell }
}
