/** What the checks say of a draft, while it is drawn. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { gravestFirst, type Severity, type Warning } from '#shared/floor-checks/warning.ts'
import CheckWorker from './check-worker.ts?worker'
import { type Checked, type Checking, createChecking } from './checking.ts'

/** A warning by a name that it keeps while it stands, whatever else is drawn. */
export interface NamedWarning {
  readonly key: string
  readonly warning: Warning
}

export interface Checks {
  /** `failed`: the thread came to grief, and what is shown is of an earlier state. */
  readonly state: 'first' | 'checked' | 'failed'
  /** The state of the drawing that the warnings are about; null before the first. */
  readonly document: FloorPlanDocument | null
  readonly warnings: readonly NamedWarning[]
  readonly counts: Readonly<Record<Severity, number>>
  retry(): void
}

export function useChecks(document: FloorPlanDocument): Checks {
  const [checked, setChecked] = useState<Checked | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [hasFailed, setFailed] = useState(false)
  const checking = useRef<Checking | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt has a thread of its own
  useEffect(() => {
    setFailed(false)
    const made = createChecking(new CheckWorker(), setChecked, () => setFailed(true))
    checking.current = made
    return () => made.end()
  }, [attempt])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new thread has to be told too
  useEffect(() => checking.current?.look(document), [document, attempt])
  const retry = useCallback(() => setAttempt((n) => n + 1), [])
  return useMemo(
    () => ({
      state: hasFailed ? 'failed' : checked ? 'checked' : 'first',
      document: checked?.document ?? null,
      warnings: named(gravestFirst(checked?.warnings ?? [])),
      counts: countsOf(checked?.warnings ?? []),
      retry,
    }),
    [checked, hasFailed, retry],
  )
}

/** By what is checked of which object, counted where there are several: what else is in the way may change. */
export function named(warnings: readonly Warning[]): NamedWarning[] {
  const times = new Map<string, number>()
  return warnings.map((warning) => {
    const about = `${warning.check} ${warning.objects[0]}`
    const n = times.get(about) ?? 0
    times.set(about, n + 1)
    return { key: `${about} ${n}`, warning }
  })
}

function countsOf(warnings: readonly Warning[]): Record<Severity, number> {
  const counts = { warning: 0, hint: 0 }
  for (const { severity } of warnings) counts[severity]++
  return counts
}
