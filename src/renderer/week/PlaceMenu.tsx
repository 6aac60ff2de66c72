import { Eraser, RotateCcw } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { HALVES } from '#shared/calendar/arithmetic.ts'
import type { DayPart } from '#shared/calendar/day.ts'
import type { PlaceWanted, WeekDay } from '#shared/contract/local.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import { useFormat } from '../i18n/format.ts'
import { MenuButton, MenuItem, MenuSeparator, Submenu } from '../ui/Menu.tsx'
import { PlaceIcon } from '../ui/PlaceIcon.tsx'
import { isPlanned, isWholeDay, PLACES } from './summary.ts'

type Choose = (part: DayPart, place: PlaceWanted | null) => void

/** The four places for one part of a day. */
function PlaceItems({ part, chosen, choose }: { part: DayPart; chosen: Place | null; choose: Choose }) {
  const { t } = useTranslation()
  return PLACES.map((place) => (
    <MenuItem
      key={place}
      icon={<PlaceIcon place={place} />}
      isChosen={chosen === place}
      onAction={() => choose(part, place)}
    >
      {t(`common.place.${place}`)}
    </MenuItem>
  ))
}

/** Everything a day can be: a place for the whole day, one for each half, or nothing. */
export function PlaceMenu({ day, button, choose }: { day: WeekDay; button: ReactElement; choose: Choose }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <MenuButton label={t('week.menu', { day: format.dayLong(day.day) })} button={button}>
      <PlaceItems part="day" chosen={isWholeDay(day) ? day.places.am : null} choose={choose} />
      <MenuSeparator />
      {HALVES.map((half) => (
        <HalfMenu key={half} half={half} day={day} choose={choose} />
      ))}
      {isPlanned(day) ? (
        <>
          <MenuSeparator />
          {day.beforeAbsence ? (
            <MenuItem icon={<RotateCcw size={18} aria-hidden />} onAction={() => choose('day', 'asBefore')}>
              {t('week.asBefore')}
            </MenuItem>
          ) : null}
          <MenuItem icon={<Eraser size={18} aria-hidden />} onAction={() => choose('day', null)}>
            {t('week.clear')}
          </MenuItem>
        </>
      ) : null}
    </MenuButton>
  )
}

function HalfMenu({ half, day, choose }: { half: 'am' | 'pm'; day: WeekDay; choose: Choose }) {
  const { t } = useTranslation()
  const place = day.places[half]
  return (
    <Submenu
      title={t(`week.${half}`)}
      trail={place === null ? t('week.day.open') : t(`common.place.${place}`)}
    >
      <PlaceItems part={half} chosen={place} choose={choose} />
      {place === null ? null : (
        <>
          <MenuSeparator />
          <MenuItem icon={<Eraser size={18} aria-hidden />} onAction={() => choose(half, null)}>
            {t('week.clear')}
          </MenuItem>
        </>
      )}
    </Submenu>
  )
}
