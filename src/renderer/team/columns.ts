/** The days of the matrix as columns: what every row says of them, found once. */
import { useMemo } from 'react'
import type { Day } from '#shared/calendar/day.ts'
import type { TeamMatrix } from '#shared/contract/local.ts'
import { useFormat } from '../i18n/format.ts'

export interface Column {
  /** Among the days of the matrix. */
  readonly index: number
  readonly day: Day
  /** "Dienstag, 24. November" */
  readonly words: string
  readonly isPast: boolean
  readonly isClosed: boolean
  readonly startsWeek: boolean
}

/** @param shown indices of the days shown */
export function useColumns({ days }: TeamMatrix, shown: readonly number[], today: Day): Column[] {
  const format = useFormat()
  return useMemo(() => {
    let before = 0
    return shown.flatMap((index) => {
      const found = days[index]
      if (!found) return []
      const { day, weekday, closed } = found
      const startsWeek = weekday < before
      before = weekday
      const words = format.dayLong(day)
      return [{ index, day, words, isPast: day < today, isClosed: closed !== null, startsWeek }]
    })
  }, [days, shown, today, format])
}
