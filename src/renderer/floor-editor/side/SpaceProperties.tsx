import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Feature, type PlannedSpace, SpaceKind } from '#shared/domain/floor-plan.ts'
import { renumber, schemeProblem } from '#shared/floor-edit/numbering.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { changedSpaces, type SpaceObject, withFeature } from '#shared/floor-edit/spaces.ts'
import { normal } from '#shared/floor-edit/transform.ts'
import { Button } from '../../ui/Button.tsx'
import { ToggleChip } from '../../ui/Chip.tsx'
import { Select } from '../../ui/Select.tsx'
import { useEditor } from '../shell.ts'
import { common } from './common.ts'
import { NumberInput, TextInput } from './NumberInput.tsx'

/** What only spaces have; of many, all of them at once. */
export function SpaceProperties({ spaces }: { spaces: readonly SpaceObject[] }) {
  const {
    draft: { document },
    actions,
  } = useEditor()
  const { t } = useTranslation()
  const [scheme, setScheme] = useState('{n}')
  const [from, setFrom] = useState(1)
  const [perRoom, setPerRoom] = useState(false)
  const each = (next: (space: PlannedSpace) => PlannedSpace) => actions.apply(changedSpaces(spaces, next))
  const kind = common(spaces.map((o) => o.object.kind))
  return (
    <section className="edit-section">
      <h2>{t('edit.spaces', { n: spaces.length })}</h2>
      <Select
        label={t('edit.kindFilter')}
        options={[
          ...(kind === null ? [{ id: 'several' as const, label: t('edit.severalKinds') }] : []),
          ...SpaceKind.options.map((id) => ({ id, label: t(`edit.spaceKind.${id}`) })),
        ]}
        value={kind ?? 'several'}
        onChange={(next) => next !== 'several' && each((s) => ({ ...s, kind: next }))}
      />
      <AreaOf kind="room" spaces={spaces} />
      <AreaOf kind="zone" spaces={spaces} />
      <div className="edit-chips">
        {Feature.options.map((feature) => (
          <ToggleChip
            key={feature}
            isSelected={spaces.every((o) => o.object.features.includes(feature))}
            onChange={(on) => each((s) => withFeature(s, feature, on))}
          >
            {t(`floor.feature.${feature}`)}
          </ToggleChip>
        ))}
        <ToggleChip
          isSelected={spaces.every((o) => !o.object.bookable)}
          onChange={(blocked) => each((s) => ({ ...s, bookable: !blocked }))}
        >
          {t('edit.blocked')}
        </ToggleChip>
      </div>
      <Button onPress={() => each((s) => ({ ...s, rotation: normal(s.rotation + 180) }))}>
        {t('edit.chairSide')}
      </Button>
      <TextInput sign={t('edit.scheme')} value={scheme} longest={40} needed onChange={setScheme} />
      <p className="muted">{t('edit.schemeHelp', { n: '{n}', room: '{room}', zone: '{zone}' })}</p>
      <div className="edit-chips">
        <ToggleChip isSelected={perRoom} onChange={setPerRoom}>
          {t('edit.perRoom')}
        </ToggleChip>
      </div>
      <div className="edit-fields">
        <NumberInput
          sign={t('edit.sign.from')}
          label={t('edit.numberFrom')}
          value={from}
          digits={0}
          least={0}
          most={99_999}
          onChange={(n) => setFrom(Math.round(n))}
        />
        <Button
          isDisabled={schemeProblem(scheme) !== null}
          onPress={() =>
            actions.apply(
              renumber(document, new Set(spaces.map((o) => o.object.id)), { scheme, from, perRoom }),
            )
          }
        >
          {t('edit.renumber')}
        </Button>
      </div>
    </section>
  )
}

const [NONE, SEVERAL] = ['none', 'several']

/** The room or zone they belong to: that which they stand in, or another, set by hand until they are moved. */
function AreaOf({ kind, spaces }: { kind: 'room' | 'zone'; spaces: readonly SpaceObject[] }) {
  const { draft, actions, words } = useEditor()
  const { t } = useTranslation()
  const areas = draft.document[`${kind}s`]
  if (areas.length === 0) return null
  const key = `${kind}Id` as const
  const is = common(spaces.map((o) => o.object[key] ?? NONE))
  return (
    <Select
      label={t(`edit.kind.${kind}`)}
      options={[
        ...(is === null ? [{ id: SEVERAL, label: t(`edit.severalAreas.${kind}`) }] : []),
        { id: NONE, label: t(`edit.noArea.${kind}`) },
        ...areas.map((object) => ({
          id: object.id,
          label: words.name({ kind, object } as PlanObject),
        })),
      ]}
      value={is ?? SEVERAL}
      onChange={(next) =>
        next !== SEVERAL &&
        actions.apply(changedSpaces(spaces, (s) => ({ ...s, [key]: next === NONE ? null : next })))
      }
    />
  )
}
