import { Eye, EyeOff, Lock, LockOpen } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LAYERS } from '#shared/floor-edit/layers.ts'
import { isLocked } from '#shared/floor-edit/locks.ts'
import { listOf, objectsOf } from '#shared/floor-edit/objects.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { useEditor } from '../shell.ts'
import { setLayer, useLayers } from './use-layers.ts'
import './LayersPanel.css'

/** What is shown and what is locked, layer by layer; and the objects that are locked one by one. */
export function LayersPanel() {
  const { t } = useTranslation()
  const {
    draft: { document },
    show,
  } = useEditor()
  const { hidden, locked } = useLayers()
  const held = useMemo(() => [...objectsOf(document)].filter((o) => isLocked(o.object)), [document])
  return (
    <div className="edit-panel">
      <ul className="layers">
        {LAYERS.map(({ id, kinds }) => {
          const layer = t(`edit.layers.of.${id}`)
          const [isHidden, isHeld] = [hidden.has(id), locked.has(id)]
          const n = kinds.reduce((sum, kind) => sum + listOf(document, kind).length, 0)
          return (
            <li key={id} className={isHidden ? 'muted' : undefined}>
              <span className="name">{layer}</span>
              <span className="muted">{n}</span>
              <IconButton
                small
                label={t('edit.layers.hide', { layer })}
                aria-pressed={isHidden}
                onPress={() => setLayer(id, 'hidden', !isHidden)}
              >
                {isHidden ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
              </IconButton>
              <IconButton
                small
                label={t('edit.layers.lock', { layer })}
                aria-pressed={isHeld}
                onPress={() => setLayer(id, 'locked', !isHeld)}
              >
                {isHeld ? <Lock size={16} aria-hidden /> : <LockOpen size={16} aria-hidden />}
              </IconButton>
            </li>
          )
        })}
      </ul>
      <p className="muted">{t('edit.layers.about')}</p>
      {held.length > 0 ? (
        <section className="edit-section">
          <h2>{t('edit.lock.held', { n: held.length })}</h2>
          <Button onPress={() => show(new Set(held.map((o) => o.object.id)))}>
            {t('edit.lock.chooseHeld')}
          </Button>
        </section>
      ) : null}
    </div>
  )
}
