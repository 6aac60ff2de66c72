import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownFloor } from '#shared/contract/local.ts'
import { navigate } from '../app/location.ts'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/routes.ts'
import { api } from '../core/client.ts'
import { useReady } from '../core/session.ts'
import { type Directory, Pickers } from '../floor/bar/Pickers.tsx'
import { Button } from '../ui/Button.tsx'
import { BuildingDialog } from './building/BuildingDialog.tsx'
import { Editor } from './Editor.tsx'
import { ImportDialog } from './import/ImportDialog.tsx'
import { useStageView } from './stage-view.tsx'
import '../floor/Floor.css'
import '../floor/painter/plan.css'
import '../floor/plan/PlanCanvas.css'
import '../floor/side/SpaceList.css'
import './Editor.css'
import './building/texts.ts'
import './import/texts.ts'
import './table/texts.ts'
import './texts.ts'
import '../closings/texts.ts'

/** Drawing floors. @param floor id of the floor in the address; without it, the lowest of the own site */
export function FloorEditorScreen({ floor: wanted }: { floor: string | undefined }) {
  const { t } = useTranslation()
  const session = useReady()
  const view = useStageView()
  const { data: directory } = useQuery(api.directory.sites.queryOptions())
  const isManager = session.roles.includes('facility')
  const floor = directory && choose(directory, wanted, session.siteId)
  if (isManager && directory && floor)
    return (
      <Editor
        key={floor.id}
        floor={floor}
        picker={
          <Pickers directory={directory} floor={floor} onChoose={(id) => navigate(paths.floors(id, view))} />
        }
      />
    )
  return (
    <Page title={t('edit.title')}>
      {directory ? (
        <div className="floor-empty">
          {isManager ? <NoFloor isLost={directory.floors.length > 0} /> : <p>{t('edit.notAllowed')}</p>}
        </div>
      ) : null}
    </Page>
  )
}

/** @param isLost the one of the address is gone; otherwise there is none at all yet */
function NoFloor({ isLost }: { isLost: boolean }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<'import' | 'building' | null>(null)
  const close = () => setOpened(null)
  if (isLost)
    return (
      <>
        <p>{t('floor.unknownFloor')}</p>
        <a href={`#${paths.floors()}`}>{t('floor.otherFloor')}</a>
      </>
    )
  return (
    <>
      <h2>{t('edit.noFloors')}</h2>
      <p className="muted">{t('edit.noFloorsHint')}</p>
      <div className="floor-empty-actions">
        <Button variant="primary" onPress={() => setOpened('import')}>
          {t('edit.import.button')} …
        </Button>
        <Button onPress={() => setOpened('building')}>{t('edit.building.byHand')}</Button>
      </div>
      {opened === 'import' ? <ImportDialog dropped={null} onto={null} onClose={close} /> : null}
      {opened === 'building' ? <BuildingDialog building={null} onClose={close} /> : null}
    </>
  )
}

function choose(d: Directory, wanted: string | undefined, home: string): KnownFloor | undefined {
  if (wanted !== undefined) return d.floors.find((f) => f.id === wanted)
  const here = d.floors.filter((f) => f.siteId === home)
  return [...(here.length > 0 ? here : d.floors)].sort((a, b) => Math.abs(a.level) - Math.abs(b.level))[0]
}
