import { Group, Lock, LockOpen, ScanSearch, Ungroup } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { sameSort } from '#shared/floor-edit/choose.ts'
import { groupOf } from '#shared/floor-edit/groups.ts'
import { isLocked } from '#shared/floor-edit/locks.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useEditor } from '../shell.ts'

/** What is chosen as one group, held fast, and joined by all others of its kind. */
export function GroupButtons() {
  const { t } = useTranslation()
  const { objects, actions, choose, shown } = useEditor()
  const ctrl = (key: string) => `${t('app.ctrl')} ${key}`
  const isAllLocked = objects.every((o) => isLocked(o.object))
  return (
    <>
      <IconButton
        label={t('edit.group.make')}
        keys={ctrl('G')}
        isDisabled={objects.length < 2}
        onPress={actions.group}
      >
        <Group size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('edit.group.undo')}
        keys={ctrl(`${t('app.shift')} G`)}
        isDisabled={objects.every((o) => groupOf(o.object) === null)}
        onPress={actions.ungroup}
      >
        <Ungroup size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t(isAllLocked ? 'edit.lock.undo' : 'edit.lock.make')}
        keys={ctrl('L')}
        onPress={actions.toggleLock}
      >
        {isAllLocked ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
      </IconButton>
      <IconButton
        label={t('edit.wanted.alike')}
        onPress={() => choose(new Set(sameSort(shown, objects).map((o) => o.object.id)))}
      >
        <ScanSearch size={16} aria-hidden />
      </IconButton>
    </>
  )
}
