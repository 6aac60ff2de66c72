/** What the week screen knows and can do. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, minutesOf } from '#shared/calendar/arithmetic.ts'
import type { Day, DayPart } from '#shared/calendar/day.ts'
import type { PlaceWanted, SpaceRef, WeekDay } from '#shared/contract/local.ts'
import type { BookingId, PersonId, SpaceId } from '#shared/domain/ids.ts'
import type { Person } from '#shared/domain/people.ts'
import { useHistory } from '../app/history.ts'
import { useTellQueued } from '../changes/refusal.ts'
import { spaceWords } from '../changes/sentences.ts'
import { api, core } from '../core/client.ts'
import { useReady, useSite } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { notify } from '../ui/toast.ts'
import { useSeveralDays } from './several/use-several-days.ts'
import { hasDeskBefore } from './summary.ts'

/** Two weeks from a Monday; null until read. The weeks shown before stay until the new ones are there. */
export function useTwoWeeks(monday: Day): readonly WeekDay[] | null {
  const { data } = useQuery(
    api.planning.days.queryOptions({ input: { from: monday, days: 14 }, placeholderData: keepPreviousData }),
  )
  return data ?? null
}

/** The days around today that say which desk is the usual one. */
export function useRecentDays(): readonly WeekDay[] {
  const { days } = useReady()
  const { data } = useQuery(
    api.planning.days.queryOptions({ input: { from: addDays(days.today, -14), days: 35 } }),
  )
  return data ?? []
}

export function usePeople(): ReadonlyMap<PersonId, Person> {
  const { data } = useQuery(api.directory.people.queryOptions())
  return useMemo(() => new Map((data ?? []).map((p) => [p.id, p])), [data])
}

export interface DayActions {
  /** The office gives back a desk that was given up for an absence there, where it is still free. */
  setPlace: (part: DayPart, place: PlaceWanted | null) => Promise<boolean>
  book: (space: { id: SpaceId; room: string; label: string }, part: DayPart) => Promise<boolean>
  /** @param until minute to leave at; null gives the whole booking back */
  release: (bookingId: BookingId, space: SpaceRef | null, until: number | null) => Promise<boolean>
}

/** What one can do with a day; each tells its result. */
export function useDayActions(day: Day): DayActions {
  const { t } = useTranslation()
  const format = useFormat()
  const tell = useTellQueued()
  const { noon } = useSite()
  const { undo } = useHistory()
  const { endAbsence } = useSeveralDays()
  return useMemo(() => {
    const long = format.dayLong(day)
    return {
      async setPlace(part, place) {
        const before = await now(day)
        if (place === 'asBefore' || (place === 'office' && before && hasDeskBefore(before, part, noon)))
          return await endAbsence(day, part, place)
        const done =
          place === null
            ? t('week.cleared', { day: long })
            : t('week.planned', { day: long, place: t(`common.place.${place}`) })
        const result = await core.planning.setPlace({ day, part, place })
        if (!tell(result, done, { day })) return false
        // The desk goes with the place; that must not happen without a word.
        const after = (await now(day))?.bookings ?? []
        const given = (before?.bookings ?? []).flatMap((b) => {
          const rest = after.filter((a) => a.space?.spaceId === b.space?.spaceId)
          if (rest.some((a) => a.from === b.from && a.to === b.to)) return []
          const space = spaceWords(b.space, t)
          const kept = rest.find((a) => a.from >= b.from && a.to <= b.to)
          if (!kept) return [t('week.desk.gone', { space })]
          return kept.from === b.from
            ? [t('week.desk.goneFrom', { space, time: format.minute(kept.to) })]
            : [t('week.desk.goneUntil', { space, time: format.minute(kept.from) })]
        })
        if (given.length > 0 && result.ok)
          notify(given.join(' '), {
            change: result.changeId,
            action: { label: t('floor.undo'), run: () => void undo() },
          })
        return true
      },
      async book(space, part) {
        const result = await core.booking.book({
          spaceId: space.id,
          day,
          ...minutesOf(part, noon),
          swap: false,
        })
        return tell(result, t('week.desk.booked', { space: spaceWords(space, t), day: long }), { day, space })
      },
      async release(bookingId, space, until) {
        const named = spaceWords(space, t)
        const done =
          until === null
            ? t('week.desk.released', { space: named, day: long })
            : t('week.desk.releasedFrom', { space: named, day: long, time: format.minute(until) })
        return tell(await core.booking.release({ bookingId, keepUntil: until }), done, { day, space })
      },
    }
  }, [day, endAbsence, format, noon, t, tell, undo])
}

/** The day as the core has it now, which may be newer than what the screen shows. */
const now = async (day: Day): Promise<WeekDay | undefined> =>
  (await core.planning.days({ from: day, days: 1 }))[0]
