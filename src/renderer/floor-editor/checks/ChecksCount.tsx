import { Info, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/toast.ts'
import { useEditor } from '../shell.ts'

/** A screen reader hears of another number once the hand rests. */
const REST_MS = 1_000

/** How much there is to warn of; leads to the list. */
export function ChecksCount() {
  const { t } = useTranslation()
  const {
    checks: { state, counts },
    showPanel,
  } = useEditor()
  const text =
    state === 'checked'
      ? t('edit.checks.count', { warnings: counts.warning, hints: counts.hint })
      : t(state === 'failed' ? 'edit.checks.failed' : 'edit.checks.first')
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (state !== 'checked') return
    const before = last.current
    last.current = before ?? text
    if (before === null || before === text) return
    const timer = setTimeout(() => {
      last.current = text
      announce(text)
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [state, text])
  return (
    <Button small variant="quiet" onPress={() => showPanel('checks')}>
      {state === 'checked' ? (
        <>
          <span className="visually-hidden">{text}</span>
          <span className={counts.warning > 0 ? 'check-count warning' : 'check-count'} aria-hidden>
            <TriangleAlert size={14} />
            {counts.warning}
          </span>
          <span className="check-count" aria-hidden>
            <Info size={14} />
            {counts.hint}
          </span>
        </>
      ) : (
        text
      )}
    </Button>
  )
}
