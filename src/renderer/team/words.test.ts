import { expect, test } from 'vitest'
import type { Day } from '#shared/calendar/day.ts'
import { translator } from '../i18n/testing.ts'
import { scopeWords } from './words.ts'

const days = { first: '2027-02-17' as Day, today: '2027-03-03' as Day }

test('a lead is told since when the planning is seen: from today on where looking back is not allowed', () => {
  const said = (language: 'de' | 'en', looksBack: boolean) =>
    scopeWords({ leads: true, looksBack }, days, translator(language))
  expect(said('de', true)).toContain('von den letzten 14 Tagen an')
  expect(said('en', true)).toContain('from the last 14 days on')
  expect(said('de', false)).toContain('von heute an')
  expect(said('en', false)).toContain('from today on')
})
