import { useQuery } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { daysBetween } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { WeekDay } from '#shared/contract/local.ts'
import { RejectedChange } from '../changes/RejectedChange.tsx'
import { api } from '../core/client.ts'
import { useReady } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { RuleStatus } from '../rules/RuleStatus.tsx'
import { PlaceIcon } from '../ui/PlaceIcon.tsx'
import { Notices } from './Notices.tsx'
import { countWeek, PLACES } from './summary.ts'

/** The right column: what needs an answer, what the weeks come to, how far one may book. */
export function Aside({ weeks }: { weeks: readonly { monday: Day; days: readonly WeekDay[] }[] }) {
  return (
    <>
      <NeedsYou />
      <Notices />
      <RuleStatus weeks={weeks.map((w) => w.monday)} />
      <Overview weeks={weeks} />
      <BookingWindow />
    </>
  )
}

function NeedsYou() {
  const { t } = useTranslation()
  const { data } = useQuery(api.sync.changes.queryOptions())
  const rejected = (data ?? []).filter((c) => c.state === 'rejected' && !c.dismissed)
  if (rejected.length === 0) return null
  return (
    <section className="aside-section">
      <h2>{t('week.aside.needsYou')}</h2>
      <ul className="aside-list">
        {rejected.map((change) => (
          <li key={change.id}>
            <RejectedChange change={change} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Overview({ weeks }: { weeks: readonly { monday: Day; days: readonly WeekDay[] }[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const counted = weeks.map((w) => ({ ...w, counts: countWeek(w.days) }))
  const rows = [...PLACES, 'open' as const]
  return (
    <section className="aside-section">
      <h2>{t('week.aside.overview')}</h2>
      <table className="overview">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('week.aside.place')}</span>
            </th>
            {counted.map((w) => (
              <th key={w.monday} scope="col">
                {t('week.aside.weekShort', { n: format.week(w.monday) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row" className={row}>
                {row === 'open' ? (
                  t('week.aside.openDays')
                ) : (
                  <span>
                    <PlaceIcon place={row} />
                    {t(`common.place.${row}`)}
                  </span>
                )}
              </th>
              {counted.map((w) => (
                <td key={w.monday} className={w.counts[row] === 0 ? 'zero' : ''}>
                  {format.halves(w.counts[row])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function BookingWindow() {
  const { t } = useTranslation()
  const format = useFormat()
  const { days } = useReady()
  const ahead = daysBetween(days.today, days.last)
  return (
    <section className="aside-section">
      <div className="fact">
        <CalendarClock size={18} aria-hidden />
        <p>
          <strong>{t('week.aside.window', { day: format.date(days.last) })}</strong>
          <br />
          <span className="muted">
            {ahead % 7 === 0
              ? t('week.aside.windowWeeks', { n: ahead / 7 })
              : t('week.aside.windowDays', { n: ahead })}
          </span>
        </p>
      </div>
    </section>
  )
}
