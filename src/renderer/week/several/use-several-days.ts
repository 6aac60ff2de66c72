/** Planning several days at once, and what became of it in one message. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { DaysPlanned, SuggestedWeek } from '#shared/contract/local.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import { useHistory } from '../../app/history.ts'
import { useRefusal } from '../../changes/refusal.ts'
import { core } from '../../core/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { notify } from '../../ui/toast.ts'

export function useSeveralDays() {
  const { t } = useTranslation()
  const format = useFormat()
  const refusal = useRefusal()
  const { undo } = useHistory()
  const tell = useCallback(
    ({ planned, withoutDesk, refused, changeId }: DaysPlanned, nothing: string) => {
      const days = (all: readonly Day[]) => format.list(all.map((day) => format.dayShort(day)))
      const [first] = refused
      const words = [
        planned.length > 0
          ? t('week.several.planned', { n: planned.length })
          : refused.length > 0
            ? ''
            : nothing,
        withoutDesk.length > 0
          ? t('week.several.withoutDesk', { n: withoutDesk.length, days: days(withoutDesk) })
          : '',
        first
          ? `${t('week.several.refused', { n: refused.length, days: days(refused.map((r) => r.day)) })} ${refusal(first.refusal, { day: first.day })}`
          : '',
      ].filter((text) => text !== '')
      notify(words.join(' '), {
        ...(changeId === null
          ? {}
          : { change: changeId, action: { label: t('floor.undo'), run: () => void undo() } }),
      })
    },
    [t, format, refusal, undo],
  )
  return {
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
    async set(from: Day, to: Day, place: Place | null) {
      tell(await core.planning.setPlaces({ from, to, place }), t('week.several.noWorkingDay'))
    },
  }
}
