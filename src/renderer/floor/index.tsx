import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownFloor } from '#shared/contract/local.ts'
import type { FloorId, SiteId } from '#shared/domain/ids.ts'
import { navigate } from '../app/location.ts'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/routes.ts'
import { api } from '../core/client.ts'
import { useReady } from '../core/session.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { planPath, useAddress } from './address.ts'
import { type Directory, Pickers } from './bar/Pickers.tsx'
import { FloorDayScreen } from './FloorDayScreen.tsx'
import { floorToOpen } from './model/which-floor.ts'
import './Floor.css'
import '../closings/texts.ts'

const LAST = 'platzwahl.floor'

/** The plan. @param floor id of the floor in the address; without it, the one looked at last or held a desk on */
export function FloorScreen({ floor: wanted }: { floor: string | undefined }) {
  const { t } = useTranslation()
  const session = useReady()
  const { data: directory } = useQuery(api.directory.sites.queryOptions())
  const own = useOwnFloor(wanted === undefined)
  const floor = directory && own !== undefined ? choose(directory, wanted, own, session.siteId) : undefined
  const site = directory?.sites.find((s) => s.id === floor?.siteId)
  const address = useAddress(session.days.today, site?.noon ?? 13 * 60)
  useEffect(() => {
    if (floor) localStorage.setItem(LAST, floor.id)
  }, [floor])
  if (!directory || own === undefined) return <Page title={t('floor.title')}>{null}</Page>
  if (!floor || !site) {
    const lost = wanted !== undefined && directory.floors.length > 0
    return (
      <Page title={t('floor.title')}>
        <div className="floor-empty">
          <p>{t(lost ? 'floor.unknownFloor' : 'floor.noFloors')}</p>
          {lost ? (
            <a href={`#${planPath({ ...address })}`}>{t('floor.otherFloor')}</a>
          ) : session.roles.includes('facility') ? (
            <a href={`#${paths.floors()}`}>{t('floor.toEditor')}</a>
          ) : (
            <p className="muted">{t('floor.noFloorsHint')}</p>
          )}
        </div>
      </Page>
    )
  }
  return (
    <Page
      title={t('floor.title')}
      mainClassName="floor-main"
      toolbar={
        <>
          <Pickers
            directory={directory}
            floor={floor}
            onChoose={(id) => navigate(planPath({ ...address, floor: id, space: null }))}
          />
          {session.roles.includes('facility') ? (
            <ButtonLink href={paths.floors(floor.id, 'table')} variant="quiet">
              {t('floor.asTable')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {/* Another floor starts with its own view, list and selection. */}
      <FloorDayScreen
        key={floor.id}
        floor={floor}
        elsewhere={elsewhere(directory, floor)}
        site={site}
        address={address}
      />
    </Page>
  )
}

/** The floor of the next desk held within two weeks; null: none, undefined: not known yet. */
function useOwnFloor(needed: boolean): FloorId | null | undefined {
  const { days } = useReady()
  const { data } = useQuery({
    ...api.planning.days.queryOptions({ input: { from: days.today, days: 14 } }),
    enabled: needed,
  })
  if (!needed) return null
  if (!data) return undefined
  return data.flatMap((d) => d.bookings).find((b) => b.space)?.space?.floorId ?? null
}

/** Where to book in the same building, for a floor without desks. */
function elsewhere(d: Directory, floor: KnownFloor): KnownFloor | null {
  if (floor.bookable > 0) return null
  const near = floorToOpen(
    d.floors.filter((f) => f.buildingId === floor.buildingId),
    floor.level,
  )
  return near && near.bookable > 0 ? near : null
}

function choose(
  d: Directory,
  wanted: string | undefined,
  own: FloorId | null,
  home: SiteId,
): KnownFloor | undefined {
  const by = (id: string | null) => d.floors.find((f) => f.id === id)
  if (wanted !== undefined) return by(wanted)
  const here = d.floors.filter((f) => f.siteId === home)
  return by(localStorage.getItem(LAST)) ?? by(own) ?? floorToOpen(here.length > 0 ? here : d.floors, 0)
}
