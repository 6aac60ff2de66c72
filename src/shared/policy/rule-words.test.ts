import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rulesAboutDays } from './arbitrary-rules.ts'
import type { Rule } from './rule.ts'
import { ruleInWords, ruleWords } from './rule-words.ts'
import { id, policy, TEAM } from './testing.ts'

const AROUND = { teams: new Map([[TEAM, 'Stadtplanung']]), rules: [] }
const ruleOf = (rule: Record<string, unknown>): Rule => policy(rule).rules[0] as Rule
const quota = {
  type: 'quota',
  place: 'home',
  amount: { kind: 'percent', percent: 50 },
  window: { unit: 'weeks', count: 2 },
}

describe('a rule in figures and words', () => {
  it('says what it asks, how it is meant, of whom and since when', () => {
    expect(ruleInWords(ruleOf(quota), 'de', AROUND)).toBe(
      '§ 4 Homeoffice: höchstens 50 % der Arbeitszeit in 2 Wochen; bei Verstoß ablehnen, für alle, ab 2026-01-05 (Regel / Rule)',
    )
    expect(ruleInWords(ruleOf({ ...quota, severity: 'warn' }), 'en', AROUND)).toBe(
      '§ 4 Home: at most 50 % of working time in 2 weeks; breaches are pointed out, for everyone, from 2026-01-05 (Regel / Rule)',
    )
  })

  it('names teams, and of single persons how many', () => {
    const holds = (scope: unknown) => ruleWords(ruleOf({ ...quota, scope }), 'de', AROUND).holds
    expect(holds({ kind: 'team', ids: [TEAM] })).toContain('für Team Stadtplanung')
    expect(holds({ kind: 'person', ids: [TEAM] })).toContain('für eine einzelne Person')
  })

  it('says of single persons how many are others than before, and not who', () => {
    const of = (...ids: string[]) => ruleOf({ ...quota, id: id(55), scope: { kind: 'person', ids } })
    const [ann, ben, cem] = [id(1), id(2), id(3)]
    const holds = (now: Rule, was: Rule, language: 'de' | 'en' = 'de') =>
      ruleWords(now, language, { ...AROUND, before: [was] }).holds
    expect(holds(of(ben), of(ann))).toContain('für eine einzelne Person, eine andere als zuvor, ab')
    expect(holds(of(ann, cem), of(ann, ben))).toContain('für 2 einzelne Personen, davon 1 neu, ab')
    expect(holds(of(ann, cem), of(ann, ben), 'en')).toContain('for 2 single persons, 1 of them new, from')
    expect(holds(of(ann), of(ann, ben)), 'one fewer is told by the number').toContain(
      'für eine einzelne Person, ab',
    )
    expect(holds(of(ann, ben), ruleOf({ ...quota, id: id(55) })), 'nobody was named before').toContain(
      'für 2 einzelne Personen, ab',
    )
  })

  it('says which limit an exception raises, and where that limit is', () => {
    const limit = ruleOf({ ...quota, place: 'elsewhere', paragraph: '§ 7' })
    const exception = ruleOf({
      type: 'quotaException',
      raises: limit.id,
      places: ['home'],
      amount: { kind: 'percent', percent: 80 },
      withRepresentation: false,
    })
    const said = (rules: Rule[], language: 'de' | 'en' = 'de') =>
      ruleWords(exception, language, { ...AROUND, rules }).asks
    expect(said([limit, exception])).toBe(
      'Unterwegs: Ausnahme bis 80 % der Arbeitszeit, von der Höchstgrenze § 7',
    )
    expect(said([limit], 'en')).toBe('Elsewhere: exception up to 80 % of working time, from the limit § 7')
    expect(said([exception]), 'the limit is not shown here').toBe(
      'Homeoffice: Ausnahme bis 80 % der Arbeitszeit, von einer anderen Höchstgrenze',
    )
  })

  it.each([
    [
      'Büro: mindestens 2,5 Tage (bei Teilzeit anteilig) im Monat',
      {
        type: 'minPresence',
        places: ['office'],
        amount: { kind: 'days', days: 2.5, partTime: 'proportional' },
        window: { unit: 'month' },
      },
    ],
    [
      'Plätze bis 14 Tage im Voraus, am Tag selbst bis 10:00 Uhr',
      { type: 'bookingWindow', daysAhead: 14, cutOff: 600 },
    ],
    [
      'Plätze (barrierefrei und ruhig) freigehalten bis 12:00 Uhr am Vortag',
      {
        type: 'accessibleDesk',
        features: ['accessible', 'quiet'],
        keptUntil: { daysBefore: 1, minute: 720 },
      },
    ],
    [
      'Teamzonen für alle offen ab 09:00 Uhr am Tag selbst',
      { type: 'homeZone', opensAt: { daysBefore: 0, minute: 540 } },
    ],
    ['57 Plätze für 100 Personen, 2 zusätzlich', { type: 'sharingRatio', ratio: 0.57, guaranteed: 2 }],
    [
      'Feste Plätze für andere, solange dort geplant ist: Homeoffice und Abwesend',
      { type: 'reservedDesk', releasedAt: ['home', 'away'] },
    ],
    [
      'Mobile Arbeit: nur Deutschland und Frankreich, nicht an öffentlichen Orten',
      { type: 'placeLimit', countries: ['FR', 'DE'], publicPlaces: false },
    ],
    [
      'Homeoffice: nur mit Genehmigung, 6 Monate zur Probe, dann für 36 Monate, Erinnerung 30 Tage vor dem Ende',
      { type: 'grant', places: ['home'], trialMonths: 6, termMonths: 36, remindDays: 30 },
    ],
    [
      'Dienstag ganztags im Büro, alle 2 Wochen',
      { type: 'coreDay', weekdays: [2], part: 'day', everyWeeks: 2 },
    ],
  ])('%s', (asks, rule) => {
    expect(ruleWords(ruleOf(rule), 'de', AROUND).asks).toBe(asks)
  })

  const parts = {
    window: fc.constantFrom({ unit: 'weeks', count: 1 }, { unit: 'weeks', count: 3 }, { unit: 'quarter' }),
    places: fc.constantFrom(['home'], ['home', 'elsewhere']),
    quotaPlace: fc.constantFrom('home', 'office'),
    weekdays: fc.constantFrom([1], [2, 4]),
    everyWeeks: 3,
    remindDays: fc.integer({ min: 0, max: 60 }),
  }
  it('of two rules that ask something else says something else', () => {
    for (const language of ['de', 'en'] as const)
      fc.assert(
        fc.property(fc.oneof(...rulesAboutDays(parts)), fc.oneof(...rulesAboutDays(parts)), (a, b) => {
          const said = (rule: object) => ruleWords(ruleOf({ ...rule }), language, AROUND).asks
          expect(said(a) === said(b)).toBe(JSON.stringify(a) === JSON.stringify(b))
        }),
      )
  })
})
