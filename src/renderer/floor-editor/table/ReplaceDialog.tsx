import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Feature } from '#shared/domain/floor-plan.ts'
import type { Edit } from '#shared/floor-edit/edit.ts'
import { objectsOf, type PlanObject } from '#shared/floor-edit/objects.ts'
import { replace, replaceFeature, replacements } from '#shared/floor-edit/replace.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { notify } from '../../ui/toast.ts'
import { useEditor } from '../shell.ts'
import './ReplaceDialog.css'

/** Places shown of what would change. */
const MOST = 100

/** One place that would change. */
interface Place {
  readonly id: string
  readonly what: string
  readonly before: string
  readonly after: string
}

/** Find and replace in names, or in what spaces have: on the whole floor, or in what is chosen. */
export function ReplaceDialog() {
  const { t } = useTranslation()
  const { draft, objects, isHeld, words, show, actions, close } = useEditor()
  const [within, setWithin] = useState<'names' | 'features'>('names')
  const [isOfChoice, setOfChoice] = useState(objects.length > 1)
  const [text, setText] = useState('')
  const [by, setBy] = useState('')
  const [feature, setFeature] = useState<Feature>('docking')
  const [byFeature, setByFeature] = useState<Feature | 'none'>('none')
  const meant = useMemo(
    () => (isOfChoice ? objects : [...objectsOf(draft.document)]).filter((o) => !isHeld(o)),
    [isOfChoice, objects, draft.document, isHeld],
  )
  const featureWords = (one: Feature | 'none') =>
    one === 'none' ? t('edit.replace.nothing') : t(`floor.feature.${one}`)

  const ofNames = (): { edit: Edit; places: Place[] } => ({
    edit: replace(meant, text, by),
    places: replacements(meant, text, by).map(({ of, before, after }) => ({
      id: of.object.id,
      what: of.kind === 'space' ? words.name(of) : words.sort(of),
      before,
      after: after || t('edit.replace.empty'),
    })),
  })
  const ofFeatures = (): { edit: Edit; places: Place[] } => {
    const edit = replaceFeature(
      meant.filter((o) => o.kind === 'space'),
      feature,
      byFeature === 'none' ? null : byFeature,
    )
    const places = edit.map(({ id, kind, before }) => ({
      id,
      what: words.name({ kind, object: before } as PlanObject),
      before: featureWords(feature),
      after: featureWords(byFeature),
    }))
    return { edit, places }
  }
  const { edit, places } = within === 'names' ? ofNames() : ofFeatures()
  const n = places.length
  return (
    <Dialog
      title={t('edit.replace.title')}
      isOpen
      onClose={close}
      wide
      actions={
        <>
          <Button
            isDisabled={n === 0}
            onPress={() => {
              show(new Set(places.map((p) => p.id)))
              close()
            }}
          >
            {t('edit.replace.choose')}
          </Button>
          <Button
            variant="primary"
            isDisabled={n === 0}
            onPress={() => {
              actions.apply(edit)
              notify(t('edit.replace.done', { n }))
              close()
            }}
          >
            {t('edit.replace.all', { n })}
          </Button>
        </>
      }
    >
      <div className="replace">
        <SegmentedControl
          label={t('edit.replace.within')}
          options={(['names', 'features'] as const).map((id) => ({ id, label: t(`edit.replace.in.${id}`) }))}
          value={within}
          onChange={setWithin}
        />
        <div className="replace-fields">
          {within === 'names' ? (
            <>
              <TextField label={t('edit.replace.find')} value={text} onChange={setText} autoFocus />
              <TextField label={t('edit.replace.by')} value={by} onChange={setBy} />
            </>
          ) : (
            <>
              <Select
                label={t('edit.replace.find')}
                showLabel
                options={Feature.options.map((id) => ({ id, label: featureWords(id) }))}
                value={feature}
                onChange={setFeature}
              />
              <Select
                label={t('edit.replace.by')}
                showLabel
                options={(['none', ...Feature.options] as const)
                  .filter((id) => id !== feature)
                  .map((id) => ({ id, label: featureWords(id) }))}
                value={byFeature === feature ? 'none' : byFeature}
                onChange={setByFeature}
              />
            </>
          )}
        </div>
        {objects.length > 0 ? (
          <Checkbox isSelected={isOfChoice} onChange={setOfChoice}>
            {t('edit.replace.ofChoice', { n: objects.length })}
          </Checkbox>
        ) : null}
        <p role="status" className="muted">
          {t('edit.replace.count', { n })}
        </p>
        {n > 0 ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
          <ul className="replace-list" tabIndex={0} aria-label={t('edit.replace.preview')}>
            {places.slice(0, MOST).map((place, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an object may have two names
              <li key={`${place.id} ${i}`}>
                <span className="muted">{place.what}</span>
                <del>{place.before}</del>
                <span aria-hidden>→</span>
                <ins>{place.after}</ins>
              </li>
            ))}
            {n > MOST ? <li className="muted">{t('edit.replace.more', { n: n - MOST })}</li> : null}
          </ul>
        ) : null}
      </div>
    </Dialog>
  )
}
