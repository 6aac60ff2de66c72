import { useQuery } from '@tanstack/react-query'
import { RulerDimensionLine } from 'lucide-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '#shared/domain/floor-plan.ts'
import { api } from '../core/client.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { ChecksCount } from './checks/ChecksCount.tsx'
import { setRulers, useRulers } from './layers/use-rulers.ts'
import { useEditor } from './shell.ts'
import type { EditorView } from './view/editor-view.ts'

/** CSS pixels to the millimetre of a screen. */
const PIXELS = 96 / 25.4
/** 1 : … of a floor, as it is usually drawn. */
const USUAL = 100

/** Where the pointer is, what is chosen, whether it is stored, and the scale. */
export function Status(props: {
  pointed: Point | null
  snapping: boolean
  onSnap: (on: boolean) => void
  /** Pixels per mm. */
  scale: number
  view: RefObject<EditorView | null>
}) {
  const { pointed, snapping, onSnap, scale, view } = props
  const { t, i18n } = useTranslation()
  const { chosen, draft } = useEditor()
  const hasRulers = useRulers((rulers) => rulers.on)
  const { data: status } = useQuery(api.sync.status.queryOptions())
  const metre = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
  const format = (mm: number) => metre.format(mm / 1000)
  const isOffline = status?.state === 'offline'
  const ratio = Math.max(1, Math.round(PIXELS / scale))
  return (
    <div className="edit-status">
      <span className="edit-where">
        {pointed ? `x ${format(pointed[0])} m · y ${format(pointed[1])} m` : t('edit.grid')}
      </span>
      <Button small variant="quiet" aria-pressed={snapping} onPress={() => onSnap(!snapping)}>
        {t(snapping ? 'edit.snapOn' : 'edit.snapOff')}
      </Button>
      <IconButton
        small
        label={t('edit.rulers')}
        aria-pressed={hasRulers}
        onPress={() => setRulers(!hasRulers)}
      >
        <RulerDimensionLine size={16} aria-hidden />
      </IconButton>
      <span>{t('edit.chosen', { n: chosen.size })}</span>
      <ChecksCount />
      <span className="spring" />
      <span>
        {t(draft.saving === 'saved' && isOffline ? 'edit.storedOffline' : `edit.stored.${draft.saving}`)}
      </span>
      {draft.saving === 'notStored' ? (
        <Button small variant="quiet" onPress={draft.storeAgain}>
          {t('common.retry')}
        </Button>
      ) : null}
      <Button small variant="quiet" onPress={() => view.current?.zoomTo(PIXELS / USUAL)}>
        {`1:${ratio}`}
        <span className="visually-hidden">, {t('edit.usualScale', { ratio: USUAL })}</span>
      </Button>
    </div>
  )
}
