import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '#shared/domain/floor-plan.ts'
import { changed, NO_EDIT } from '#shared/floor-edit/edit.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { normal } from '#shared/floor-edit/transform.ts'
import { Slider } from '../../ui/Slider.tsx'
import { useEditor } from '../shell.ts'
import { common } from './common.ts'
import { NumberInput, TextInput } from './NumberInput.tsx'

type Of<K extends PlanObject['kind']> = Extract<PlanObject, { kind: K }>

/** What only texts, dimensions and pictures have. */
export function NoteProperties() {
  const { objects } = useEditor()
  const texts = objects.filter((o) => o.kind === 'text')
  const pictures = objects.filter((o) => o.kind === 'image')
  const [only] = objects.length === 1 ? objects : []
  return (
    <>
      {texts.length > 0 ? <TextFields texts={texts} /> : null}
      {only?.kind === 'dimension' ? <DimensionFields dimension={only} /> : null}
      {pictures.length > 0 ? <Opacity pictures={pictures} /> : null}
    </>
  )
}

function TextFields({ texts }: { texts: readonly Of<'text'>[] }) {
  const { actions } = useEditor()
  const { t } = useTranslation()
  const set = (fields: Partial<Of<'text'>['object']>) =>
    actions.apply(changed(texts.map((o) => [o, { ...o.object, ...fields }])))
  return (
    <>
      <TextInput
        sign={t('edit.kind.text')}
        value={common(texts.map((o) => o.object.text))}
        longest={500}
        needed
        onChange={(text) => set({ text })}
      />
      <div className="edit-fields">
        <NumberInput
          sign={t('edit.sign.letters')}
          label={t('edit.letters')}
          value={common(texts.map((o) => o.object.size))}
          digits={1}
          least={10}
          most={10_000}
          onChange={(size) => set({ size })}
        />
        <NumberInput
          sign="∠"
          label={t('edit.rotation')}
          value={common(texts.map((o) => normal(o.object.rotation)))}
          digits={2}
          least={-360}
          most={360}
          onChange={(rotation) => set({ rotation: normal(rotation) })}
        />
      </div>
    </>
  )
}

/** Both ends, and how far beside them it is written; how long it is follows, and is what it is called by. */
function DimensionFields({ dimension }: { dimension: Of<'dimension'> }) {
  const { actions } = useEditor()
  const { t } = useTranslation()
  const { object } = dimension
  const set = (fields: Partial<Of<'dimension'>['object']>) =>
    actions.apply(changed([[dimension, { ...object, ...fields }]]))
  const coordinate = (end: 'from' | 'to', axis: 0 | 1) => {
    const sign = axis === 0 ? 'x' : 'y'
    const moved = ([x, y]: Point, mm: number): [number, number] => (axis === 0 ? [mm, y] : [x, mm])
    return (
      <NumberInput
        sign={end === 'from' ? `${sign}₁` : `${sign}₂`}
        label={t(`edit.dimension.${end}`, { axis: sign })}
        value={object[end][axis] / 1000}
        digits={3}
        onChange={(m) => set({ [end]: moved(object[end], Math.round(m * 1000)) })}
      />
    )
  }
  return (
    <div className="edit-fields">
      {coordinate('from', 0)}
      {coordinate('from', 1)}
      {coordinate('to', 0)}
      {coordinate('to', 1)}
      <NumberInput
        sign={t('edit.sign.gap')}
        label={t('edit.dimension.offset')}
        value={object.offset / 1000}
        digits={3}
        least={-100}
        most={100}
        onChange={(m) => set({ offset: Math.round(m * 1000) })}
      />
    </div>
  )
}

function Opacity({ pictures }: { pictures: readonly Of<'image'>[] }) {
  const { actions, preview } = useEditor()
  const { t } = useTranslation()
  // Whatever ends the pulling, nothing of it is left on the board.
  useEffect(() => () => preview(NO_EDIT), [preview])
  const withOpacity = (opacity: number) => changed(pictures.map((o) => [o, { ...o.object, opacity }]))
  return (
    <Slider
      label={t('edit.opacity')}
      value={pictures[0]?.object.opacity ?? 1}
      least={0.05}
      most={1}
      step={0.05}
      format={{ style: 'percent' }}
      onPull={(opacity) => preview(withOpacity(opacity))}
      onChange={(opacity) => {
        preview(NO_EDIT)
        actions.apply(withOpacity(opacity))
      }}
    />
  )
}
