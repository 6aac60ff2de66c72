import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { HALVES, isWeekend } from '#shared/calendar/arithmetic.ts'
import type { Half } from '#shared/calendar/day.ts'
import type { Place, Places } from '#shared/domain/day-plan.ts'
import type { Person } from '#shared/domain/people.ts'
import { api } from '../../core/client.ts'
import { useReady } from '../../core/session.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { PlaceIcon } from '../../ui/PlaceIcon.tsx'

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
            const places = d.colleagues.find((c) => c.personId === person.id)?.places
            return (
              <li key={d.day}>
                <span>{format.dayLong(d.day)}</span>
                {places ? (
                  <Halves places={places} />
                ) : (
                  <span className="muted">{t('app.palette.unplanned')}</span>
                )}
              </li>
            )
          })}
      </ul>
    </div>
  )
}

/** A day at one place, or what each half is. */
function Halves({ places }: { places: Places }) {
  const { t } = useTranslation()
  const { am, pm } = places
  const at = (place: Place, part?: Half) => (
    <span key={part} className={`person-place ${place}`}>
      <PlaceIcon place={place} size={16} />
      {part ? `${t(`common.part.${part}`)} ` : ''}
      {t(`common.place.${place}`)}
    </span>
  )
  if (am !== null && am === pm) return <span>{at(am)}</span>
  return (
    <span>
      {HALVES.map((half) => {
        const place = places[half]
        return place === null ? null : [at(place, half), ' ']
      })}
    </span>
  )
}
