/** A chosen file as it is read, again with every new wish. */
import { startTransition, useEffect, useState } from 'react'
import type { ImportedBuilding } from '#shared/plan-import/imported.ts'
import type { ImportStage, ImportWishes } from '#shared/plan-import/options.ts'
import type { ImportProblem } from '#shared/plan-import/problem.ts'
import { readPlan } from './read-plan.ts'
import ReadWorker from './read-worker.ts?worker'

export interface ReadState {
  /** How far the reading under way is; null: none is. */
  readonly stage: ImportStage | null
  /** As last read, while it is read again, too; null before the first. */
  readonly building: ImportedBuilding | null
  /** Why the last reading came to nothing. */
  readonly problem: ImportProblem | null
}
const NOTHING: ReadState = { stage: null, building: null, problem: null }

/** @param wishes null: they are not known yet */
export function useReading(file: File | null, wishes: ImportWishes | null): ReadState {
  const [state, setState] = useState<ReadState>(NOTHING)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read of another file is gone
  useEffect(() => setState(NOTHING), [file])
  useEffect(() => {
    if (!file || !wishes) return
    const stopping = new AbortController()
    const { signal } = stopping
    setState((now) => ({ ...now, stage: 'opening', problem: null }))
    const onProgress = (stage: ImportStage) => {
      if (!signal.aborted) setState((now) => ({ ...now, stage }))
    }
    void readPlan(file, { wishes, signal, onProgress }, () => new ReadWorker()).then((result) => {
      if (signal.aborted) return
      // What was found is much to show; the window goes on answering meanwhile.
      startTransition(() =>
        setState((now) =>
          result.ok
            ? { stage: null, building: result.building, problem: null }
            : { ...now, stage: null, problem: result.problem },
        ),
      )
    })
    return () => stopping.abort()
  }, [file, wishes])
  return state
}
