/** For whom a desk is kept and until when, in words. */
import type { Day } from '#shared/calendar/day.ts'
import type { Availability } from '#shared/contract/local.ts'
import type { Format } from '../i18n/format.ts'
import type { T } from '../i18n/i18n.ts'

type Kept = Availability['kept'][number]

interface Words {
  readonly t: T
  readonly format: Format
  /** Of another day the day is said too. */
  readonly today: Day
}

/** "10:00", or "Mi., 2. Dez., 12:00"; "none" where it does not open by itself. */
function untilWords({ until }: Kept['kept'], { t, format, today }: Words): string {
  if (until === null) return 'none'
  const time = t('floor.kept.time', { time: format.minute(until.minute) })
  return until.day === today ? time : `${format.dayShort(until.day)}, ${time}`
}

const whomOf = ({ kept, team }: Kept, { t, format }: Words) => ({
  by: kept.for,
  team: team ?? t('floor.kept.otherTeam'),
  features: kept.for === 'needs' ? format.list(kept.features.map((f) => t(`floor.featureSaid.${f}`))) : '',
})

/** "freigehalten bis 10:00 Uhr für Personen, die diese Ausstattung brauchen: barrierefrei" */
export const keptState = (kept: Kept, words: Words): string =>
  words.t('floor.kept.state', { ...whomOf(kept, words), until: untilWords(kept.kept, words) })

/** What fits beside a desk in a list: "Soziales", "freigehalten". */
export const keptNote = (kept: Kept, words: Words): string => words.t('floor.kept.note', whomOf(kept, words))

/** Why there is nothing to book, and from when on there is. */
export const keptWhy = (kept: Kept, words: Words): string =>
  words.t('floor.kept.why', { ...whomOf(kept, words), until: untilWords(kept.kept, words) })
