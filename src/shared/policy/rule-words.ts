/**
 * A rule in figures and words: what it asks, how it is meant, for whom and since when. The same in the audit, where
 * two who changed it are shown what the other wrote, and where versions of an agreement are read. Days stand as they
 * are stored, for whoever shows them to write them out.
 */
import type { TeamId } from '../domain/ids.ts'
import { PLACE_WORDS } from '../domain/words.ts'
import { canRefuse } from './draft.ts'
import {
  type Amount,
  isLimit,
  type KeptUntil,
  type Limit,
  type LocalText,
  placesOf,
  type Rule,
  type RuleOf,
} from './rule.ts'
import { ruleTextsDe } from './rule-texts.de.ts'
import { ruleTextsEn } from './rule-texts.en.ts'

export type Language = keyof LocalText
/** What a rule's words take from elsewhere. */
export interface Around {
  /** Names of teams that rules are for. */
  readonly teams: ReadonlyMap<TeamId, string>
  /** All of its version: an exception names the limit it raises. */
  readonly rules: readonly Rule[]
  /** Those of the state before, where what changed is told: of single persons it says how many are new, and not who. */
  readonly before?: readonly Rule[]
}

const TEXTS = { de: ruleTextsDe, en: ruleTextsEn } as const
const LOCALES = { de: 'de-DE', en: 'en-GB' } as const

export interface RuleWords {
  /** "Homeoffice: höchstens 50 % der Arbeitszeit in 2 Wochen" */
  readonly asks: string
  /** "bei Verstoß ablehnen, für alle, ab 2026-01-01" */
  readonly holds: string
}

export function ruleWords(rule: Rule, language: Language, around: Around): RuleWords {
  const texts = TEXTS[language]
  const severity = canRefuse(rule.type) ? [texts.severity[rule.severity]] : []
  const term = rule.validTo === null ? texts.since(rule.validFrom) : texts.term(rule.validFrom, rule.validTo)
  return {
    asks: asked(rule, language, around.rules),
    holds: [...severity, scopeWords(rule, language, around), term].join(', '),
  }
}

/** All of a rule, with its own words in both languages. Of single persons it says how many, and not who. */
export function ruleInWords(rule: Rule, language: Language, around: Around): string {
  const { asks, holds } = ruleWords(rule, language, around)
  return `${rule.paragraph} ${asks}; ${holds} (${rule.text.de} / ${rule.text.en})`.trim()
}

function asked(rule: Rule, language: Language, rules: readonly Rule[]): string {
  const texts = TEXTS[language]
  const list = listIn(language)
  const number = numberIn(language)
  const places = (all: readonly (keyof typeof PLACE_WORDS.de)[]) =>
    list(all.map((place) => PLACE_WORDS[language][place]))
  const weekdays = (days: readonly number[]) => list(days.map((day) => weekdayIn(language, day)))
  switch (rule.type) {
    case 'quota':
      return texts.atMost(places([rule.place]), amountIn(language, rule.amount), texts.window(rule.window))
    case 'combinedCap':
      return texts.atMost(places(rule.places), amountIn(language, rule.amount), texts.window(rule.window))
    case 'minPresence':
      return texts.atLeast(places(rule.places), amountIn(language, rule.amount), texts.window(rule.window))
    case 'quotaException': {
      const limit = limitOf(rule, rules)
      return texts.exception(
        places(limit ? placesOf(limit) : rule.places),
        amountIn(language, rule.amount),
        rule,
        limit?.paragraph ?? null,
      )
    }
    case 'coreDay':
      return texts.coreDay(weekdays(rule.weekdays), texts.part[rule.part], rule.everyWeeks)
    case 'minStaffing':
      return texts.staffing(weekdays(rule.weekdays), texts.part[rule.part], number(rule.people))
    case 'eligibility':
      return texts.notFor(places(rule.places), rule.groups.length > 0 ? list(rule.groups) : null)
    case 'grant':
      return texts.grant(places(rule.places), rule)
    case 'placeLimit':
      return texts.placeLimit(
        rule.countries.length > 0 ? list(countriesIn(language, rule.countries)) : null,
        rule.publicPlaces,
      )
    case 'sharingRatio':
      return texts.sharing(number(rule.ratio * 100), rule.guaranteed)
    case 'bookingWindow':
      return texts.bookingWindow(number(rule.daysAhead), rule.cutOff === null ? null : clock(rule.cutOff))
    case 'reservedDesk':
      return texts.reservedDesk(places(rule.releasedAt))
    case 'accessibleDesk':
      return texts.accessibleDesk(
        list(rule.features.map((f) => texts.feature[f])),
        momentIn(language, rule.keptUntil),
      )
    case 'homeZone':
      return texts.homeZone(momentIn(language, rule.opensAt))
  }
}

function scopeWords({ id, scope }: Rule, language: Language, { teams, before }: Around): string {
  const texts = TEXTS[language]
  switch (scope.kind) {
    case 'city':
      return texts.scope.city
    case 'team':
    case 'department':
      return texts.scope[scope.kind](listIn(language)(scope.ids.map((id) => teams.get(id) ?? '…').sort()))
    case 'person': {
      const was = before?.find((rule) => rule.id === id)?.scope
      const known = was?.kind === 'person' ? was.ids : scope.ids
      return texts.scope.person(scope.ids.length, scope.ids.filter((p) => !known.includes(p)).length)
    }
  }
}

const limitOf = ({ raises }: RuleOf<'quotaException'>, rules: readonly Rule[]): Limit | undefined =>
  rules.filter(isLimit).find((rule) => rule.id === raises)

const countriesIn = (language: Language, codes: readonly string[]): string[] =>
  codes.map((code) => countryIn(language, code)).sort((a, b) => a.localeCompare(b, language))

/** @param code of ISO 3166-1 */
export const countryIn = (language: Language, code: string): string =>
  new Intl.DisplayNames(LOCALES[language], { type: 'region' }).of(code) ?? code

function amountIn(language: Language, amount: Amount): string {
  const number = numberIn(language)
  return amount.kind === 'percent'
    ? TEXTS[language].percent(number(amount.percent))
    : TEXTS[language][amount.partTime](number(amount.days), amount.days === 1)
}

const momentIn = (language: Language, { daysBefore, minute }: KeptUntil): string =>
  TEXTS[language].moment(clock(minute), daysBefore)

/** What could not be read yet is NaN. */
const numberIn = (language: Language) => (n: number) =>
  Number.isNaN(n) ? '…' : n.toLocaleString(LOCALES[language], { maximumFractionDigits: 2 })

const clock = (minute: number): string =>
  Number.isNaN(minute)
    ? '…'
    : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const listIn = (language: Language) => (items: readonly string[]) =>
  new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items)

/** @param weekday 1: Monday */
const weekdayIn = (language: Language, weekday: number): string =>
  new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' }).format(
    // Any Monday, and the days after it.
    Date.UTC(2026, 0, 4 + weekday),
  )
