import { FEATURE_WORDS } from '../domain/words.ts'
import type { RuleTexts } from './rule-texts.de.ts'

const WINDOW = { month: 'a month', quarter: 'a quarter', halfYear: 'a half-year', year: 'a year' } as const

const months = (n: number) => `${n} ${n === 1 ? 'month' : 'months'}`
/** @param n as it is written */
const days = (n: string) => `${n} ${n === '1' ? 'day' : 'days'}`

/** What rules ask, in English. */
export const ruleTextsEn: RuleTexts = {
  atMost: (places, amount, window) => `${places}: at most ${amount} ${window}`,
  atLeast: (places, amount, window) => `${places}: at least ${amount} ${window}`,
  percent: (n) => `${n} % of working time`,
  proportional: (n, isOne) => `${n} ${isOne ? 'day' : 'days'} (part time in proportion)`,
  fixed: (n, isOne) => `${n} ${isOne ? 'day' : 'days'} (the same for everyone)`,
  window: (window) =>
    window.unit !== 'weeks'
      ? WINDOW[window.unit]
      : window.count === 1
        ? 'a week'
        : `in ${window.count} weeks`,
  exception: (places, amount, { raises, withRepresentation }, limit) =>
    `${places}: exception up to ${amount}, ${
      raises === null ? 'from every limit' : limit === null ? 'from another limit' : `from the limit ${limit}`
    }${withRepresentation ? ', agreed with the representation of severely disabled staff' : ''}`,
  coreDay: (weekdays, part, everyWeeks) =>
    `${weekdays} ${part} at the office, ${everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`}`,
  staffing: (weekdays, part, people) => `${weekdays} ${part}: at least ${people} of each team at the office`,
  notFor: (places, groups) =>
    `${places}: ${groups === null ? 'for nobody whom the rule is for' : `not for ${groups}`}`,
  grant: (places, { trialMonths, termMonths, remindDays }) =>
    [
      `${places}: only with a grant`,
      ...(trialMonths === null ? [] : [`${months(trialMonths)} on trial`]),
      ...(termMonths === null ? [] : [`${trialMonths === null ? '' : 'then '}for ${months(termMonths)}`]),
      `reminder ${days(String(remindDays))} before it ends`,
    ].join(', '),
  placeLimit: (countries, publicPlaces) =>
    `Mobile work: ${countries === null ? 'in any country' : `only ${countries}`}, ${
      publicPlaces ? 'also' : 'not'
    } in public places`,
  sharing: (desks, guaranteed) =>
    `${desks} desks for 100 people${guaranteed === 0 ? '' : `, ${guaranteed} more`}`,
  bookingWindow: (ahead, cutOff) =>
    `Desks up to ${days(ahead)} ahead${cutOff === null ? '' : `, on the day itself until ${cutOff}`}`,
  reservedDesk: (places) => `Fixed desks for others while their holder plans: ${places}`,
  accessibleDesk: (features, until) => `Desks (${features}) kept until ${until}`,
  homeZone: (from) => `Home zones open to everyone from ${from}`,
  moment: (clock, daysBefore) =>
    `${clock} ${
      daysBefore === 0
        ? 'on the day itself'
        : daysBefore === 1
          ? 'on the day before'
          : `${daysBefore} days before`
    }`,
  since: (day) => `from ${day}`,
  term: (from, to) => `${from} to ${to}`,
  severity: { block: 'breaches are refused', warn: 'breaches are pointed out', info: 'only shown' },
  scope: {
    city: 'for everyone',
    team: (names) => `for team ${names}`,
    department: (names) => `for department ${names}`,
    person: (n, added) =>
      n === 1
        ? `for a single person${added === 0 ? '' : ', another one than before'}`
        : `for ${n} single persons${added === 0 ? '' : `, ${added} of them new`}`,
  },
  part: { day: 'all day', am: 'in the morning', pm: 'in the afternoon' },
  feature: FEATURE_WORDS.en,
}
