import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { useEditor } from '../shell.ts'

/** Says that a version of the floor is scheduled, as this laptop knows it. */
export function Scheduled() {
  const { floor, open } = useEditor()
  const { t } = useTranslation()
  const format = useFormat()
  if (floor.planFrom === null) return null
  return (
    <div className="edit-note">
      {t('edit.withdraw.note', { day: format.date(floor.planFrom) })}
      <Button small onPress={() => open({ is: 'versions' })}>
        {t('edit.versions.look')}
      </Button>
    </div>
  )
}
