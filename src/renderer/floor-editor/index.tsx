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
import { useStageView } from './stage-view.tsx'
import '../floor/Floor.css'
import '../floor/painter/plan.css'
import '../floor/plan/PlanCanvas.css'
import '../floor/side/SpaceList.css'
import './Editor.css'
import './building/texts.ts'
import './import/texts.ts'
import './table/texts.ts'

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
          <p>{t(isManager ? 'edit.noFloors' : 'edit.notAllowed')}</p>
          {isManager ? <FirstBuilding /> : null}
        </div>
      ) : null}
    </Page>
  )
}

/** Where there is no floor yet, or not the one of the address. */
function FirstBuilding() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onPress={() => setOpen(true)}>
        {t('edit.building.button')}
      </Button>
      {isOpen ? <BuildingDialog building={null} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function choose(d: Directory, wanted: string | undefined, home: string): KnownFloor | undefined {
  if (wanted !== undefined) return d.floors.find((f) => f.id === wanted)
  const here = d.floors.filter((f) => f.siteId === home)
  return [...(here.length > 0 ? here : d.floors)].sort((a, b) => Math.abs(a.level) - Math.abs(b.level))[0]
}
