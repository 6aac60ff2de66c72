import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useEditor } from '../shell.ts'
import { Said } from './Said.tsx'
import './checks.css'

/** Shown at once; the rest is in the list of all. */
const MOST = 4

/** What the checks say of the things that are chosen. */
export function ChoiceChecks() {
  const { t } = useTranslation()
  const { checks, chosen, showPanel } = useEditor()
  const about = useMemo(
    () => checks.warnings.filter(({ warning }) => warning.objects.some((id) => chosen.has(id))),
    [checks, chosen],
  )
  if (about.length === 0) return null
  return (
    <section className="edit-section">
      <h2>{t('edit.checks.choice', { n: about.length })}</h2>
      <ul className="check-choice">
        {about.slice(0, MOST).map(({ key, warning }) => (
          <li key={key}>
            <Said warning={warning} />
          </li>
        ))}
      </ul>
      <Button small variant="quiet" onPress={() => showPanel('checks')}>
        {t('edit.checks.all')}
      </Button>
    </section>
  )
}
