import { useTranslation } from 'react-i18next'
import type { NotWritten } from '#shared/contract/local.ts'
import { useSite } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'

/** Why a record that others may change, too, was not written, and what to do. @param what was to be done */
export function useNotWrittenWords(what: 'building' | 'withdraw'): (refusal: NotWritten) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = useSite()
  return (refusal) => {
    if (refusal.reason !== 'changedMeanwhile') return t(`edit.${what}.refusal.${refusal.reason}`)
    const { by, at } = refusal
    return t(`edit.${what}.refusal.changedMeanwhile`, {
      by: by ?? 'none',
      when: at === null ? '' : format.instant(at, timeZone),
    })
  }
}
