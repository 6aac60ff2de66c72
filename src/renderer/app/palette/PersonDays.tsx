import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isWeekend } from '#shared/calendar/arithmetic.ts'
import type { Person } from '#shared/domain/people.ts'
import { api } from '../../core/client.ts'
import { useReady } from '../../core/session.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { PlaceIcon } from '../../ui/PlaceIcon.tsx'

const PLACES = ['office', 'home', 'elsewhere', 'away'] as const

/** Where a colleague is in the next two weeks, as far as the person may see it. */
export function PersonDays({ person, onBack }: { person: Person; onBack: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { days } = useReady()
  const { data } = useQuery(api.planning.days.queryOptions({ input: { from: days.today, days: 14 } }))
  return (
    <div className="person-days">
      <div className="person-days-head">
        <Button variant="quiet" small autoFocus aria-label={t('app.palette.back')} onPress={onBack}>
          <ArrowLeft size={16} aria-hidden />
        </Button>
        <h2>{t('app.palette.personDays', { name: person.displayName })}</h2>
      </div>
      <ul>
        {(data ?? [])
          .filter((d) => !isWeekend(d.day))
          .map((d) => {
            const places = PLACES.filter((p) => d.colleagues[p].includes(person.id))
            return (
              <li key={d.day}>
                <span>{format.dayLong(d.day)}</span>
                <span className={places.length === 0 ? 'muted' : ''}>
                  {places.length === 0
                    ? t('app.palette.unplanned')
                    : places.map((p) => (
                        <span key={p} className={`person-place ${p}`}>
                          <PlaceIcon place={p} size={16} />
                          {t(`common.place.${p}`)}
                        </span>
                      ))}
                </span>
              </li>
            )
          })}
      </ul>
    </div>
  )
}
