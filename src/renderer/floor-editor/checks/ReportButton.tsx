import { useQuery } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../core/client.ts'
import { useLanguage } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { notify } from '../../ui/toast.ts'
import { writePdf } from '../pdf/write-pdf.ts'
import { useEditor } from '../shell.ts'

/** The checks of the draft as PDF, offline too. */
export function ReportButton() {
  const { t } = useTranslation()
  const {
    floor,
    checks: { document, warnings },
  } = useEditor()
  const { data: directory } = useQuery(api.directory.sites.queryOptions())
  const language = useLanguage()
  const [isBusy, setBusy] = useState(false)
  if (!document) return null
  const save = async () => {
    setBusy(true)
    const building = directory?.buildings.find((b) => b.id === floor.buildingId)?.name ?? ''
    const date = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { dateStyle: 'long' })
    try {
      const file = await writePdf({
        report: {
          building,
          floor: floor.name,
          state: t('edit.checks.report.state', { date: date.format(Date.now()) }),
          document,
          warnings: warnings.map(({ warning }) => warning),
          language,
        },
      })
      saveFile(`${t('edit.checks.report.file')} ${building} ${floor.name}.pdf`, file)
    } catch {
      notify(t('edit.checks.report.failed'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button small isPending={isBusy} onPress={() => void save()}>
      <FileDown size={14} aria-hidden />
      {t(isBusy ? 'edit.checks.report.busy' : 'edit.checks.report.button')}
    </Button>
  )
}
