import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Point } from '#shared/domain/floor-plan.ts'
import { api } from '../core/client.ts'
import { Button } from '../ui/Button.tsx'
import { ChecksCount } from './checks/ChecksCount.tsx'
import { useEditor } from './shell.ts'

/** CSS pixels to the millimetre of a screen. */
const PIXELS = 96 / 25.4

/** Where the pointer is, what is chosen, whether it is stored, and the scale. */
export function Status(props: {
  pointed: Point | null
  snapping: boolean
  onSnap: (on: boolean) => void
  /** Pixels per mm. */
  scale: number
}) {
  const { pointed, snapping, onSnap, scale } = props
  const { t, i18n } = useTranslation()
  const { chosen, draft } = useEditor()
  const { data: status } = useQuery(api.sync.status.queryOptions())
  const metre = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
  const format = (mm: number) => metre.format(mm / 1000)
  const isOffline = status?.state === 'offline'
  return (
    <div className="edit-status">
      <span className="edit-where">
        {pointed ? `x ${format(pointed[0])} m · y ${format(pointed[1])} m` : t('edit.grid')}
      </span>
      <Button small variant="quiet" aria-pressed={snapping} onPress={() => onSnap(!snapping)}>
        {t(snapping ? 'edit.snapOn' : 'edit.snapOff')}
      </Button>
      <span>{t('edit.chosen', { n: chosen.size })}</span>
      <ChecksCount />
      <span className="spring" />
      <span>
        {t(
          draft.saving === 'notStored' ? 'edit.notStored' : isOffline ? 'edit.storedOffline' : 'edit.stored',
        )}
        {` · 1:${Math.max(1, Math.round(PIXELS / scale))}`}
      </span>
    </div>
  )
}
