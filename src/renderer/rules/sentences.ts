/** What a rule says of a plan, in words: what it asks, the figures, and what would make it hold. Pure. */
import { daysBetween } from '#shared/calendar/arithmetic.ts'
import type { Finding } from '#shared/policy/finding.ts'
import type { Format } from '../i18n/format.ts'
import type { T } from '../i18n/i18n.ts'

interface Words {
  readonly t: T
  readonly format: Format
}

export interface FindingWords {
  /** The rule itself, in the language of the app. */
  readonly title: string
  /** "Homeoffice: 2½ von höchstens 2 Tagen, Woche ab 30. Nov., § 4 Abs. 1." */
  readonly figures: string
  /** Empty where nothing is to be done. */
  readonly wayOut: string
}

/**
 * What a person's weeks say of the rules. Of how a team is staffed only the first day of each rule on which the
 * person is known to make the difference; the team's screen says the rest.
 */
export function saidOfWeek(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>()
  for (const f of findings)
    if (f.type === 'minStaffing' && (f.state === 'warn' || f.state === 'violated')) {
      const earlier = first.get(f.ruleId)
      if (!earlier || f.from < earlier.from) first.set(f.ruleId, f)
    }
  return findings.filter((f) => f.type !== 'minStaffing' || first.get(f.ruleId) === f)
}

/** A date may end with a full stop of its own. */
const ended = (sentence: string): string => sentence.replace(/\.\.$/, '.')

export const findingWords = (finding: Finding, words: Words): FindingWords => ({
  title: finding.text[words.t('rules.language') === 'en' ? 'en' : 'de'],
  figures: ended(figuresOf(finding, words)),
  wayOut: ended(wayOutOf(finding, words)),
})

/** Halves as days: "2½"; a share of an odd number of halves to a tenth. */
const asDays = (halves: number, format: Format): string =>
  Number.isInteger(halves) ? format.halves(halves / 2) : format.number(Math.round(halves * 5) / 10)

const spanWords = ({ from, to }: Finding, { t, format }: Words): string => {
  const days = daysBetween(from, to) + 1
  if (days === 1) return t('rules.span.day', { day: format.dayShort(from) })
  if (days === 7) return t('rules.span.week', { day: format.range(from, from) })
  return t('rules.span.days', { days: format.range(from, to) })
}

const placesWords = (places: Finding['places'], { t, format }: Words): string =>
  format.list(places.map((place) => t(`common.place.${place}`)))

function figuresOf(finding: Finding, words: Words): string {
  const { t, format } = words
  const { type, state, have, limit, bound, unit, raised, paragraph } = finding
  if (type === 'coreDay')
    return t('rules.figures.coreDay', { state, span: spanWords(finding, words), paragraph })
  if (type === 'minStaffing')
    return t('rules.figures.staffing', {
      have: format.number(have),
      limit: format.number(limit),
      span: spanWords(finding, words),
      paragraph,
    })
  // A day near enough is only refused because its own hour is over.
  if (type === 'bookingWindow')
    return t(have > limit ? 'rules.figures.window' : 'rules.figures.cutOff', { limit, paragraph })
  if (type === 'grant' || type === 'eligibility')
    return t(`rules.figures.${type}`, {
      state,
      days: t('rules.days', { n: asDays(have, format), one: String(have === 1 || have === 2) }),
      places: placesWords(finding.places, words),
      span: spanWords(finding, words),
      paragraph,
    })
  if (type === 'placeLimit' || finding.places.length === 0) return t('rules.figures.plain', { paragraph })
  const counted = (n: number) => (unit === 'halves' ? asDays(n, format) : format.number(n))
  return t(`rules.figures.${raised ? 'raised' : bound}`, {
    have: counted(have),
    limit: counted(limit),
    one: String(unit === 'halves' && limit === 2),
    places: placesWords(finding.places, words),
    span: spanWords(finding, words),
    paragraph,
  })
}

function wayOutOf({ type, state, remedy, from }: Finding, words: Words): string {
  const { t, format } = words
  if (type === 'minStaffing' && state === 'unknown') return t('rules.wayOut.unseen')
  if (type === 'minStaffing' && remedy?.kind === 'more') return t('rules.wayOut.come')
  if (state === 'unknown') return t('rules.wayOut.server')
  if (remedy === null) return ''
  const days = (halves: number) =>
    t('rules.days', { n: asDays(halves, format), one: String(halves === 2 || halves === 1) })
  switch (remedy.kind) {
    case 'more': {
      const possible = remedy.candidates.slice(0, 3).map((day) => format.dayShort(day))
      const own = remedy.candidates.length === 1 && remedy.candidates[0] === from
      return t('rules.wayOut.more', {
        days: days(remedy.halves),
        places: placesWords(remedy.places, words),
        when: possible.length === 0 || own ? 'none' : format.list(possible),
      })
    }
    case 'fewer':
      return t('rules.wayOut.fewer', {
        days: days(remedy.halves),
        places: placesWords(remedy.places, words),
      })
    case 'wait':
      return t('rules.wayOut.wait', {
        when:
          remedy.until.minute === 0
            ? format.dayShort(remedy.until.day)
            : `${format.dayShort(remedy.until.day)}, ${format.minute(remedy.until.minute)}`,
      })
    case 'apply':
      return t('rules.wayOut.apply')
  }
}

const WEIGHT = { violated: 0, warn: 1, unknown: 2, ok: 3 } as const

/** What needs an answer first; of the same weight as they come. */
export const byWeight = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort(
    (a, b) => WEIGHT[a.state] - WEIGHT[b.state] || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0),
  )
