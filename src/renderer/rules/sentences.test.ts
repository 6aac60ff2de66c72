import { describe, expect, test } from 'vitest'
import type { Day } from '#shared/calendar/day.ts'
import type { Finding } from '#shared/policy/finding.ts'
import { formatFor } from '../i18n/format.ts'
import { LANGUAGES } from '../i18n/resources.ts'
import { translator } from '../i18n/testing.ts'
import { byWeight, findingWords, saidOfWeek } from './sentences.ts'

const words = (language: 'de' | 'en') => ({ t: translator(language), format: formatFor(language) })
const day = (d: string) => d as Day
const minimum: Finding = {
  policyId: 'p' as never,
  ruleId: 'r' as never,
  type: 'minPresence',
  severity: 'warn',
  state: 'warn',
  from: day('2026-11-30'),
  to: day('2026-12-06'),
  have: 2,
  limit: 4,
  bound: 'atLeast',
  unit: 'halves',
  base: 10,
  percent: null,
  places: ['office'],
  excess: 0,
  away: 0,
  days: [],
  raised: false,
  remedy: { kind: 'more', places: ['office'], halves: 2, candidates: [day('2026-12-01'), day('2026-12-04')] },
  paragraph: '§ 5',
  text: { de: 'Mindestens zwei Tage im Büro.', en: 'At least two days at the office.' },
}

describe('a finding', () => {
  test('says the rule, the figures and what would make it hold', () => {
    expect(findingWords(minimum, words('de'))).toEqual({
      title: 'Mindestens zwei Tage im Büro.',
      figures: 'Büro: 1 von mindestens 2 Tagen, Woche ab 30. Nov., § 5.',
      wayOut: 'Planen Sie noch 1 Tag mit „Büro“, möglich Di, 1. Dez. und Fr, 4. Dez.',
    })
    expect(findingWords(minimum, words('en'))).toMatchObject({
      figures: 'Office: 1 of at least 2 days, week of 30 Nov, § 5.',
    })
  })

  test('of a share names tenths of days, and an exception', () => {
    const limit: Finding = {
      ...minimum,
      type: 'quota',
      bound: 'atMost',
      places: ['home'],
      limit: 4.5,
      raised: true,
    }
    expect(findingWords(limit, words('de')).figures).toContain('von höchstens 2,3 Tagen mit Ihrer Ausnahme')
  })

  test('of a grant, of a group and of an hour that is over says so, and never 0 of at most 0', () => {
    const figures = (more: Partial<Finding>) =>
      findingWords({ ...minimum, places: ['home'], bound: 'atMost', limit: 0, ...more }, words('de')).figures
    expect(figures({ type: 'grant', state: 'warn', have: 0 })).toBe(
      'Homeoffice: Ihre Genehmigung läuft bald ab, Woche ab 30. Nov., § 5.',
    )
    expect(figures({ type: 'grant', state: 'violated', have: 3 })).toContain('1½ Tage ohne Genehmigung')
    expect(figures({ type: 'eligibility', state: 'violated', have: 2 })).toContain('1 Tag geplant')
    expect(figures({ type: 'eligibility', state: 'ok', have: 0 })).toContain('nicht geplant')
    const window = { type: 'bookingWindow', unit: 'days', limit: 14, state: 'violated' } as const
    expect(figures({ ...window, have: 0 })).toBe('Für den Tag selbst ist die Zeit zum Buchen vorbei, § 5.')
    expect(figures({ ...window, have: 15 })).toBe('Buchbar sind 14 Tage im Voraus, § 5.')
  })

  test('that is not known here leaves it to the server', () => {
    expect(findingWords({ ...minimum, state: 'unknown' }, words('de')).wayOut).toContain(
      'Der Server entscheidet',
    )
  })

  test.each(LANGUAGES)('of every type and way out is a sentence (%s)', (language) => {
    const remedies: Finding['remedy'][] = [
      null,
      { kind: 'more', places: ['office', 'home'], halves: 1, candidates: [] },
      { kind: 'fewer', places: ['home'], halves: 3, candidates: [] },
      { kind: 'wait', until: { day: day('2026-12-01'), minute: 600 } },
      { kind: 'apply', places: ['home'] },
    ]
    for (const type of [
      'quota',
      'coreDay',
      'bookingWindow',
      'placeLimit',
      'minStaffing',
      'accessibleDesk',
    ] as const)
      for (const remedy of remedies)
        for (const to of [day('2026-11-30'), day('2026-12-06'), day('2026-12-31')]) {
          const { figures, wayOut } = findingWords(
            { ...minimum, type, state: 'violated', remedy, to },
            words(language),
          )
          for (const text of [figures, wayOut]) {
            expect(text).not.toMatch(/[{}]|rules\.|undefined|\.\./)
            if (text !== '') expect(text).toMatch(/\.$/)
          }
        }
  })

  test('of staffing, say of each rule the first day on which one is needed, and nothing else', () => {
    const staffing = (from: string, state: Finding['state']): Finding => ({
      ...minimum,
      type: 'minStaffing',
      state,
      from: day(from),
      to: day(from),
    })
    const later = staffing('2026-12-03', 'violated')
    const first = staffing('2026-12-01', 'warn')
    const other = { ...staffing('2026-12-04', 'violated'), ruleId: minimum.policyId as never }
    const unseen = staffing('2026-11-30', 'unknown')
    expect(saidOfWeek([later, minimum, unseen, first, other])).toEqual([minimum, first, other])
  })

  test('that needs an answer comes first', () => {
    const states = ['ok', 'unknown', 'violated', 'warn'] as const
    expect(byWeight(states.map((state) => ({ ...minimum, state }))).map((f) => f.state)).toEqual([
      'violated',
      'warn',
      'unknown',
      'ok',
    ])
  })
})
