import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../calendar/arithmetic.ts'
import type { Day } from '../calendar/day.ts'
import { Place } from './day-plan.ts'
import { PastDays, readPastDays, writePastDays } from './past-days.ts'

const FROM = '2026-11-01' as Day
const half = fc.option(fc.constantFrom(...Place.options))

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ am: half, pm: half }), { minLength: 1, maxLength: 60 }), (plans) => {
      const days = plans.map((places, i) => ({ day: addDays(FROM, i), places }))
      const written = writePastDays(
        FROM,
        addDays(FROM, plans.length - 1),
        (day) => days.find((d) => d.day === day)?.places ?? null,
      )
      expect(PastDays.parse(written)).toEqual(written)
      expect(readPastDays(written)).toEqual(days.filter(({ places }) => places.am || places.pm))
    }),
  )
})
