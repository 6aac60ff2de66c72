import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { checkPlan, type Finding, SOURCES } from '#shared/floor-check/check-plan.ts'
import { pick } from '#shared/floor-edit/objects.ts'
import type { EditWords } from '../use-words.ts'

/** Drawing goes on; a check of a large floor waits until the hand rests. */
const REST_MS = 250
/** Shown one by one; all are counted. */
const SHOWN = 60

/** What the rules for workplaces say about the drawing: number, limit, source. */
export function Checks(props: {
  document: FloorPlanDocument
  words: EditWords
  onChoose: (ids: ReadonlySet<string>) => void
}) {
  const { document, words, onChoose } = props
  const { t, i18n } = useTranslation()
  const [findings, setFindings] = useState<readonly Finding[] | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setFindings(checkPlan(document)), REST_MS)
    return () => clearTimeout(timer)
  }, [document])
  if (!findings) return null
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 })
  const about = (f: Finding): string => {
    const [first] = pick(document, new Set(f.ids.slice(0, 1)))
    return first ? words.name(first) : ''
  }
  return (
    <section className="edit-section" aria-label={t('edit.check.title', { n: findings.length })}>
      <h2>{t('edit.check.title', { n: findings.length })}</h2>
      {findings.length === 0 ? (
        <p className="check-fine">
          <CircleCheck size={16} aria-hidden />
          {t('edit.check.fine')}
        </p>
      ) : (
        <ul className="check-list">
          {findings.slice(0, SHOWN).map((f) => (
            <li key={`${f.kind} ${f.ids.join(' ')}`}>
              <button type="button" onClick={() => onChoose(new Set(f.ids))}>
                <TriangleAlert size={16} aria-hidden />
                <span>
                  <strong>
                    {t(`edit.check.${f.kind}`, {
                      found: number.format(f.found ?? 0),
                    })}
                  </strong>
                  <span className="muted">
                    {[
                      about(f),
                      f.limit === null
                        ? null
                        : t(`edit.check.limit.${f.kind}`, {
                            limit: number.format(f.limit),
                            people: f.people ?? 0,
                          }),
                      SOURCES[f.kind],
                    ]
                      .filter(Boolean)
                      .join('; ')}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="muted">{t('edit.check.note')}</p>
    </section>
  )
}
