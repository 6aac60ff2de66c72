/** A day of the week screen in words, for its accessible name. */
import { HALVES } from '#shared/calendar/arithmetic.ts'
import type { Half } from '#shared/calendar/day.ts'
import type { WeekDay } from '#shared/contract/local.ts'
import { placesWords, spaceWords } from '../changes/sentences.ts'
import type { Format } from '../i18n/format.ts'
import type { T } from '../i18n/i18n.ts'
import { isOffByContract, isPlanned } from './summary.ts'

/** "Dienstag, 24. November, heute: Büro, 2.14 · Platz 6, vorgemerkt" */
export function dayWords(day: WeekDay, t: T, format: Format): string {
  // That a plan was taken back may be what is queued: "offen, vorgemerkt".
  const isOpenedAgain = day.queued && day.bookings.length === 0
  const placesOrOpen = isPlanned(day)
    ? placesWords(day.places, t, nothingOf(day, t))
    : isOpenedAgain
      ? t('week.day.nothing')
      : ''
  const what = [
    day.closed ?? (isOffByContract(day) ? t('week.day.off') : ''),
    placesOrOpen,
    ...day.bookings.map((b) => spaceWords(b.space, t)),
    day.queued ? t('common.queued') : '',
  ].filter((w) => w !== '')
  if (what.length === 0) what.push(t(day.when === 'past' ? 'week.day.nothingPast' : 'week.day.nothing'))
  return t('week.day.label', { day: format.dayLong(day.day), when: day.when, what: what.join(', ') })
}

/** A half in which the contract asks for no work is not open. */
export function nothingOf({ works }: WeekDay, t: T): Record<Half, string> {
  const word = (half: Half) => t(works[half] ? 'week.day.open' : 'week.day.off')
  return { am: word('am'), pm: word('pm') }
}

/** "2 Tage Büro · 2½ Homeoffice", or how many days are open. */
export function weekWords(
  counts: Record<'office' | 'home' | 'elsewhere' | 'away' | 'open', number>,
  t: T,
  format: Format,
): string {
  const words = (['office', 'home', 'elsewhere', 'away', 'open'] as const).flatMap((key) =>
    counts[key] === 0
      ? []
      : [
          t(`week.sum.${key}`, {
            days: format.halves(counts[key]),
            unit: counts[key] <= 1 ? 'one' : 'other',
          }),
        ],
  )
  return words.length === 0 ? t('week.sum.none') : words.join(' · ')
}

/** Halves of a day with their places, for pills. */
export const halvesWithPlaces = (day: WeekDay) => HALVES.map((half) => ({ half, place: day.places[half] }))
