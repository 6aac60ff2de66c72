/** Keeps the message about a change true for as long as it is shown. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { MutationId } from '#shared/domain/ids.ts'
import { api } from '../core/client.ts'
import { confirmToast, dismissToast, useMessages } from '../ui/toast.ts'
import { howFar } from './how-far.ts'

/**
 * A message turns from queued to confirmed with its change. It goes when the change was rejected, when
 * undo would take back something else by now, and when the person goes to another screen.
 */
export function useFollowedToast(): void {
  const toast = useMessages((s) => s.toasts[0])
  const change = toast?.change?.id
  const { data: changes } = useQuery({
    ...api.sync.changes.queryOptions(),
    enabled: change !== undefined,
  })
  useEffect(() => {
    if (change === undefined || !changes) return
    const now = howFar(change, changes)
    if (now === 'confirmed') confirmToast(change)
    else if (now === 'gone') dismissToast()
  }, [change, changes])

  const { data: history } = useQuery(api.history.state.queryOptions())
  const undoes = history?.undo
  const offersUndo = toast?.action !== undefined
  /** What is read of the history may be a moment older than the change. */
  const wasLast = useRef<MutationId | null>(null)
  useEffect(() => {
    if (change === undefined || !offersUndo) return
    if (undoes === change) wasLast.current = change
    else if (wasLast.current === change) dismissToast()
  }, [change, undoes, offersUndo])

  const section = useLocation()[0].split('/')[1]
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the screen is left
  useEffect(() => () => dismissToast(), [section])
}
