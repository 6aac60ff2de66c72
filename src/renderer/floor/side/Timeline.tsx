import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Day, Minutes } from '#shared/calendar/day.ts'
import type { PersonId, SpaceId } from '#shared/domain/ids.ts'
import type { Person } from '#shared/domain/people.ts'
import { spanWords } from '../../changes/sentences.ts'
import { api } from '../../core/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { SHOWN_HOURS } from '../model/action.ts'
import './Timeline.css'

const LENGTH = SHOWN_HOURS.to - SHOWN_HOURS.from
const share = (minute: number) =>
  `${(100 * (Math.min(SHOWN_HOURS.to, Math.max(SHOWN_HOURS.from, minute)) - SHOWN_HOURS.from)) / LENGTH}%`
const HOURS = [8, 12, 16]

export interface Span extends Minutes {
  readonly by: 'mine' | 'team' | 'other' | 'closed'
  readonly personId: PersonId | null
}

/** When a space is held or closed that day; null while it is read. */
export function useSpaceDay(spaceId: SpaceId, day: Day): readonly Span[] | null {
  const { data } = useQuery(api.floors.spaceDay.queryOptions({ input: { spaceId, day } }))
  return data ?? null
}

/** A desk's day as a bar with what it says in words for those who do not see it. */
export function Timeline({
  spans,
  day,
  period,
  noon,
  people,
}: {
  spans: readonly Span[]
  day: Day
  period: Minutes
  noon: number
  people: ReadonlyMap<PersonId, Person>
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const who = (span: Span) =>
    span.by === 'mine'
      ? t('floor.who.mine')
      : span.by === 'closed'
        ? t('floor.state.closed')
        : ((span.personId && people.get(span.personId)?.displayName) ?? t('floor.who.other'))
  if (spans.length === 0) return <p className="muted">{t('floor.timelineFree')}.</p>
  return (
    <div className="timeline">
      <div className="timeline-bar" aria-hidden="true">
        {spans.map((s) => (
          <span
            key={s.from}
            className={`timeline-span ${s.by}`}
            style={{ left: share(s.from), right: `calc(100% - ${share(s.to)})` }}
          />
        ))}
        {period.to - period.from < 1440 ? (
          <span
            className="timeline-period"
            style={{ left: share(period.from), right: `calc(100% - ${share(period.to)})` }}
          />
        ) : null}
      </div>
      <div className="timeline-hours" aria-hidden="true">
        {HOURS.map((h) => (
          <span key={h} style={{ left: share(h * 60) }}>
            {h}
          </span>
        ))}
      </div>
      <ul className="visually-hidden" aria-label={t('floor.timeline', { day: format.dayLong(day) })}>
        {spans.map((s) => (
          <li key={s.from}>
            {t('floor.timelineSpan', { when: spanWords(s, { t, format, noon }), who: who(s) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
