import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, isWeekend, mondayOf } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { WeekDay } from '#shared/contract/local.ts'
import { navigate } from '../app/location.ts'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/routes.ts'
import { useReady } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Aside } from './Aside.tsx'
import { dayAfterKey } from './arrows.ts'
import { SeveralDays } from './several/SeveralDays.tsx'
import { firstMonday, isPlanned, partToWork } from './summary.ts'
import { useTwoWeeks } from './use-week.ts'
import { WeekRow } from './WeekRow.tsx'
import './Week.css'

/** Meine Woche: two weeks of days. @param from a day of the first week, from the address */
export function WeekScreen({ from }: { from: string | undefined }) {
  const { t } = useTranslation()
  const session = useReady()
  const monday = firstMonday(from, session.days)
  const days = useTwoWeeks(monday)
  const weeks = useMemo(() => (days ? inWeeks(days) : []), [days])
  return (
    <Page
      title={t('app.week')}
      toolbar={<Toolbar monday={monday} />}
      aside={<Aside weeks={weeks} />}
      asideLabel={t('week.aside.label')}
    >
      {days === null ? <Waiting /> : <Weeks weeks={weeks} />}
    </Page>
  )
}

const inWeeks = (days: readonly WeekDay[]) => {
  const mondays = [...new Set(days.map((d) => mondayOf(d.day)))]
  return mondays.map((monday) => ({ monday, days: days.filter((d) => mondayOf(d.day) === monday) }))
}

function Toolbar({ monday }: { monday: Day }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { days } = useReady()
  const go = (day: Day) => navigate(paths.week(day), { replace: true })
  const coming = firstMonday(undefined, days)
  return (
    <>
      <div className="week-nav">
        <IconButton
          label={t('week.previous')}
          isDisabled={monday <= mondayOf(days.first)}
          onPress={() => go(addDays(monday, -7))}
        >
          <ChevronLeft size={18} aria-hidden />
        </IconButton>
        <span className="week-range" aria-live="polite">
          {t('week.range', {
            first: format.week(monday),
            second: format.week(addDays(monday, 7)),
            range: format.range(monday, addDays(monday, 11)),
          })}
        </span>
        <IconButton
          label={t('week.next')}
          isDisabled={monday >= mondayOf(days.last)}
          onPress={() => go(addDays(monday, 7))}
        >
          <ChevronRight size={18} aria-hidden />
        </IconButton>
      </div>
      <Button isDisabled={monday === coming} onPress={() => go(coming)}>
        {t('week.today')}
      </Button>
      <SeveralDays />
    </>
  )
}

function Weeks({ weeks }: { weeks: readonly { monday: Day; days: readonly WeekDay[] }[] }) {
  const { days } = useReady()
  const [wanted, setWanted] = useState<ReadonlySet<Day>>(new Set())
  const rows = weeks.map((w) => {
    // A weekend with a plan is never hidden, and today is always seen.
    const needed = w.days.some(
      (d) => isWeekend(d.day) && (isPlanned(d) || d.bookings.length > 0 || partToWork(d) !== null),
    )
    return { ...w, needed, weekend: needed || wanted.has(w.monday) }
  })
  const shown = rows.flatMap((w) => w.days.filter((d) => w.weekend || !isWeekend(d.day)).map((d) => d.day))
  const [current, setCurrent] = useState<Day>(days.today)
  const inView = shown.includes(current) ? current : (shown.find((d) => d >= days.today) ?? shown[0])
  const cards = useRef(new Map<Day, HTMLElement>())
  useEffect(() => {
    if (inView !== undefined && inView !== current) setCurrent(inView)
  }, [inView, current])

  const walk = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    // Keys inside a menu reach here through React's tree; they belong to the menu.
    if (!event.currentTarget.contains(target) || event.altKey || event.ctrlKey || event.metaKey) return
    const day = target.closest<HTMLElement>('[data-day]')?.dataset.day as Day | undefined
    const to = day && dayAfterKey(event.key, day, shown)
    if (!to) return
    event.preventDefault()
    cards.current.get(to)?.focus()
  }
  const toggle = (monday: Day) =>
    setWanted((before) => {
      const after = new Set(before)
      if (!after.delete(monday)) after.add(monday)
      return after
    })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the days inside
    <div className="weeks" onKeyDown={walk}>
      {rows.map((w) => (
        <WeekRow
          key={w.monday}
          monday={w.monday}
          days={w.days}
          weekend={w.weekend}
          onToggleWeekend={w.needed ? null : () => toggle(w.monday)}
          focus={{ current: inView ?? current, setCurrent, cards: cards.current }}
        />
      ))}
    </div>
  )
}

function Waiting() {
  return (
    <div className="weeks" aria-hidden="true">
      {[0, 1].map((week) => (
        <div key={week} className="week">
          <div className="week-head" />
          <div className="week-days">
            {[0, 1, 2, 3, 4].map((day) => (
              <Skeleton key={day} height={264} />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
