import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useEditor } from '../shell.ts'
import { Changes, isUnchanged } from './Changes.tsx'
import './Compared.css'

/** While the draft is compared with what is published: what changes, beside the board that shows it. */
export function Compared() {
  const { compared, showChanges, draft, words } = useEditor()
  const { t } = useTranslation()
  if (!compared) return null
  const isSame = isUnchanged(compared)
  return (
    <div className="edit-note compared">
      <div className="compared-head">
        <p role="status">
          {isSame ? t('edit.publish.nothing') : t('edit.compare.about', { version: draft.version })}
        </p>
        <Button small onPress={() => showChanges(false)}>
          {t('edit.compare.close')}
        </Button>
      </div>
      {isSame ? null : <Changes compared={compared} words={words} />}
    </div>
  )
}
