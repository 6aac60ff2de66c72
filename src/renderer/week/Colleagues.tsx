import { useTranslation } from 'react-i18next'
import type { WeekDay } from '#shared/contract/local.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import type { Person } from '#shared/domain/people.ts'
import { useFormat } from '../i18n/format.ts'
import { Button } from '../ui/Button.tsx'
import { Initials } from '../ui/Initials.tsx'
import { PlaceIcon } from '../ui/PlaceIcon.tsx'
import { PopoverButton } from '../ui/Popover.tsx'
import { PLACES } from './summary.ts'
import { usePeople } from './use-week.ts'
import './Colleagues.css'

/** Who of the team is where: at the office those there, at home those also at home; all names on demand. */
export function Colleagues({ day }: { day: WeekDay }) {
  const { t } = useTranslation()
  const format = useFormat()
  const people = usePeople()
  const { colleagues, places } = day
  const at = (place: Place) => colleagues.filter((c) => c.places.am === place || c.places.pm === place)
  /** With the half where it is only one. */
  const said = ({ personId, places }: WeekDay['colleagues'][number], place: Place) => {
    const name = people.get(personId)?.displayName ?? '…'
    if (places.am === places.pm) return name
    return t('week.colleagues.half', { name, half: places.am === place ? 'am' : 'pm' })
  }
  const isHome = places.am === 'home' && places.pm === 'home'
  const inOffice = places.am === 'office' || places.pm === 'office'
  const shown = at(isHome ? 'home' : 'office')
  if (colleagues.length === 0) return null
  const text = isHome
    ? t('week.colleagues.home')
    : t(inOffice ? 'week.colleagues.office' : 'week.colleagues.officeOpen', { n: shown.length })
  const named = format.dayLong(day.day)
  // Where nobody is joined yet, the number says enough.
  const first = (isHome || inOffice ? shown.slice(0, 3) : []).flatMap((c) => people.get(c.personId) ?? [])
  const names = first.map((p) => p.displayName).join(', ')
  return (
    <PopoverButton
      label={t('week.colleagues.label', { day: named })}
      button={
        <Button
          variant="quiet"
          small
          className="colleagues"
          aria-label={t('week.colleagues.button', { text, day: named, names: names === '' ? 'none' : names })}
        >
          <Row people={first} />
          <span>{text}</span>
        </Button>
      }
    >
      <dl className="colleagues-list">
        {PLACES.map((place) =>
          at(place).length === 0 ? null : (
            <div key={place} className={`colleagues-place ${place}`}>
              <dt>
                <PlaceIcon place={place} size={16} />
                {t(`common.place.${place}`)}
              </dt>
              <dd>
                {at(place)
                  .map((c) => said(c, place))
                  .join(', ')}
              </dd>
            </div>
          ),
        )}
      </dl>
    </PopoverButton>
  )
}

/** The names are in the button's own; the letters are for the eye. */
function Row({ people }: { people: readonly Person[] }) {
  if (people.length === 0) return null
  return (
    <span className="initials-row" aria-hidden="true">
      {people.map((p) => (
        <Initials key={p.id} initials={p.initials} name={p.displayName} />
      ))}
    </span>
  )
}
