import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportedBuilding } from '#shared/plan-import/imported.ts'
import { BLOCK_ROLES, type BlockRole, LAYER_ROLES, type LayerRole } from '#shared/plan-import/roles.ts'
import type { T } from '../../i18n/i18n.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Select } from '../../ui/Select.tsx'

/** What each layer and each symbol of the drawing becomes. */
export function RoleFields(props: {
  building: ImportedBuilding
  onLayer: (name: string, role: LayerRole) => void
  onBlock: (name: string, role: BlockRole) => void
}) {
  const { building, onLayer, onBlock } = props
  const { t } = useTranslation()
  const layers = useMemo(() => building.layers.filter((l) => l.objects > 0), [building.layers])
  return (
    <>
      {layers.length > 1 || layers.some((l) => l.name !== '') ? (
        <section className="edit-section">
          <h3>{t('edit.import.layers')}</h3>
          <ul className="import-roles">
            {layers.map(({ name, objects, role }) => (
              <li key={name}>
                <Checkbox
                  isSelected={role !== 'ignore'}
                  onChange={(on) => onLayer(name, on ? 'line' : 'ignore')}
                  hint={t('edit.import.objects', { n: objects })}
                >
                  {own(name) || t('edit.import.noLayer')}
                </Checkbox>
                <Select
                  label={t('edit.import.becomes', { name: own(name) })}
                  small
                  options={LAYER_ROLES.map((r) => ({ id: r, label: roleWords(r, t) }))}
                  value={role}
                  onChange={(r) => onLayer(name, r)}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {building.blocks.length > 0 ? (
        <section className="edit-section">
          <h3>{t('edit.import.blocks')}</h3>
          <p className="muted">{t('edit.import.remembered')}</p>
          <ul className="import-roles">
            {building.blocks.map(({ name, count, width, depth, role }) => (
              <li key={name}>
                <span>
                  {own(name)}
                  <span className="hint">{t('edit.import.placed', { n: count, width, depth })}</span>
                </span>
                <Select
                  label={t('edit.import.becomes', { name: own(name) })}
                  small
                  options={BLOCK_ROLES.map((r) => ({ id: r, label: roleWords(r, t) }))}
                  value={role}
                  onChange={(r) => onBlock(name, r)}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

/** Without the name of the drawing that a layer or block was taken from. */
const own = (name: string): string => name.split(/\$\d+\$|\|/).at(-1) ?? name

function roleWords(role: LayerRole | BlockRole, t: T): string {
  switch (role) {
    case 'wall':
    case 'door':
    case 'window':
    case 'room':
      return t(`edit.kind.${role}`)
    case 'desk':
    case 'meeting':
    case 'parking':
    case 'locker':
      return t(`edit.library.${role}`)
    case 'opening':
    case 'furniture':
    case 'line':
    case 'ignore':
    case 'other':
      return t(`edit.import.role.${role}`)
    default:
      return t(`edit.furniture.${role}`)
  }
}
