import { expect, test } from 'vitest'
import type { Day } from '#shared/calendar/day.ts'
import { gapsOf, newRule, type PolicyEntry, severitiesOf } from './entry.ts'

const today = '2026-09-01' as Day
const entry = (rules: PolicyEntry['rules']): PolicyEntry => ({
  de: 'Vereinbarung',
  en: 'Agreement',
  effectiveFrom: today,
  rules: rules.map((rule) => ({ ...rule, paragraph: '§ 1', text: { de: 'Regel', en: 'Rule' } })),
})

test('a rule says in which paragraph it stands, and what keeps or opens desks does so', () => {
  const whole = entry([newRule('accessibleDesk', today)])
  expect(gapsOf(whole)).toEqual([])
  expect(gapsOf({ ...whole, rules: whole.rules.map((r) => ({ ...r, paragraph: ' ' })) })).toEqual(['texts'])
  for (const type of ['accessibleDesk', 'bookingWindow'] as const) {
    expect(newRule(type, today).severity).toBe('block')
    expect(severitiesOf(type)).toEqual(['block'])
  }
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
