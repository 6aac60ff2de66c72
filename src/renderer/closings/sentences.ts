/** A closing in words: why, and until when. Pure. */
import { LAST_DAY } from '#shared/calendar/arithmetic.ts'
import type { NotClosed } from '#shared/contract/local.ts'
import type { ClosingFacts } from '#shared/domain/closing.ts'
import type { Format } from '../i18n/format.ts'
import type { T } from '../i18n/i18n.ts'

interface Words {
  readonly t: T
  readonly format: Format
}

/** "Defekt: Wasserschaden an der Decke"; what is of no kind says only its reason. */
export const whyWords = ({ kind, reason }: Pick<ClosingFacts, 'kind' | 'reason'>, t: T): string =>
  t('closings.why', { kind, reason: reason.replace(/[.\s]+$/, '') })

const hoursOf = ({ from, to }: ClosingFacts, { t, format }: Words): string => {
  if (from === 0 && to === 1440) return 'none'
  const kind = from === 0 ? 'until' : to === 1440 ? 'since' : 'hours'
  return t('common.span', { kind, from: format.minute(from), to: format.minute(to) })
}

/** `open`: nobody knows of an end. */
const daysOf = ({ fromDay, toDay }: ClosingFacts): 'one' | 'open' | 'several' =>
  fromDay === toDay ? 'one' : toDay === LAST_DAY ? 'open' : 'several'

/** For whom it stops: "am 26. November", "ab 1. Februar", "bis 4. Dezember, täglich 08:00–12:00 Uhr" */
export const untilWords = (closing: ClosingFacts, words: Words): string =>
  words.t('closings.until', {
    days: daysOf(closing),
    first: words.format.date(closing.fromDay),
    last: words.format.date(closing.toDay),
    hours: hoursOf(closing, words),
  })

/** For who keeps an eye on it: "26. Nov. – 4. Dez., täglich 08:00–12:00 Uhr" */
export const periodWords = (closing: ClosingFacts, words: Words): string =>
  words.t('closings.period', {
    days: daysOf(closing),
    range: words.format.range(closing.fromDay, closing.toDay === LAST_DAY ? closing.fromDay : closing.toDay),
    hours: hoursOf(closing, words),
  })

/** Why nothing was closed or reopened, and what to do. @param timeZone of the person's site */
export function notClosedWords(refusal: NotClosed, { t, format }: Words, timeZone: string): string {
  if (refusal.reason !== 'changedMeanwhile') return t(`closings.refusal.${refusal.reason}`)
  return t('closings.refusal.changedMeanwhile', {
    by: refusal.by ?? 'none',
    when: refusal.at === null ? '' : format.instant(refusal.at, timeZone),
  })
}
