import { Clock, DoorOpen, Ellipsis, MapPinned, Replace, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { WeekDay } from '#shared/contract/local.ts'
import { paths } from '../app/routes.ts'
import { spaceWords, spanWords } from '../changes/sentences.ts'
import { leavingMinute, minuteNow } from '../core/leaving.ts'
import { useSite } from '../core/session.ts'
import { shortFloor, useFormat } from '../i18n/format.ts'
import { IconButton } from '../ui/Button.tsx'
import { MenuButton, MenuItem, MenuSeparator, Submenu } from '../ui/Menu.tsx'
import { MiniPlan } from './MiniPlan.tsx'
import { isPlannable } from './summary.ts'
import type { DayActions } from './use-week.ts'
import './Desk.css'

type Booking = WeekDay['bookings'][number]

/** A desk held that day: its name, its spot, and what one can do with it. */
export function Desk({ day, booking, actions }: { day: WeekDay; booking: Booking; actions: DayActions }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { noon } = useSite()
  const { space, from, to } = booking
  const wholeDay = from === 0 && to === 1440
  const shown = space && paths.plan({ floor: space.floorId, day: day.day, space: space.spaceId })
  return (
    <div className="desk">
      <div className="desk-line">
        <p>
          <strong>{space ? spaceWords(space, t) : t('week.desk.unknown')}</strong>{' '}
          {space ? (
            <span className="muted">
              {t('common.spaceAt', { building: space.building, floor: shortFloor(space.floor) })}
            </span>
          ) : null}
          {wholeDay ? null : <span className="desk-hours">{spanWords(booking, { t, format, noon })}</span>}
        </p>
        {isPlannable(day) ? <DeskMenu day={day} booking={booking} actions={actions} /> : null}
      </div>
      {space && shown ? (
        <Link
          href={shown}
          className="desk-plan"
          aria-label={`${t('week.desk.show')}: ${spaceWords(space, t)}`}
        >
          <MiniPlan space={space} />
        </Link>
      ) : null}
    </div>
  )
}

function DeskMenu({ day, booking, actions }: { day: WeekDay; booking: Booking; actions: DayActions }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { space } = booking
  const label = t('week.desk.menu', { space: spaceWords(space, t), day: format.dayLong(day.day) })
  const release = (until: number | null) => void actions.release(booking.id, space, until)
  return (
    <MenuButton
      label={label}
      button={
        <IconButton small label={label}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      }
    >
      {space ? (
        <MenuItem
          icon={<MapPinned size={18} aria-hidden />}
          href={paths.plan({ floor: space.floorId, day: day.day, space: space.spaceId })}
        >
          {t('week.desk.show')}
        </MenuItem>
      ) : null}
      <MenuItem
        icon={<Replace size={18} aria-hidden />}
        href={paths.plan({ ...(space ? { floor: space.floorId } : {}), day: day.day })}
      >
        {t('week.desk.other')}
      </MenuItem>
      <Until day={day} booking={booking} choose={release} />
      <MenuSeparator />
      <MenuItem icon={<Trash2 size={18} aria-hidden />} danger onAction={() => release(null)}>
        {t('week.desk.release')}
      </MenuItem>
    </MenuButton>
  )
}

/** Leaving early gives the rest of the day to others. */
function Until({
  day,
  booking,
  choose,
}: {
  day: WeekDay
  booking: Booking
  choose: (until: number) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = useSite()
  const now = day.when === 'today' ? minuteNow(Date.now(), timeZone) : null
  const leaving = now === null ? null : leavingMinute(now, booking)
  const hours = [10, 11, 12, 13, 14, 15, 16, 17]
    .map((h) => h * 60)
    .filter((m) => m > booking.from && m < booking.to && m > (leaving ?? now ?? 0))
  if (hours.length === 0 && leaving === null) return null
  return (
    <Submenu icon={<DoorOpen size={18} aria-hidden />} title={t('week.desk.until')}>
      {leaving !== null ? (
        <MenuItem icon={<Clock size={18} aria-hidden />} onAction={() => choose(leaving)}>
          {t('week.desk.now', { time: format.minute(leaving) })}
        </MenuItem>
      ) : null}
      {hours.map((m) => (
        <MenuItem key={m} onAction={() => choose(m)}>
          {t('week.desk.untilTime', { time: format.minute(m) })}
        </MenuItem>
      ))}
    </Submenu>
  )
}
