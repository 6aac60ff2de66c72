import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { useEditor } from '../shell.ts'

/** Says that a version of the floor is scheduled, or could not come into force, as this laptop knows it. */
export function Scheduled() {
  const { floor, open } = useEditor()
  const { t } = useTranslation()
  const format = useFormat()
  const day = floor.planFrom ?? floor.planFailed
  if (day === null) return null
  return (
    <div className="edit-note">
      {t(floor.planFrom ? 'edit.withdraw.note' : 'edit.withdraw.failed', { day: format.date(day) })}
      <Button small onPress={() => open({ is: 'versions' })}>
        {t('edit.versions.look')}
      </Button>
    </div>
  )
}
