import { expect, test } from 'vitest'
import type { Day } from '../calendar/day.ts'
import { FeatureApproval, isAllowed, presenceFrom } from './monitoring.ts'

const day = (d: string) => d as Day
const record = { agreement: 'DV', paragraph: '§ 9', date: day('2026-11-02'), record: '7', until: null }

test('a feature is off without a record, before its date, and after its term', () => {
  expect(isAllowed(null, day('2026-11-02'))).toBe(false)
  expect(isAllowed(record, day('2026-11-01'))).toBe(false)
  expect(isAllowed(record, day('2030-01-01'))).toBe(true)
  const short = { ...record, until: day('2026-11-03') }
  expect(isAllowed(short, day('2026-11-03'))).toBe(true)
  expect(isAllowed(short, day('2026-11-04'))).toBe(false)
  expect(FeatureApproval.safeParse({ ...record, until: '2026-11-01' }).success).toBe(false)
})

test('colleagues are known as far back as agreed, or from the present day on', () => {
  const from = day('2026-11-01')
  expect(presenceFrom({ lookBack: record, lookBackDays: 14 }, from)).toBe(from)
  expect(presenceFrom({ lookBack: null, lookBackDays: 14 }, from)).toBe('2026-11-15')
})
