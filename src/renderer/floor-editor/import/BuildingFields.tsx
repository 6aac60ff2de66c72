import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SiteId } from '#shared/domain/ids.ts'
import type { ImportedBuilding, ImportedStorey } from '#shared/plan-import/imported.ts'
import { api } from '../../core/client.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'

/** How a file of several storeys is to become a building. */
export interface BuildingWishes {
  readonly siteId: SiteId
  readonly name: string
  /** Storeys by their place in the file: those left out, and names other than the file's. */
  readonly left: ReadonlySet<number>
  readonly names: ReadonlyMap<number, string>
  readonly publishes: boolean
}

/** With names of their own for all floors: files often call several the same. */
export function firstWishes(building: ImportedBuilding, fileName: string, siteId: SiteId): BuildingWishes {
  const name = (building.name || fileName.replace(/\.[^.]+$/, '').replace(/_+/g, ' ')).slice(0, 120)
  return { siteId, name, left: new Set(), names: new Map(), publishes: false }
}

export const storeysTaken = (
  { storeys }: ImportedBuilding,
  { left, names }: BuildingWishes,
): ImportedStorey[] =>
  storeys.flatMap((s, i) => (left.has(i) ? [] : [{ ...s, name: (names.get(i) ?? s.name).trim() }]))

export function BuildingFields(props: {
  building: ImportedBuilding
  wishes: BuildingWishes
  onWishes: (wishes: BuildingWishes) => void
}) {
  const { building, wishes, onWishes } = props
  const { t } = useTranslation()
  const { data: directory } = useQuery(api.directory.sites.queryOptions())
  const { left, names } = wishes
  return (
    <div className="edit-section">
      <Select
        label={t('edit.building.site')}
        showLabel
        options={(directory?.sites ?? []).map((s) => ({ id: s.id, label: s.name }))}
        value={wishes.siteId}
        onChange={(siteId) => onWishes({ ...wishes, siteId })}
      />
      <TextField
        label={t('edit.building.name')}
        value={wishes.name}
        onChange={(name) => onWishes({ ...wishes, name })}
      />
      <ul className="import-storeys" aria-label={t('edit.building.floors')}>
        {building.storeys.map(({ name, document }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a storey has no other name of its own
          <li key={i}>
            <Checkbox
              isSelected={!left.has(i)}
              onChange={(on) => {
                const next = new Set(left)
                if (on) next.delete(i)
                else next.add(i)
                onWishes({ ...wishes, left: next })
              }}
              hint={t('edit.building.storey', {
                rooms: document.rooms.length,
                spaces: document.spaces.length,
              })}
            >
              {names.get(i) ?? name}
            </Checkbox>
            {left.has(i) ? null : (
              <TextField
                label={t('edit.building.floorName', { name })}
                value={names.get(i) ?? name}
                onChange={(text) => onWishes({ ...wishes, names: new Map(names).set(i, text) })}
              />
            )}
          </li>
        ))}
      </ul>
      <Checkbox
        isSelected={wishes.publishes}
        onChange={(publishes) => onWishes({ ...wishes, publishes })}
        hint={t('edit.building.publishAbout')}
      >
        {t('edit.building.publish')}
      </Checkbox>
    </div>
  )
}
