import { Maximize, Minus, Plus } from 'lucide-react'
import { memo, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'

export const ZOOM_STEP = 1.4

interface Zoomed {
  zoomBy(factor: number): void
  fit(): void
}

/** Over a plan. They never change with the day, and a day must not wait for them. */
export const ZoomButtons = memo(function ZoomButtons(props: {
  view: RefObject<Zoomed | null>
  /** The view answers to +, − and 0 too. */
  withKeys?: boolean
}) {
  const { view, withKeys = false } = props
  const { t } = useTranslation()
  const keys = (key: string) => (withKeys ? { keys: key } : {})
  return (
    <div className="plan-zoom">
      <IconButton label={t('floor.zoomIn')} {...keys('+')} onPress={() => view.current?.zoomBy(ZOOM_STEP)}>
        <Plus size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('floor.zoomOut')}
        {...keys('−')}
        onPress={() => view.current?.zoomBy(1 / ZOOM_STEP)}
      >
        <Minus size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('floor.zoomFit')} {...keys('0')} onPress={() => view.current?.fit()}>
        <Maximize size={14} aria-hidden />
      </IconButton>
    </div>
  )
})
