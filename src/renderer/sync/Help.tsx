import { Download, RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { core } from '../core/client.ts'
import { Button } from '../ui/Button.tsx'
import { saveFile } from '../ui/save-file.ts'
import { notify } from '../ui/toast.ts'

/** For when something is not as it should be: a file for whoever helps, and pulling everything anew. */
export function SyncHelp() {
  const { t } = useTranslation()
  return (
    <section className="sync-section">
      <h2>{t('sync.help.title')}</h2>
      <ul>
        <li className="sync-row help">
          <p>{t('sync.help.diagnosisHint')}</p>
          <Button onPress={() => void saveDiagnosis()}>
            <Download size={16} aria-hidden />
            {t('sync.help.diagnosis')}
          </Button>
        </li>
        <li className="sync-row help">
          <p>{t('sync.help.rebuildHint')}</p>
          <Button onPress={() => void core.sync.rebuild().then(() => notify(t('sync.help.rebuilding')))}>
            <RotateCcw size={16} aria-hidden />
            {t('sync.help.rebuild')}
          </Button>
        </li>
      </ul>
    </section>
  )
}

async function saveDiagnosis(): Promise<void> {
  const diagnosis = await core.sync.diagnosis()
  if (!diagnosis) return
  const file = new Blob([JSON.stringify(diagnosis, null, 2)], { type: 'application/json' })
  saveFile(`platzwahl-${new Date(diagnosis.at).toISOString().slice(0, 10)}.json`, file)
}
