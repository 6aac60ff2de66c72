import { describe, expect, test } from 'vitest'
import { Policy } from './policy.ts'
import { RULE_TYPES, Rule } from './rule.ts'

const common = {
  id: '0197d0de-0000-7000-8000-000000000001',
  scope: { kind: 'city' },
  validFrom: '2026-01-01',
  validTo: null,
  severity: 'block',
  paragraph: '§ 4 Abs. 2',
  text: { de: 'Höchstens die Hälfte zu Hause.', en: 'At most half at home.' },
}
const quota = {
  ...common,
  type: 'quota',
  place: 'home',
  amount: { kind: 'percent', percent: 50 },
  window: { unit: 'weeks', count: 2 },
}

describe('rules', () => {
  test('are of one of fourteen types', () => {
    expect(new Set(RULE_TYPES).size).toBe(14)
    expect(Rule.safeParse({ ...quota, type: 'attendance' }).success).toBe(false)
  })

  test('survive being written down', () => {
    const rule = Rule.parse(quota)
    expect(Rule.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule)
  })

  test.each([
    ['more than all', { amount: { kind: 'percent', percent: 101 } }],
    ['quarters of a day', { amount: { kind: 'days', days: 1.25, partTime: 'fixed' } }],
    ['an end before the beginning', { validTo: '2025-12-31' }],
    ['nobody in particular', { scope: { kind: 'team', ids: [] } }],
    ['a ground nobody may store', { ground: 'x' }],
    ['text in one language', { text: { de: 'Nur deutsch.' } }],
  ])('do not take %s', (_, wrong) => {
    expect(Rule.safeParse({ ...quota, ...wrong }).success).toBe(false)
  })

  test('a policy may be not approved yet', () => {
    const policy = {
      id: common.id,
      name: { de: 'Mobile Arbeit', en: 'Mobile work' },
      version: 1,
      effectiveFrom: '2027-01-01',
      rules: [quota],
      approval: null,
    }
    expect(Policy.parse(policy).approval).toBeNull()
    const approval = {
      agreement: 'DV Mobile Arbeit',
      paragraph: '§ 1',
      date: '2026-11-02',
      record: '2026/17',
    }
    expect(Policy.parse({ ...policy, approval }).approval).toEqual(approval)
  })
})
