import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { Edit } from '#shared/floor-edit/edit.ts'
import { objectsOf } from '#shared/floor-edit/objects.ts'
import { find, replace } from '#shared/floor-edit/replace.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { announce } from '../../ui/toast.ts'

/** Find and replace in labels, names and texts of the whole floor. */
export function Replace({ document, apply }: { document: FloorPlanDocument; apply: (edit: Edit) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [by, setBy] = useState('')
  const objects = useMemo(() => [...objectsOf(document)], [document])
  const n = useMemo(() => find(objects, text).length, [objects, text])
  return (
    <section className="edit-section">
      <h2>{t('edit.replace')}</h2>
      <TextField label={t('edit.find')} value={text} onChange={setText} />
      <TextField label={t('edit.replaceBy')} value={by} onChange={setBy} />
      <Button
        isDisabled={n === 0}
        onPress={() => {
          apply(replace(objects, text, by))
          announce(t('edit.replaced', { n }))
        }}
      >
        {t('edit.replaceAll', { n })}
      </Button>
    </section>
  )
}
