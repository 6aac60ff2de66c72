import { Day } from '#shared/calendar/day.ts'
import type { Format } from './format.ts'

/** A text in which days stand as `2026-12-24`, with them as people write them. */
export const inDates = (text: string, format: Format): string =>
  text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (found) => {
    const day = Day.safeParse(found)
    return day.success ? format.dateOfYear(day.data) : found
  })
