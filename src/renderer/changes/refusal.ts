import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import type { Queued, SpaceRef } from '#shared/contract/local.ts'
import { useFormat } from '../i18n/format.ts'
import { announce, notify } from '../ui/toast.ts'
import { type Refusal, refusalWords } from './sentences.ts'

type About = { day?: Day; space?: Pick<SpaceRef, 'room' | 'label'> | null }

/** A refusal as one text, for a message: what happened, then what to do. */
export function useRefusal(): (refusal: Refusal, about?: About) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return useCallback(
    (refusal, about = {}) => {
      const words = refusalWords(
        refusal,
        { day: about.day ?? null, space: about.space ?? null, offered: false },
        { t, format },
      )
      return `${words.title} ${words.advice}`
    },
    [t, format],
  )
}

/**
 * Tells how a change ended at once: `done` is spoken when it was queued (the screen shows it
 * anyway), a refusal is shown as a message.
 */
export function useTellQueued(): (result: Queued, done: string, about?: About) => boolean {
  const refusal = useRefusal()
  return useCallback(
    (result, done, about) => {
      if (result.ok) announce(done)
      else notify(refusal(result.refusal, about))
      return result.ok
    },
    [refusal],
  )
}
