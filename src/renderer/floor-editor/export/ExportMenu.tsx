import { useQuery } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportFormat } from '#shared/plan-export/floor.ts'
import { api } from '../../core/client.ts'
import { useLanguage } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/Button.tsx'
import { MenuButton, MenuItem } from '../../ui/Menu.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { notify } from '../../ui/toast.ts'
import { useEditor } from '../shell.ts'

/** As people ask for them: to print, to show, to draw on, to keep, to count. */
const OFFERED: readonly ExportFormat[] = ['pdf', 'png', 'svg', 'dxf', 'json', 'csv']

/** The draft as it stands as a file, offline too. */
export function ExportMenu() {
  const { t } = useTranslation()
  const { floor, draft } = useEditor()
  const { data: directory } = useQuery(api.directory.sites.queryOptions())
  const language = useLanguage()
  const [isBusy, setBusy] = useState(false)
  const save = async (format: ExportFormat) => {
    setBusy(true)
    const building = directory?.buildings.find((b) => b.id === floor.buildingId)?.name ?? floor.name
    const { name, level } = floor
    try {
      const { exportFloor } = await import('./export-floor.ts')
      const drawn = { name, level, document: draft.document }
      saveFile(`${building} ${name}.${format}`, await exportFloor(building, drawn, format, language))
      notify(t('edit.export.done', { format: format.toUpperCase() }))
    } catch {
      notify(t('edit.export.failed'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <MenuButton
      label={t('edit.export.button')}
      button={
        <IconButton label={t('edit.export.button')} isPending={isBusy}>
          <FileDown size={18} aria-hidden />
        </IconButton>
      }
    >
      {OFFERED.map((format) => (
        <MenuItem key={format} trail={format.toUpperCase()} onAction={() => void save(format)}>
          {t(`edit.export.${format}`)}
        </MenuItem>
      ))}
    </MenuButton>
  )
}
