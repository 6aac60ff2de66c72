import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Feature, SpaceKind } from '#shared/domain/floor-plan.ts'
import type { Wanted } from '#shared/floor-edit/choose.ts'
import { ObjectKind } from '#shared/floor-edit/objects.ts'
import { Button } from '../../ui/Button.tsx'
import { ToggleChip } from '../../ui/Chip.tsx'
import { PopoverButton } from '../../ui/Popover.tsx'
import { Select } from '../../ui/Select.tsx'
import { useEditor } from '../shell.ts'

const STATES: readonly Wanted['state'][] = ['any', 'bookable', 'blocked', 'locked']
const ANYWHERE = ''

/** Which objects are meant: of what kind, where, with what, in what state. */
export function WantedFields(props: { wanted: Wanted; onChange: (wanted: Wanted) => void; small?: boolean }) {
  const { wanted, onChange, small = false } = props
  const {
    draft: {
      document: { rooms, zones },
    },
  } = useEditor()
  const { t, i18n } = useTranslation()
  const { features } = wanted
  const areas = useMemo(() => {
    const { compare } = new Intl.Collator(i18n.language, { numeric: true })
    const all = [
      ...rooms.map((r) => ({ id: r.id, label: [r.number, r.name].filter(Boolean).join(' ') })),
      ...zones.map((z) => ({ id: z.id, label: z.name })),
    ]
    return all.filter((a) => a.label !== '').sort((a, b) => compare(a.label, b.label))
  }, [rooms, zones, i18n.language])
  const sorts: { id: Wanted['sort']; label: string }[] = [
    { id: 'space', label: t('edit.wanted.spaces') },
    ...SpaceKind.options.map((kind) => ({
      id: `space ${kind}` as const,
      label: t(`edit.wanted.spacesOf.${kind}`),
    })),
    ...ObjectKind.options
      .filter((kind) => kind !== 'space')
      .map((kind) => ({ id: kind, label: t(`edit.kinds.${kind}`) })),
    { id: 'all', label: t('edit.allKinds') },
  ]
  return (
    <>
      <Select
        small={small}
        label={t('edit.kindFilter')}
        options={sorts}
        value={wanted.sort}
        onChange={(sort) => onChange({ ...wanted, sort })}
      />
      <Select
        small={small}
        label={t('edit.wanted.area')}
        options={[{ id: ANYWHERE, label: t('edit.wanted.anywhere') }, ...areas]}
        value={areas.some((a) => a.id === wanted.areaId) ? wanted.areaId : ANYWHERE}
        onChange={(id) => onChange({ ...wanted, areaId: id === ANYWHERE ? null : id })}
      />
      <Select
        small={small}
        label={t('edit.wanted.state')}
        options={STATES.map((id) => ({ id, label: t(`edit.wanted.stateOf.${id}`) }))}
        value={wanted.state}
        onChange={(state) => onChange({ ...wanted, state })}
      />
      <PopoverButton
        label={t('edit.wanted.features')}
        button={
          <Button small={small}>
            {features.length === 0
              ? t('edit.wanted.features')
              : t('edit.wanted.featuresOf', { n: features.length })}
          </Button>
        }
      >
        <div className="edit-chips edit-wanted">
          {Feature.options.map((feature) => (
            <ToggleChip
              key={feature}
              isSelected={features.includes(feature)}
              onChange={(on) =>
                onChange({
                  ...wanted,
                  features: on ? [...features, feature] : features.filter((f) => f !== feature),
                })
              }
            >
              {t(`floor.feature.${feature}`)}
            </ToggleChip>
          ))}
        </div>
      </PopoverButton>
    </>
  )
}
