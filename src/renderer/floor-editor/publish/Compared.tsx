import { useTranslation } from 'react-i18next'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { Button } from '../../ui/Button.tsx'
import { useEditor } from '../shell.ts'
import './Compared.css'

/** Rows that are named one by one; all are counted. */
const NAMED = 100

/** While the draft is compared with what is published: what the forms on the board mean, and what changes in words. */
export function Compared() {
  const { compared, showChanges, draft, words } = useEditor()
  const { t } = useTranslation()
  if (!compared) return null
  const rows = [
    ...named('added', compared.added),
    ...named(
      'changed',
      compared.changed.map((c) => c.after),
    ),
    ...named('removed', compared.removed),
  ]
  return (
    <div className="edit-note compared">
      <div className="compared-head">
        <p role="status">
          {rows.length === 0
            ? t('edit.publish.nothing')
            : t('edit.compare.about', { version: draft.version })}
        </p>
        <Button small onPress={() => showChanges(false)}>
          {t('edit.compare.close')}
        </Button>
      </div>
      {rows.length > 0 ? (
        <>
          <p className="compared-legend">
            {(['added', 'changed', 'removed'] as const).map((how) => (
              <span key={how}>
                <span className={`compared-mark ${how}`} aria-hidden />
                {t(`edit.compare.counted.${how}`, { n: compared[how].length })}
              </span>
            ))}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and nothing in it takes the keys */}
          <ul className="compared-list" aria-label={t('edit.compare.list')} tabIndex={0}>
            {rows.slice(0, NAMED).map(({ how, object }) => (
              <li key={`${how} ${object.object.id}`}>
                {t(`edit.compare.${how}`, { what: words.name(object) })}
              </li>
            ))}
            {rows.length > NAMED ? <li>{t('edit.compare.more', { n: rows.length - NAMED })}</li> : null}
          </ul>
        </>
      ) : null}
    </div>
  )
}

const named = <H extends string>(how: H, objects: readonly PlanObject[]) =>
  objects.map((object) => ({ how, object }))
