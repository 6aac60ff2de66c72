import type { Day } from '#shared/calendar/day.ts'
import type { Format } from '../../i18n/format.ts'
import type { T } from '../../i18n/i18n.ts'

/** On which days a plan came to be without its desk; empty where that is on none. */
export const withoutDeskWords = (days: readonly Day[], { t, format }: { t: T; format: Format }): string =>
  days.length === 0
    ? ''
    : t('week.several.withoutDesk', {
        n: days.length,
        days: format.list([...days].sort().map((day) => format.dayShort(day))),
      })
