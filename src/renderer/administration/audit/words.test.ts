import { expect, test } from 'vitest'
import { formatFor } from '../../i18n/format.ts'
import { translator } from '../../i18n/testing.ts'
import { changesOf } from './words.ts'

type Entry = Parameters<typeof changesOf>[0]
const entry = (before: Entry['before'], after: Entry['after']) => ({ before, after }) as Entry

test('days are told as one writes them, contracts and permissions in words', () => {
  const told = (language: 'de' | 'en') =>
    changesOf(
      entry(
        { workingWeeks: [], grants: [], closures: [], effectiveFrom: null },
        {
          workingWeeks: ['2027-01-01 day day am - -'],
          grants: ['home 2027-01-01 2027-06-30'],
          closures: ['Betriebsruhe 2026-12-24 2026-12-31'],
          effectiveFrom: '2027-02-01',
        },
      ),
      translator(language),
      formatFor(language),
    ).map(({ is }) => is)
  expect(told('de')).toEqual([
    'ab 1. Januar 2027 2½ Tage je Woche: Montag, Dienstag, Mittwoch vormittags',
    'Homeoffice 1. Januar 2027 – 30. Juni 2027',
    'Betriebsruhe 24. Dezember 2026 31. Dezember 2026',
    '1. Februar 2027',
  ])
  expect(told('en')[3]).toBe('1 February 2027')
})

test('rules, which are sentences, stand apart', () => {
  const [tried] = changesOf(
    entry(null, { tried: ['§ 4 Höchstens die Hälfte zu Hause.', '§ 5 Zwei Tage im Büro.'] }),
    translator('de'),
    formatFor('de'),
  )
  expect(tried?.is).toBe('§ 4 Höchstens die Hälfte zu Hause. · § 5 Zwei Tage im Büro.')
})

test('of many rules those that changed are told, with their days', () => {
  const [rules] = changesOf(
    entry({ rules: ['§ 4 alt (ab 2026-01-05)', '§ 5'] }, { rules: ['§ 4 neu (ab 2026-01-05)', '§ 5'] }),
    translator('de'),
    formatFor('de'),
  )
  expect(rules).toMatchObject({ was: '§ 4 alt (ab 5. Januar 2026)', is: '§ 4 neu (ab 5. Januar 2026)' })
})
