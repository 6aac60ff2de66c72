/** What takes the stage: the drawing board, the table of its objects, or both. */
import { Map as PlanIcon, Rows2, Table } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { navigate, useParams } from '../app/location.ts'
import { paths, STAGE_VIEWS, type StageView } from '../app/routes.ts'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { useEditor } from './shell.ts'

/** It stands in the address, so that a link leads to the table of a floor. */
export function useStageView(): StageView {
  const asked = useParams().get('view')
  return STAGE_VIEWS.find((view) => view === asked) ?? 'plan'
}

const ICONS: Record<StageView, ReactNode> = {
  plan: <PlanIcon size={18} aria-hidden />,
  both: <Rows2 size={18} aria-hidden />,
  table: <Table size={18} aria-hidden />,
}

export function StageViews() {
  const { t } = useTranslation()
  const { floor } = useEditor()
  return (
    <SegmentedControl
      isUpright
      label={t('edit.view.label')}
      options={STAGE_VIEWS.map((id) => ({ id, label: t(`edit.view.${id}`), icon: ICONS[id] }))}
      value={useStageView()}
      onChange={(view) => navigate(paths.floors(floor.id, view), { replace: true })}
    />
  )
}
