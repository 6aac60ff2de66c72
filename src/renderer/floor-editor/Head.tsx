import { Ban, Building2, History, Redo2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isMac } from '../app/history.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { FileMenu } from './FileMenu.tsx'
import { useEditor } from './shell.ts'

/** What can be done with the whole draft, at the head of the screen. */
export function Head() {
  const { t } = useTranslation()
  const { draft, open } = useEditor()
  return (
    <>
      <IconButton
        label={t('app.undo')}
        keys={isMac ? '⌘Z' : `${t('app.ctrl')} Z`}
        isDisabled={!draft.canUndo}
        onPress={draft.undo}
      >
        <Undo2 size={18} aria-hidden />
      </IconButton>
      <IconButton
        label={t('app.redo')}
        keys={isMac ? '⇧⌘Z' : `${t('app.ctrl')} ${t('app.shift')} Z`}
        isDisabled={!draft.canRedo}
        onPress={draft.redo}
      >
        <Redo2 size={18} aria-hidden />
      </IconButton>
      <IconButton label={t('edit.versions.button')} onPress={() => open({ is: 'versions' })}>
        <History size={18} aria-hidden />
      </IconButton>
      <IconButton label={t('closings.button')} onPress={() => open({ is: 'closings', offered: [] })}>
        <Ban size={18} aria-hidden />
      </IconButton>
      <IconButton label={t('edit.building.button')} onPress={() => open({ is: 'building' })}>
        <Building2 size={18} aria-hidden />
      </IconButton>
      <FileMenu />
      <Button
        variant="primary"
        isDisabled={draft.done === 0 || draft.saving !== 'saved'}
        onPress={() => open({ is: 'publish', version: null })}
      >
        {t('edit.publish.button')}
      </Button>
    </>
  )
}
