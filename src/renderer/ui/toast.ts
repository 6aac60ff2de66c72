/** Short messages, and words for screen readers only. */
import { create } from 'zustand'
import type { MutationId } from '#shared/domain/ids.ts'

export interface Toast {
  id: number
  text: string
  action?: { label: string; run: () => void }
  /** The change it tells of, and how far that is; `changes/follow-toast.ts` keeps it true. */
  change?: { id: MutationId; state: 'queued' | 'confirmed' }
}

interface Messages {
  toasts: readonly Toast[]
  /** Last thing said to screen readers; the number makes a repeated text a new one. */
  said: { text: string; n: number }
}

export const useMessages = create<Messages>(() => ({ toasts: [], said: { text: '', n: 0 } }))

let next = 1

/** Says it to screen readers, without showing anything. Use it for results the eye sees anyway. */
export function announce(text: string): void {
  useMessages.setState((s) => ({ said: { text, n: s.said.n + 1 } }))
}

/**
 * Shows a message and says it. What matters longer than a few seconds belongs on the page instead.
 * @param about the change it tells of, which was just queued, and what takes it back
 */
export function notify(text: string, about: { action?: Toast['action']; change?: MutationId } = {}): void {
  announce(text)
  const { action, change } = about
  const toast: Toast = {
    id: next++,
    text,
    ...(action ? { action } : {}),
    ...(change ? { change: { id: change, state: 'queued' } } : {}),
  }
  // One at a time: the newest is what the person just did.
  useMessages.setState({ toasts: [toast] })
}

/** The change a message tells of was confirmed. */
export function confirmToast(change: MutationId): void {
  useMessages.setState((s) => ({
    toasts: s.toasts.map((t) =>
      t.change?.id === change ? { ...t, change: { id: change, state: 'confirmed' } } : t,
    ),
  }))
}

/** Takes one message away, or all. */
export function dismissToast(id?: number): void {
  useMessages.setState((s) => ({ toasts: id === undefined ? [] : s.toasts.filter((t) => t.id !== id) }))
}
