import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownFloor } from '#shared/contract/local.ts'
import type { FloorId } from '#shared/domain/ids.ts'
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

const LAST = 'platzwahl.floorEditor'

/** Drawing floors. @param floor id of the floor in the address; without it, the one open last, one with a draft, or the lowest of the own site */
export function FloorEditorScreen({ floor: wanted }: { floor: string | undefined }) {
  const { t } = useTranslation()
  const session = useReady()
  const view = useStageView()
  const { data: directory } = useQuery(api.directory.sites.queryOptions())
  const isManager = session.roles.includes('facility')
  const { data: drafts } = useQuery({ ...api.floorEditor.drafts.queryOptions(), enabled: isManager })
  const drafted = new Set(drafts?.map((d) => d.floorId))
  const isKnown = directory !== undefined && (!isManager || wanted !== undefined || drafts !== undefined)
  const floor = isKnown ? choose(directory, wanted, drafted, session.siteId) : undefined
  const floorId = floor?.id
  useEffect(() => {
    if (floorId) localStorage.setItem(LAST, floorId)
  }, [floorId])
  if (isManager && directory && floor)
    return (
      <Editor
        key={floor.id}
        floor={floor}
        picker={
          <Pickers
            directory={directory}
            floor={floor}
            onChoose={(id) => navigate(paths.floors(id, view))}
            trailOf={({ id }) => (drafted.has(id) ? t('edit.hasDraft') : null)}
          />
        }
      />
    )
  return (
    <Page title={t('edit.title')}>
      {isKnown ? (
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

function choose(
  d: Directory,
  wanted: string | undefined,
  drafted: ReadonlySet<FloorId>,
  home: string,
): KnownFloor | undefined {
  const by = (id: string | null) => d.floors.find((f) => f.id === id)
  if (wanted !== undefined) return by(wanted)
  const here = d.floors.filter((f) => f.siteId === home)
  const [lowest] = [...(here.length > 0 ? here : d.floors)].sort(
    (a, b) => Math.abs(a.level) - Math.abs(b.level),
  )
  return by(localStorage.getItem(LAST)) ?? d.floors.find((f) => drafted.has(f.id)) ?? lowest
}
