import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { minutesOf } from '#shared/calendar/arithmetic.ts'
import type { DayPart } from '#shared/calendar/day.ts'
import type { WeekDay } from '#shared/contract/local.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { paths } from '../app/routes.ts'
import { spaceSaid, spaceWords } from '../changes/sentences.ts'
import { api } from '../core/client.ts'
import { useOpenings } from '../core/openings.ts'
import { useSite } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { quickDesks, stateBytes } from './quick-desk.ts'
import { type FixedDesk, fixedDeskFor, usualSpaces } from './summary.ts'
import { type DayActions, useRecentDays } from './use-week.ts'

/** An office day without a desk: the likely ones with one click, all others on the plan. */
export function QuickDesk({ day, part, actions }: { day: WeekDay; part: DayPart; actions: DayActions }) {
  const { t } = useTranslation()
  const format = useFormat()
  const named = format.dayLong(day.day)
  const { noon } = useSite()
  const fixed = fixedDeskFor(day, part, noon)
  const { floorId, desks } = useQuickDesks(day, part, fixed)
  return (
    <div className="quick-desk">
      <p className={fixed?.state === 'taken' ? 'taken' : undefined}>
        {fixed
          ? t('week.desk.fixed', { state: fixed.state, part, space: spaceSaid(fixed, t) })
          : t('week.desk.none', { part })}
      </p>
      {desks.map(({ space, room, why }) => {
        const ref = { id: space.id, room, label: space.label }
        const text =
          room === ''
            ? t('week.desk.bookNoRoom', { label: space.label })
            : t('week.desk.book', { room, label: space.label })
        const reason = t('week.desk.why', { why })
        return (
          <Button
            key={space.id}
            aria-label={t('week.desk.bookFor', {
              shown: `${text} ${reason}`,
              space: spaceWords(ref, t),
              day: named,
            })}
            onPress={() => void actions.book(ref, part)}
          >
            {text} <span className="why">{reason}</span>
          </Button>
        )
      })}
      <ButtonLink
        href={paths.plan({ ...(floorId ? { floor: floorId } : {}), day: day.day, part })}
        aria-label={t('week.desk.chooseFor', { day: named })}
      >
        {t('week.desk.choose')}
      </ButtonLink>
    </div>
  )
}

function useQuickDesks(day: WeekDay, part: DayPart, fixed: FixedDesk | null) {
  const { noon } = useSite()
  const recent = useRecentDays()
  const usual = useMemo(() => usualSpaces(recent), [recent])
  // Ids that come from the core; the grouping by plain strings is the summary's.
  const floorId = fixed?.floorId ?? ((usual[0]?.floorId ?? null) as FloorId | null)
  const enabled = floorId !== null
  const floor = floorId ?? ('' as FloorId)
  const plan = useQuery({ ...api.floors.plan.queryOptions({ input: { floorId: floor } }), enabled }).data
  const period = { day: day.day, ...minutesOf(part, noon) }
  const { data: at, dataUpdatedAt } = useQuery({
    ...api.floors.availability.queryOptions({ input: { floorId: floor, ...period } }),
    enabled,
  })
  useOpenings(at?.opensIn, dataUpdatedAt)
  const desks = useMemo(() => {
    if (!plan || !at || at.planVersion !== plan.version) return []
    const rooms = new Map(plan.document.rooms.map((r) => [r.id, r.number || r.name]))
    return quickDesks(
      { document: plan.document, states: stateBytes(at.states), team: at.team.map((x) => x.index) },
      usual.filter((u) => u.floorId === floorId).map((u) => u.index),
      fixed?.index ?? null,
    ).map((q) => ({ ...q, room: (q.space.roomId && rooms.get(q.space.roomId)) || '' }))
  }, [plan, at, usual, floorId, fixed?.index])
  return { floorId, desks }
}
