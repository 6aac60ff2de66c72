/** Planning several days at once, and what became of it in one message. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, daysBetween } from '#shared/calendar/arithmetic.ts'
import type { Day, DayPart } from '#shared/calendar/day.ts'
import type { DaysPlanned, PlaceWanted, SuggestedWeek, WeekDay } from '#shared/contract/local.ts'
import { useHistory } from '../../app/history.ts'
import { useRefusal } from '../../changes/refusal.ts'
import { api, core } from '../../core/client.ts'
import { useReady } from '../../core/session.ts'
import { useFormat } from '../../i18n/format.ts'
import { notify } from '../../ui/toast.ts'
import { withoutDeskWords } from './without-desk.ts'

const endsAbsence = ({ withDesk, withoutDesk }: DaysPlanned, place: PlaceWanted | null) =>
  place === 'asBefore' || withDesk.length + withoutDesk.length > 0 ? 'absence' : null

/** All days that can be planned; none until read. */
export function useBookingWindow(): readonly WeekDay[] {
  const { today, last } = useReady().days
  const input = { from: today, days: daysBetween(today, last) + 1 }
  return useQuery(api.planning.days.queryOptions({ input })).data ?? []
}

export function useSeveralDays() {
  const { t } = useTranslation()
  const format = useFormat()
  const refusal = useRefusal()
  const { undo } = useHistory()
  const tell = useCallback(
    (
      { planned, withDesk, withoutDesk, refused, changeId }: DaysPlanned,
      nothing: string,
      after: 'absence' | null = null,
    ) => {
      const days = (all: readonly Day[]) => format.list(all.map((day) => format.dayShort(day)))
      /** The days that were not planned by why they were not, each reason once. */
      const whyNot = Map.groupBy(refused, (r) => refusal(r.refusal))
      const words = [
        planned.length > 0
          ? t('week.several.planned', {
              n: planned.length,
              after: after ?? 'nothing',
              desks: after === null ? 0 : withDesk.length,
            })
          : refused.length > 0
            ? ''
            : nothing,
        withoutDeskWords(withoutDesk, { t, format }),
        ...[...whyNot].map(
          ([why, of]) => `${t('week.several.refused', { days: days(of.map((r) => r.day)) })} ${why}`,
        ),
      ].filter((text) => text !== '')
      notify(words.join(' '), {
        ...(changeId === null
          ? {}
          : { change: changeId, action: { label: t('floor.undo'), run: () => void undo() } }),
      })
    },
    [t, format, refusal, undo],
  )
  return useMemo(
    () => ({
      async likeTheWeekBefore(monday: Day) {
        tell(
          await core.planning.copyWeek({ monday }),
          t('week.several.nothingToCopy', { day: format.dayShort(addDays(monday, -7)) }),
        )
      },
      async take(days: Extract<SuggestedWeek, { kind: 'plan' }>['days']) {
        const taken = days.map(({ day, part, place, space }) => ({
          day,
          part,
          place,
          spaceId: space?.spaceId ?? null,
        }))
        tell(await core.planning.takeSuggestion({ days: taken }), t('week.suggest.nothingOpen'))
      },
      async set(days: readonly Day[], place: PlaceWanted | null) {
        const told = await core.planning.setPlaces({ days: [...days], place })
        tell(told, t('week.several.noWorkingDay'), endsAbsence(told, place))
      },
      /** @returns whether the day is planned now */
      async endAbsence(day: Day, part: DayPart, place: 'office' | 'asBefore'): Promise<boolean> {
        const told = await core.planning.endAbsence({ day, part, place })
        tell(told, t('week.several.noAbsence'), endsAbsence(told, place))
        return told.planned.length > 0
      },
    }),
    [t, format, tell],
  )
}
