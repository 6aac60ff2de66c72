import { expect, test } from 'vitest'
import type { Day } from '#shared/calendar/day.ts'
import type { Rule } from '#shared/policy/rule.ts'
import { contested, merge } from '../drafts.ts'
import { gapsOf, newRule, type PolicyEntry, partOf, rulesOf, severitiesOf } from './entry.ts'

const today = '2026-09-01' as Day
const entry = (rules: readonly Rule[]): PolicyEntry => ({
  de: 'Vereinbarung',
  en: 'Agreement',
  effectiveFrom: today,
  ...Object.fromEntries(rules.map((rule) => [partOf(rule), { ...rule, text: { de: 'Regel', en: 'Rule' } }])),
})
const numbered = (rule: Rule): Rule => ({ ...rule, paragraph: '§ 1' })

test('a rule says in which paragraph it stands, and what keeps or opens desks does so', () => {
  const rule = newRule('accessibleDesk', today)
  expect(gapsOf(entry([numbered(rule)]))).toEqual([])
  expect(gapsOf(entry([{ ...rule, paragraph: ' ' }]))).toEqual(['texts'])
  for (const type of ['accessibleDesk', 'bookingWindow'] as const) {
    expect(newRule(type, today).severity).toBe('block')
    expect(severitiesOf(type)).toEqual(['block'])
  }
})

test('what cannot be read as a number or a time is missing, not as it was before', () => {
  const window = numbered(newRule('bookingWindow', today))
  const kept = numbered(newRule('accessibleDesk', today))
  if (kept.type !== 'accessibleDesk' || window.type !== 'bookingWindow') throw new Error('another rule')
  expect(gapsOf(entry([window, kept]))).toEqual([])
  expect(gapsOf(entry([{ ...window, daysAhead: Number.NaN }, kept]))).toEqual(['figures'])
  const unread = { ...kept, keptUntil: { ...kept.keptUntil, minute: Number.NaN } }
  expect(gapsOf(entry([window, unread]))).toEqual(['figures'])
})

test('an exception raises a limit that is among the rules, or every one', () => {
  const limit = numbered(newRule('quota', today))
  const exception = numbered(newRule('quotaException', today))
  const raising = (raises: Rule['id'] | null): Rule => ({ ...exception, raises }) as Rule
  expect(gapsOf(entry([raising(null)]))).toEqual([])
  expect(gapsOf(entry([limit, raising(limit.id)]))).toEqual([])
  expect(gapsOf(entry([raising(limit.id)]))).toEqual(['raises'])
  expect(gapsOf(entry([exception, raising(exception.id)]))).toEqual(['raises'])
})

test('of two who change different rules, add and remove some, each keeps what they did', () => {
  const [first, second, third, mine, theirs] = (['quota', 'coreDay', 'grant', 'homeZone', 'quota'] as const)
    .map((type) => newRule(type, today))
    .map(numbered) as [Rule, Rule, Rule, Rule, Rule]
  const base = entry([first, second, third])
  const changed = (rule: Rule): Rule => ({ ...rule, severity: 'info' })
  const byMe = { ...entry([changed(first), second, mine]), [partOf(third)]: undefined }
  const byThem = entry([first, changed(second), third, theirs])
  expect(contested(base, byMe, byThem)).toEqual([])
  const merged = rulesOf(merge(base, byMe, byThem, new Set()))
  expect(merged.map((rule) => [rule.id, rule.severity])).toEqual([
    [first.id, 'info'],
    [second.id, 'info'],
    [theirs.id, theirs.severity],
    [mine.id, mine.severity],
  ])
})

test('a rule that both changed, or one removed, is asked about, and is what is chosen', () => {
  const [both, removed, alike] = (['quota', 'quota', 'quota'] as const).map((type) =>
    numbered(newRule(type, today)),
  ) as [Rule, Rule, Rule]
  const base = entry([both, removed, alike])
  const as = (rule: Rule, paragraph: string): Rule => ({ ...rule, paragraph })
  const byMe = entry([as(both, '§ 2'), as(removed, '§ 2'), as(alike, '§ 4')])
  const byThem = entry([as(both, '§ 3'), as(alike, '§ 4')])
  expect(contested(base, byMe, byThem)).toEqual([partOf(both), partOf(removed)])
  const paragraphs = (givenUp: Rule[]) =>
    rulesOf(merge(base, byMe, byThem, new Set(givenUp.map(partOf)))).map((rule) => rule.paragraph)
  expect(paragraphs([])).toEqual(['§ 2', '§ 4', '§ 2'])
  expect(paragraphs([both, removed])).toEqual(['§ 3', '§ 4'])
})
