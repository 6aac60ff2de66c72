import { FEATURE_WORDS } from '../domain/words.ts'
import type { CountingWindow, RuleOf } from './rule.ts'

const WINDOW = { month: 'im Monat', quarter: 'im Quartal', halfYear: 'im Halbjahr', year: 'im Jahr' } as const

const months = (n: number) => `${n} ${n === 1 ? 'Monat' : 'Monate'}`
/** @param n as it is written */
const days = (n: string) => `${n} ${n === '1' ? 'Tag' : 'Tage'}`

/** What rules ask, in German. Figures come as they are written. */
export const ruleTextsDe = {
  atMost: (places: string, amount: string, window: string) => `${places}: höchstens ${amount} ${window}`,
  atLeast: (places: string, amount: string, window: string) => `${places}: mindestens ${amount} ${window}`,
  percent: (n: string) => `${n} % der Arbeitszeit`,
  proportional: (n: string, isOne: boolean) => `${n} ${isOne ? 'Tag' : 'Tage'} (bei Teilzeit anteilig)`,
  fixed: (n: string, isOne: boolean) => `${n} ${isOne ? 'Tag' : 'Tage'} (für alle gleich)`,
  window: (window: CountingWindow) =>
    window.unit !== 'weeks'
      ? WINDOW[window.unit]
      : window.count === 1
        ? 'in der Woche'
        : `in ${window.count} Wochen`,
  /** @param limit paragraph of the limit it raises; null: that is not among the rules shown */
  exception: (
    places: string,
    amount: string,
    { raises, withRepresentation }: RuleOf<'quotaException'>,
    limit: string | null,
  ) =>
    `${places}: Ausnahme bis ${amount}, ${
      raises === null
        ? 'von jeder Höchstgrenze'
        : limit === null
          ? 'von einer anderen Höchstgrenze'
          : `von der Höchstgrenze ${limit}`
    }${withRepresentation ? ', mit der Schwerbehindertenvertretung abgestimmt' : ''}`,
  coreDay: (weekdays: string, part: string, everyWeeks: number) =>
    `${weekdays} ${part} im Büro, ${everyWeeks === 1 ? 'jede Woche' : `alle ${everyWeeks} Wochen`}`,
  staffing: (weekdays: string, part: string, people: string) =>
    `${weekdays} ${part}: mindestens ${people} je Team im Büro`,
  notFor: (places: string, groups: string | null) =>
    `${places}: ${groups === null ? 'für niemanden, für den die Regel gilt' : `nicht für ${groups}`}`,
  grant: (places: string, { trialMonths, termMonths, remindDays }: RuleOf<'grant'>) =>
    [
      `${places}: nur mit Genehmigung`,
      ...(trialMonths === null ? [] : [`${months(trialMonths)} zur Probe`]),
      ...(termMonths === null ? [] : [`${trialMonths === null ? '' : 'dann '}für ${months(termMonths)}`]),
      `Erinnerung ${days(String(remindDays))} vor dem Ende`,
    ].join(', '),
  placeLimit: (countries: string | null, publicPlaces: boolean) =>
    `Mobile Arbeit: ${countries === null ? 'in jedem Land' : `nur ${countries}`}, ${
      publicPlaces ? 'auch' : 'nicht'
    } an öffentlichen Orten`,
  sharing: (desks: string, guaranteed: number) =>
    `${desks} Plätze für 100 Personen${guaranteed === 0 ? '' : `, ${guaranteed} zusätzlich`}`,
  bookingWindow: (ahead: string, cutOff: string | null) =>
    `Plätze bis ${days(ahead)} im Voraus${cutOff === null ? '' : `, am Tag selbst bis ${cutOff} Uhr`}`,
  reservedDesk: (places: string) => `Feste Plätze für andere, solange dort geplant ist: ${places}`,
  accessibleDesk: (features: string, until: string) => `Plätze (${features}) freigehalten bis ${until}`,
  homeZone: (from: string) => `Teamzonen für alle offen ab ${from}`,
  moment: (clock: string, daysBefore: number) =>
    `${clock} Uhr ${
      daysBefore === 0 ? 'am Tag selbst' : daysBefore === 1 ? 'am Vortag' : `${daysBefore} Tage vorher`
    }`,
  since: (day: string) => `ab ${day}`,
  term: (from: string, to: string) => `${from} bis ${to}`,
  severity: { block: 'bei Verstoß ablehnen', warn: 'bei Verstoß hinweisen', info: 'nur zeigen' },
  scope: {
    city: 'für alle',
    team: (names: string) => `für Team ${names}`,
    department: (names: string) => `für Fachbereich ${names}`,
    /** @param added how many were not among them before */
    person: (n: number, added: number) =>
      n === 1
        ? `für eine einzelne Person${added === 0 ? '' : ', eine andere als zuvor'}`
        : `für ${n} einzelne Personen${added === 0 ? '' : `, davon ${added} neu`}`,
  },
  part: { day: 'ganztags', am: 'vormittags', pm: 'nachmittags' },
  feature: FEATURE_WORDS.de,
}

/** The same sentences in another language. */
export type RuleTexts = typeof ruleTextsDe
