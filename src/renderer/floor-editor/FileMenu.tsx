import { useQuery } from '@tanstack/react-query'
import { FileDown, Files, FileUp, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportFormat } from '#shared/plan-export/floor.ts'
import { api } from '../core/client.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { IconButton } from '../ui/Button.tsx'
import { MenuButton, MenuItem, MenuSection } from '../ui/Menu.tsx'
import { saveFile } from '../ui/save-file.ts'
import { notify } from '../ui/toast.ts'
import { useEditor } from './shell.ts'

/** As people ask for them: to print, to show, to draw on, to keep, to count. */
const OFFERED: readonly ExportFormat[] = ['pdf', 'png', 'svg', 'dxf', 'json', 'csv']

/** A plan made elsewhere comes in, and the draft as it stands goes out as a file, offline too. */
export function FileMenu() {
  const { t } = useTranslation()
  const { floor, draft, open } = useEditor()
  const { data: directory } = useQuery(api.directory.sites.queryOptions())
  const language = useLanguage()
  const [isBusy, setBusy] = useState(false)
  const save = async (format: ExportFormat) => {
    setBusy(true)
    const building = directory?.buildings.find((b) => b.id === floor.buildingId)?.name ?? floor.name
    const { name, level } = floor
    try {
      const { exportFloor } = await import('./export/export-floor.ts')
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
      label={t('edit.file')}
      button={
        <IconButton label={t('edit.file')} isPending={isBusy}>
          <Files size={18} aria-hidden />
        </IconButton>
      }
    >
      <MenuItem
        icon={<FileUp size={16} aria-hidden />}
        onAction={() => open({ is: 'import', dropped: null })}
      >
        {t('edit.import.button')}
      </MenuItem>
      <MenuItem
        icon={<RotateCcw size={16} aria-hidden />}
        isDisabled={!draft.canUndo}
        onAction={() => {
          const { done, goTo } = draft
          goTo(0)
          notify(t('edit.asPublished.done', { n: done }), {
            action: { label: t('app.undo'), run: () => goTo(done) },
          })
        }}
      >
        {t('edit.asPublished.button')}
      </MenuItem>
      <MenuSection title={t('edit.export.button')}>
        {OFFERED.map((format) => (
          <MenuItem
            key={format}
            icon={<FileDown size={16} aria-hidden />}
            trail={format.toUpperCase()}
            onAction={() => void save(format)}
          >
            {t(`edit.export.${format}`)}
          </MenuItem>
        ))}
      </MenuSection>
    </MenuButton>
  )
}
