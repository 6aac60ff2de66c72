import { Info, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useEditor } from '../shell.ts'

/** Before publishing: what the checks still warn of. It stands in nobody's way. */
export function OpenWarnings() {
  const { t } = useTranslation()
  const {
    checks: { state, counts },
    close,
    showPanel,
  } = useEditor()
  if (state !== 'checked' || counts.warning + counts.hint === 0) return null
  const Icon = counts.warning > 0 ? TriangleAlert : Info
  return (
    <div className={counts.warning > 0 ? 'check-open warning' : 'check-open'}>
      <Icon size={16} aria-hidden />
      <p>{t('edit.checks.open', { warnings: counts.warning, hints: counts.hint })}</p>
      <Button
        small
        onPress={() => {
          showPanel('checks')
          close()
        }}
      >
        {t('edit.checks.look')}
      </Button>
    </div>
  )
}
