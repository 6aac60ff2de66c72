import { useTranslation } from 'react-i18next'
import type { DayPart } from '#shared/calendar/day.ts'
import type { PlaceWanted, WeekDay } from '#shared/contract/local.ts'
import { placesWords } from '../changes/sentences.ts'
import { useFormat } from '../i18n/format.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { PlaceIcon } from '../ui/PlaceIcon.tsx'
import { halvesWithPlaces, nothingOf } from './day-words.ts'
import { PlaceMenu } from './PlaceMenu.tsx'
import { isPlannable, isPlanned, isWholeDay, PLACES, partToWork } from './summary.ts'
import './Places.css'

type Choose = (part: DayPart, place: PlaceWanted | null) => void

/** Where the person is that day: set with one click while open, changed by a menu afterwards. */
export function Places({ day, choose }: { day: WeekDay; choose: Choose }) {
  if (isPlanned(day)) return <Planned day={day} choose={choose} />
  if (!isPlannable(day)) return null
  const part = partToWork(day)
  return part === null ? (
    <OnFreeDay day={day} choose={choose} />
  ) : (
    <Open day={day} part={part} choose={choose} />
  )
}

function Planned({ day, choose }: { day: WeekDay; choose: Choose }) {
  const { t } = useTranslation()
  const format = useFormat()
  const pills = <Pills day={day} />
  if (!isPlannable(day)) return <div className="pills">{pills}</div>
  return (
    <PlaceMenu
      day={day}
      choose={choose}
      button={
        <Button
          variant="quiet"
          className="pills"
          aria-label={t('week.change', {
            what: placesWords(day.places, t, nothingOf(day, t)),
            day: format.dayLong(day.day),
          })}
        >
          {pills}
        </Button>
      }
    />
  )
}

function Pills({ day }: { day: WeekDay }) {
  const { t } = useTranslation()
  const { am } = day.places
  const nothing = nothingOf(day, t)
  if (am !== null && isWholeDay(day))
    return (
      <span className={classes('pill', am)}>
        <PlaceIcon place={am} />
        {t(`common.place.${am}`)}
      </span>
    )
  return halvesWithPlaces(day).map(({ half, place }) => (
    <span key={half} className={classes('pill half', place ?? 'open')}>
      {/* Keeps the words apart in the button's text. */}{' '}
      {place === null ? <span className="no-icon" /> : <PlaceIcon place={place} />}
      <span>
        <span className="pill-part">{t(`common.part.${half}`)}</span>{' '}
        <span className="pill-place">{place === null ? nothing[half] : t(`common.place.${place}`)}</span>
      </span>
    </span>
  ))
}

function Open({ day, part, choose }: { day: WeekDay; part: DayPart; choose: Choose }) {
  const { t } = useTranslation()
  const format = useFormat()
  const named = format.dayLong(day.day)
  return (
    <div className="choices">
      {PLACES.map((place) => (
        <Button
          key={place}
          className="choice"
          aria-label={t('week.choose', { place: t(`common.place.${place}`), day: named })}
          onPress={() => choose(part, place)}
        >
          <PlaceIcon place={place} />
          {t(`common.place.${place}`)}
        </Button>
      ))}
      <PlaceMenu
        day={day}
        choose={choose}
        button={
          <Button variant="quiet" small className="half-day" aria-label={t('week.halfFor', { day: named })}>
            {t('week.half')}
          </Button>
        }
      />
    </div>
  )
}

/** Days on which the person does not work ask for nothing; who works all the same finds the menu. */
function OnFreeDay({ day, choose }: { day: WeekDay; choose: Choose }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <PlaceMenu
      day={day}
      choose={choose}
      button={
        <Button
          variant="quiet"
          small
          className="half-day"
          aria-label={t('week.planFor', { day: format.dayLong(day.day) })}
        >
          {t('week.plan')}
        </Button>
      }
    />
  )
}
