/** Short messages at the foot of the window, and words for screen readers only. */
import { create } from 'zustand'

export interface Toast {
  id: number
  text: string
  action?: { label: string; run: () => void }
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

/** Shows a message and says it. What matters longer than a few seconds belongs on the page instead. */
export function notify(text: string, action?: Toast['action']): void {
  announce(text)
  const toast: Toast = { id: next++, text, ...(action ? { action } : {}) }
  // One at a time: the newest is what the person just did.
  useMessages.setState({ toasts: [toast] })
}

export function dismissToast(id: number): void {
  useMessages.setState((s) => ({ toasts: s.toasts.filter((t) => t.id !== id) }))
}
