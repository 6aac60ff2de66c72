import { TriangleAlert, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TeamMatrix } from '#shared/contract/local.ts'
import { useReady } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { areTogether, scopeWords } from './words.ts'

const MOST_NAMES = 8
const MOST_GAPS = 8

/** Where staffing is short and who could still come, and who one meets. */
export function Aside({ matrix, columns }: { matrix: TeamMatrix; columns: readonly number[] }) {
  const { t } = useTranslation()
  const { days } = useReady()
  const ahead = columns.filter((i) => (matrix.days[i]?.day ?? '') >= days.today)
  return (
    <>
      {matrix.leads ? <Gaps matrix={matrix} ahead={ahead} /> : null}
      <Together matrix={matrix} ahead={ahead} />
      <p className="muted team-scope">{scopeWords(matrix, days, t)}</p>
    </>
  )
}

function useNames() {
  const { t } = useTranslation()
  const format = useFormat()
  return (names: readonly string[]) =>
    names.length <= MOST_NAMES
      ? format.list(names)
      : `${names.slice(0, MOST_NAMES - 1).join(', ')} ${t('team.aside.more', { n: names.length - MOST_NAMES + 1 })}`
}

function Gaps({ matrix, ahead }: { matrix: TeamMatrix; ahead: readonly number[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const list = useNames()
  const gaps = ahead.flatMap((i) =>
    matrix.staffing.flatMap((rule) => {
      const gap = rule.gaps[i]
      const day = matrix.days[i]
      return gap && gap.lacking > 0 && day ? [{ rule, day, ...gap }] : []
    }),
  )
  if (matrix.staffing.length === 0) return null
  return (
    <section className="aside-section" aria-labelledby="team-gaps">
      <h2 id="team-gaps">{t('team.aside.gaps')}</h2>
      {gaps.length === 0 ? <p className="muted">{t('team.aside.noGaps')}</p> : null}
      <ul className="aside-list">
        {gaps.slice(0, MOST_GAPS).map(({ rule, day, lacking, open, movable }) => (
          <li key={`${rule.ruleId} ${day.day}`} className="fact team-gap">
            <TriangleAlert size={18} aria-hidden />
            <div>
              <strong>{t('team.aside.gap', { n: lacking, day: format.dayShort(day.day) })}</strong>
              <p className="muted">
                {t('team.aside.rule', { n: rule.people, paragraph: rule.paragraph || '§' })}
              </p>
              {open.length > 0 ? <p>{t('team.aside.free', { names: list(open) })}</p> : null}
              {movable.length > 0 ? <p>{t('team.aside.movable', { names: list(movable) })}</p> : null}
              {open.length + movable.length === 0 ? <p>{t('team.aside.nobody')}</p> : null}
            </div>
          </li>
        ))}
      </ul>
      {gaps.length > MOST_GAPS ? (
        <p className="muted">{t('team.aside.more', { n: gaps.length - MOST_GAPS })}</p>
      ) : null}
    </section>
  )
}

function Together({ matrix, ahead }: { matrix: TeamMatrix; ahead: readonly number[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const list = useNames()
  const { me } = useReady()
  const own = matrix.people.find((p) => p.person.id === me.id)
  if (!own) return null
  const days = ahead.flatMap((i) => {
    const day = matrix.days[i]
    const names = matrix.people
      .filter((p) => p !== own && areTogether(p.cells[i] ?? null, own.cells[i] ?? null))
      .map((p) => p.person.displayName)
    return day && names.length > 0 ? [{ day: day.day, names }] : []
  })
  return (
    <section className="aside-section" aria-labelledby="team-together">
      <h2 id="team-together">{t('team.aside.together')}</h2>
      {days.length === 0 ? <p className="muted">{t('team.aside.alone')}</p> : null}
      <ul className="aside-list">
        {days.map(({ day, names }) => (
          <li key={day} className="fact">
            <Users size={18} aria-hidden />
            <p>{t('team.aside.togetherDay', { day: format.dayShort(day), names: list(names) })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
