import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ALL_SPACES, wantedOf } from '#shared/floor-edit/choose.ts'
import { Button } from '../../ui/Button.tsx'
import { useEditor } from '../shell.ts'
import { WantedFields } from './WantedFields.tsx'

/** Choosing without a pointer: by kind, place, features and state. */
export function ChooseBy() {
  const { t } = useTranslation()
  const {
    draft: { document },
    choose,
  } = useEditor()
  const [wanted, setWanted] = useState(ALL_SPACES)
  const found = useMemo(() => wantedOf(document, wanted), [document, wanted])
  return (
    <section className="edit-section">
      <h2>{t('edit.wanted.title')}</h2>
      <WantedFields wanted={wanted} onChange={setWanted} />
      <Button isDisabled={found.length === 0} onPress={() => choose(new Set(found.map((o) => o.object.id)))}>
        {t('edit.wanted.choose', { n: found.length })}
      </Button>
    </section>
  )
}
