/** Booking and releasing a desk, told as a message; a refusal stays on the page with what is offered instead. */
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day, Minutes } from '#shared/calendar/day.ts'
import type { Alternative, Rejection } from '#shared/contract/mutations.ts'
import type { BookingId, SpaceId } from '#shared/domain/ids.ts'
import { useRefusal } from '../changes/refusal.ts'
import { core } from '../core/client.ts'
import { useFormat } from '../i18n/format.ts'
import { announce, notify } from '../ui/toast.ts'
import { clock } from './model/period.ts'

export interface Desk {
  readonly id: SpaceId
  readonly room: string
  readonly label: string
  /** "2.14 · Platz 10" */
  readonly name: string
}

export interface Refused {
  readonly text: string
  readonly alternatives: readonly Alternative[]
}

type Refusal = Rejection | { reason: 'readOnly' | 'notStored' }

export function useBooking(day: Day, period: Minutes, chosen: SpaceId | null) {
  const { t } = useTranslation()
  const format = useFormat()
  const refusal = useRefusal()
  const [refused, setRefused] = useState<Refused | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal is about one desk, day and time
  useEffect(() => setRefused(null), [day, period.from, period.to, chosen])

  const undo = useCallback(async () => {
    const result = await core.history.undo()
    if (result?.ok) announce(t('app.undone'))
    else if (result) notify(refusal(result.refusal))
  }, [t, refusal])

  const tellRefusal = useCallback(
    (why: Refusal, desk: Desk) => {
      const text = refusal(why, { day, space: desk })
      setRefused({ text, alternatives: 'alternatives' in why ? why.alternatives : [] })
      announce(text)
    },
    [refusal, day],
  )

  const book = useCallback(
    async (desk: Desk, swap: boolean) => {
      setRefused(null)
      const { from, to } = period
      const result = await core.booking.book({ spaceId: desk.id, day, from, to, swap })
      if (!result.ok) return tellRefusal(result.refusal, desk)
      notify(t(swap ? 'floor.swapped' : 'floor.booked', { space: desk.name, day: format.dayShort(day) }), {
        change: result.changeId,
        action: { label: t('floor.undo'), run: () => void undo() },
      })
    },
    [t, format, day, period, tellRefusal, undo],
  )

  const release = useCallback(
    async (desk: Desk, bookingId: BookingId, keepUntil: number | null) => {
      setRefused(null)
      const result = await core.booking.release({ bookingId, keepUntil })
      if (!result.ok) return tellRefusal(result.refusal, desk)
      const text =
        keepUntil === null
          ? t('floor.released', { space: desk.name, day: format.dayShort(day) })
          : t('floor.releasedFrom', { space: desk.name, time: clock(keepUntil) })
      notify(text, {
        change: result.changeId,
        action: { label: t('floor.undo'), run: () => void undo() },
      })
    },
    [t, format, day, tellRefusal, undo],
  )

  return { book, release, refused }
}
export type BookingActions = ReturnType<typeof useBooking>
