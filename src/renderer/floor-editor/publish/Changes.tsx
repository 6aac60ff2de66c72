import { useTranslation } from 'react-i18next'
import type { Comparison } from '#shared/floor-edit/compare.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import type { EditWords } from '../use-words.ts'
import './Changes.css'

/** Rows that are named one by one; all are counted. */
const NAMED = 100

export const isUnchanged = ({ added, changed, removed }: Comparison): boolean =>
  added.length + changed.length + removed.length === 0

/** What the forms on a compared drawing mean, and what changes in words. @param words of the later drawing */
export function Changes({ compared, words }: { compared: Comparison; words: EditWords }) {
  const { t } = useTranslation()
  const rows = [
    ...named('added', compared.added),
    ...named(
      'changed',
      compared.changed.map((c) => c.after),
    ),
    ...named('removed', compared.removed),
  ]
  return (
    <>
      <p className="changes-legend">
        {(['added', 'changed', 'removed'] as const).map((how) => (
          <span key={how}>
            <span className={`changes-mark ${how}`} aria-hidden />
            {t(`edit.compare.counted.${how}`, { n: compared[how].length })}
          </span>
        ))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and nothing in it takes the keys */}
      <ul className="changes-list" aria-label={t('edit.compare.list')} tabIndex={0}>
        {rows.slice(0, NAMED).map(({ how, object }) => (
          <li key={`${how} ${object.object.id}`}>{t(`edit.compare.${how}`, { what: words.name(object) })}</li>
        ))}
        {rows.length > NAMED ? <li>{t('edit.compare.more', { n: rows.length - NAMED })}</li> : null}
      </ul>
    </>
  )
}

const named = <H extends string>(how: H, objects: readonly PlanObject[]) =>
  objects.map((object) => ({ how, object }))
