import { expect, test } from 'vitest'
import type { Day } from '#shared/calendar/day.ts'
import { gapsOf, newRule, type PolicyEntry } from './entry.ts'

const today = '2026-09-01' as Day
const entry = (rules: PolicyEntry['rules']): PolicyEntry => ({
  de: 'Vereinbarung',
  en: 'Agreement',
  effectiveFrom: today,
  rules: rules.map((rule) => ({ ...rule, text: { de: 'Regel', en: 'Rule' } })),
})

test('what cannot be read as a number or a time is missing, not as it was before', () => {
  const window = newRule('bookingWindow', today)
  const kept = newRule('accessibleDesk', today)
  if (kept.type !== 'accessibleDesk' || window.type !== 'bookingWindow') throw new Error('another rule')
  expect(gapsOf(entry([window, kept]))).toEqual([])
  expect(gapsOf(entry([{ ...window, daysAhead: Number.NaN }, kept]))).toEqual(['figures'])
  const unread = { ...kept, keptUntil: { ...kept.keptUntil, minute: Number.NaN } }
  expect(gapsOf(entry([window, unread]))).toEqual(['figures'])
})
