/**
 * Agreements to begin with. They show what observed agreements contain (docs/policies.md names the sources); none is
 * any one city's text, and each is meant to be changed.
 */
import type { Day } from '../calendar/day.ts'
import type { RuleId } from '../domain/ids.ts'
import type { LocalText, Rule } from './rule.ts'

export const TEMPLATES = ['mobileWork', 'deskSharing'] as const
export type TemplateName = (typeof TEMPLATES)[number]

export interface Template {
  readonly name: LocalText
  readonly rules: readonly Rule[]
}

/** @param from first day on which its rules hold */
export function templateOf(name: TemplateName, from: Day, newId: () => RuleId): Template {
  const common = (severity: Rule['severity'], paragraph: string, de: string, en: string) => ({
    id: newId(),
    scope: { kind: 'city' as const },
    validFrom: from,
    validTo: null,
    severity,
    paragraph,
    text: { de, en },
  })
  return name === 'mobileWork' ? mobileWork(common) : deskSharing(common)
}

type Common = (
  severity: Rule['severity'],
  paragraph: string,
  de: string,
  en: string,
) => Pick<Rule, 'id' | 'severity' | 'validFrom' | 'validTo' | 'paragraph' | 'text'> & {
  scope: { kind: 'city' }
}

const mobileWork = (common: Common): Template => ({
  name: { de: 'Dienstvereinbarung Mobile Arbeit', en: 'Service agreement on mobile work' },
  rules: [
    {
      ...common(
        'block',
        '§ 4 Abs. 1',
        'In zwei Wochen höchstens die Hälfte der Arbeitszeit im Homeoffice.',
        'At most half of the working time of two weeks at home.',
      ),
      type: 'quota',
      place: 'home',
      amount: { kind: 'percent', percent: 50 },
      window: { unit: 'weeks', count: 2 },
    },
    {
      ...common(
        'block',
        '§ 4 Abs. 2',
        'Homeoffice und Arbeit unterwegs zusammen höchstens 60 Prozent eines Monats.',
        'At home and elsewhere together at most 60 per cent of a month.',
      ),
      type: 'combinedCap',
      places: ['home', 'elsewhere'],
      amount: { kind: 'percent', percent: 60 },
      window: { unit: 'month' },
    },
    {
      ...common(
        'warn',
        '§ 5',
        'Mindestens zwei Tage in der Woche im Büro, bei Teilzeit anteilig.',
        'At least two days a week at the office, part time in proportion.',
      ),
      type: 'minPresence',
      places: ['office'],
      amount: { kind: 'days', days: 2, partTime: 'proportional' },
      window: { unit: 'weeks', count: 1 },
    },
    {
      ...common(
        'info',
        '§ 6',
        'Mobile Arbeit ist innerhalb Deutschlands möglich, nicht an öffentlichen Orten.',
        'Mobile work is possible within Germany, not in public places.',
      ),
      type: 'placeLimit',
      countries: ['DE'],
      publicPlaces: false,
    },
    {
      ...common(
        'block',
        '§ 3 Abs. 2',
        'Auszubildende arbeiten nicht im Homeoffice.',
        'Trainees do not work from home.',
      ),
      type: 'eligibility',
      places: ['home'],
      groups: ['Auszubildende'],
    },
  ],
})

const deskSharing = (common: Common): Template => ({
  name: { de: 'Desk-Sharing-Konzept', en: 'Desk-sharing concept' },
  rules: [
    {
      ...common(
        'block',
        'Nr. 2',
        'Plätze werden höchstens drei Wochen im Voraus gebucht.',
        'Desks are booked at most three weeks ahead.',
      ),
      type: 'bookingWindow',
      daysAhead: 21,
      cutOff: null,
    },
    {
      ...common(
        'block',
        'Nr. 3',
        'Barrierefreie Plätze bleiben bis zum Vortag, 12 Uhr, denen vorbehalten, die sie brauchen.',
        'Accessible desks are kept for those who need them until noon of the day before.',
      ),
      type: 'accessibleDesk',
      features: ['accessible'],
      keptUntil: { daysBefore: 1, minute: 720 },
    },
    {
      ...common(
        'info',
        'Nr. 4',
        'Teamzonen stehen am selben Tag ab 9 Uhr allen offen.',
        'Home zones are open to everyone on the day itself from nine o’clock.',
      ),
      type: 'homeZone',
      opensAt: { daysBefore: 0, minute: 540 },
    },
    {
      ...common(
        'info',
        'Nr. 5',
        'Feste Plätze können andere buchen, solange die Person, der sie zugeordnet sind, anderswo oder abwesend ist.',
        'Others may book a fixed desk while the person who holds it works elsewhere or is away.',
      ),
      type: 'reservedDesk',
      releasedAt: ['home', 'elsewhere', 'away'],
    },
    {
      ...common(
        'info',
        'Nr. 6',
        'Sieben Plätze für zehn Beschäftigte.',
        'Seven desks for ten members of staff.',
      ),
      type: 'sharingRatio',
      ratio: 0.7,
      guaranteed: 0,
    },
  ],
})
