import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '#shared/contract/local.ts'
import type { T } from '../i18n/i18n.ts'

type Done = { ok: true } | { ok: false; failure: Failure; retryAfter: number | null }

/** Why signing in or connecting did not work: what happened, what was kept, what to do. */
export const failureWords = (done: Extract<Done, { ok: false }>, t: T): string =>
  t(`session.failure.${done.failure}`, { seconds: Math.ceil(done.retryAfter ?? 0) })

/** One attempt at a time, with the sentence of the last that failed. */
export function useAttempt(): {
  busy: boolean
  failed: string | null
  attempt: (what: () => Promise<Done>, words?: (f: Extract<Done, { ok: false }>) => string | null) => void
} {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  return {
    busy,
    failed,
    attempt(what, words) {
      if (busy) return
      setBusy(true)
      setFailed(null)
      what()
        .then((done) => setFailed(done.ok ? null : (words?.(done) ?? failureWords(done, t))))
        .catch(() => setFailed(t('session.failure.lost')))
        .finally(() => setBusy(false))
    },
  }
}
