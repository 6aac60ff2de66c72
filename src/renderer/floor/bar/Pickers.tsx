import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownFloor } from '#shared/contract/local.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import type { Building, Site } from '#shared/domain/sites.ts'
import { useFormat } from '../../i18n/format.ts'
import { Select } from '../../ui/Select.tsx'
import { floorToOpen } from '../model/which-floor.ts'

export interface Directory {
  readonly sites: readonly Site[]
  readonly buildings: readonly Building[]
  readonly floors: readonly KnownFloor[]
}

/** By site, in the order of each; with the name of the site where the building is called otherwise. */
export function buildingsNamed({ sites, buildings }: Directory): { id: Building['id']; label: string }[] {
  const site = new Map(sites.map((s) => [s.id, s.name]))
  return [...buildings]
    .sort((a, b) => (site.get(a.siteId) ?? '').localeCompare(site.get(b.siteId) ?? '') || a.order - b.order)
    .map((b) => {
      const at = site.get(b.siteId) ?? ''
      return { id: b.id, label: at === b.name || at === '' ? b.name : `${at} · ${b.name}` }
    })
}

/** Building (with its site) and floor. Another building opens on the floor with desks nearest to the present one. */
export function Pickers({
  directory,
  floor,
  onChoose,
  trailOf = () => null,
}: {
  directory: Directory
  floor: KnownFloor
  onChoose: (floor: FloorId) => void
  /** What else is said of a floor in the list. */
  trailOf?: (floor: KnownFloor) => string | null
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const buildings = useMemo(
    () => buildingsNamed(directory).filter(({ id }) => directory.floors.some((f) => f.buildingId === id)),
    [directory],
  )
  const floors = directory.floors
    .filter((f) => f.buildingId === floor.buildingId)
    .sort((a, b) => b.level - a.level)
    .map((f) => {
      const newPlan = f.planFrom && t('floor.newPlan', { day: format.range(f.planFrom, f.planFrom) })
      const trail = [trailOf(f), newPlan].filter(Boolean).join(' · ')
      return { id: f.id, label: f.name, ...(trail && { trail }) }
    })
  const goTo = (building: Building['id']) => {
    const near = floorToOpen(
      directory.floors.filter((f) => f.buildingId === building),
      floor.level,
    )
    if (near) onChoose(near.id)
  }
  return (
    <div className="floor-pickers">
      <Select label={t('floor.building')} options={buildings} value={floor.buildingId} onChange={goTo} />
      <Select label={t('floor.floor')} options={floors} value={floor.id} onChange={onChoose} />
    </div>
  )
}
