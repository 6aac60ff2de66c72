/** Asking the central API through the core: an answer, or the sentence why there is none. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NotAdministered } from '#shared/contract/local.ts'
import { api } from '../core/client.ts'
import { useSite } from '../core/session.ts'
import { type Format, useFormat } from '../i18n/format.ts'
import type { T } from '../i18n/i18n.ts'

export type Administered<V> = { ok: true; value: V } | { ok: false; refusal: NotAdministered }

/** What happened, what was kept, what to do. */
function refusalWords(refusal: NotAdministered, t: T, format: Format, timeZone: string): string {
  const instant = (ms: number) => format.instant(ms, timeZone)
  switch (refusal.reason) {
    case 'changedMeanwhile':
      return refusal.by === null || refusal.at === null
        ? t('administration.refusal.changedBySystem')
        : t('administration.refusal.changedMeanwhile', { by: refusal.by, when: instant(refusal.at) })
    case 'loginTaken':
      return t('administration.refusal.loginTaken', { by: refusal.by })
    case 'deputyCycle':
      return t('administration.refusal.deputyCycle', {
        names: [...refusal.names, refusal.names[0] ?? ''].join(' → '),
      })
    case 'policyRetroactive':
      return t('administration.refusal.policyRetroactive', { earliest: format.date(refusal.earliest) })
    case 'tooManyTryOuts':
      return t('administration.refusal.tooManyTryOuts', { most: refusal.most })
    case 'teamInUse':
      return t('administration.refusal.teamInUse', {
        people: refusal.people,
        teams: refusal.teams,
        spaces: refusal.spaces,
      })
    default:
      return t(`administration.refusal.${refusal.reason}`)
  }
}

export function useRefusalWords(): (refusal: NotAdministered) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = useSite()
  return (refusal) => refusalWords(refusal, t, format, timeZone)
}

/** Always asked anew when a screen opens: what is on the laptop says nothing about it. */
export const ONLINE = { staleTime: 0, gcTime: 60_000, retry: false } as const

/** Why the last wish was not done, and how to wish. */
export function useWish() {
  const wordsOf = useRefusalWords()
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<NotAdministered | null>(null)
  return {
    isBusy,
    refusal,
    words: refusal && wordsOf(refusal),
    forget: () => setRefusal(null),
    /** @returns what was answered, or null where it was refused */
    async wish<V>(run: () => Promise<Administered<V>>): Promise<V | null> {
      if (isBusy) return null
      setBusy(true)
      setRefusal(null)
      try {
        const answer = await run()
        if (!answer.ok) setRefusal(answer.refusal)
        // Also after a refusal: what was on the screen may not be so any more.
        await queries.invalidateQueries({ queryKey: api.administration.key() })
        return answer.ok ? answer.value : null
      } finally {
        setBusy(false)
      }
    },
  }
}

/** What was answered last: what is on the screen stays there when the next question finds no server. */
export function useLastAnswer<V>(answer: Administered<V> | undefined): V | null {
  const [last, setLast] = useState<V | null>(null)
  const now = answer?.ok ? answer.value : last
  if (now !== last) setLast(now)
  return now
}
