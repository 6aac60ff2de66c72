/** Undo and redo of the person's own changes, from every screen. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { useRefusal } from '../changes/refusal.ts'
import { api, core } from '../core/client.ts'
import { useFormat } from '../i18n/format.ts'
import { announce, notify } from '../ui/toast.ts'
import { withoutDeskWords } from '../week/several/without-desk.ts'

export interface History {
  canUndo: boolean
  canRedo: boolean
  undo: () => void
  redo: () => void
}

/** A screen with a history of its own, such as that of a drawing, has undo and redo mean that one. */
const useOwner = create<{ own: History | null }>(() => ({ own: null }))

/** Undo and redo mean these while the screen is there. */
export function useOwnHistory({ canUndo, canRedo, undo, redo }: History): void {
  useEffect(() => {
    useOwner.setState({ own: { canUndo, canRedo, undo, redo } })
  }, [canUndo, canRedo, undo, redo])
  useEffect(() => () => useOwner.setState({ own: null }), [])
}

export function useHistory(): History {
  const { own } = useOwner()
  const { t } = useTranslation()
  const format = useFormat()
  const refusal = useRefusal()
  const { data } = useQuery(api.history.state.queryOptions())
  const step = useCallback(
    async (which: 'undo' | 'redo') => {
      const result = await core.history[which]()
      if (result === null) announce(t(which === 'undo' ? 'app.nothingToUndo' : 'app.nothingToRedo'))
      else if (result.ok) {
        const done = t(which === 'undo' ? 'app.undone' : 'app.redone')
        const lacking = withoutDeskWords(result.withoutDesk, { t, format })
        notify([done, lacking].filter(Boolean).join(' '), { change: result.changeId })
      } else notify(refusal(result.refusal))
    },
    [t, format, refusal],
  )
  const undo = useCallback(() => void step('undo'), [step])
  const redo = useCallback(() => void step('redo'), [step])
  if (own) return own
  return { canUndo: data?.undo != null, canRedo: data?.redo != null, undo, redo }
}

/** Text fields keep their own undo. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)))

export const isMac = navigator.platform.startsWith('Mac')

/** Ctrl/Cmd+K, Ctrl/Cmd+Z, Ctrl/Cmd+Shift+Z, everywhere. */
export function useShortcuts(actions: { undo: () => void; redo: () => void; palette: () => void }): void {
  const { undo, redo, palette } = actions
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(isMac ? event.metaKey : event.ctrlKey) || event.altKey) return
      const key = event.key.toLowerCase()
      if (key === 'k' && !event.shiftKey) {
        event.preventDefault()
        palette()
      } else if (!isTyping(event.target) && (key === 'z' || (key === 'y' && !event.shiftKey))) {
        event.preventDefault()
        if (key === 'y' || event.shiftKey) redo()
        else undo()
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [undo, redo, palette])
}
