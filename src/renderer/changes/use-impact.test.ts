import { describe, expect, it } from 'vitest'
import type { BookingId } from '#shared/domain/ids.ts'
import { type Heard, shownOf } from './use-impact.ts'

const ANNAS = ['anna' as BookingId]
const BERTS = ['bert' as BookingId]
const heard: Heard<string> = { answer: 'two move', about: 'today', release: ANNAS }

describe('the impact of a plan or a closing', () => {
  it('is shown as it was answered', () => {
    expect(shownOf(heard, 'today', ANNAS)).toEqual({ shown: heard, isAsking: false })
  })

  it('stays, with the bookings that were chosen then, while it is asked for others', () => {
    expect(shownOf(heard, 'today', BERTS)).toEqual({ shown: heard, isAsking: true })
  })

  it('of something else is not shown', () => {
    expect(shownOf(heard, 'tomorrow', ANNAS)).toEqual({ shown: null, isAsking: true })
    expect(shownOf(null, 'today', ANNAS)).toEqual({ shown: null, isAsking: true })
  })

  it('is not asked for while the question is not whole', () => {
    expect(shownOf(heard, null, ANNAS)).toEqual({ shown: null, isAsking: false })
    expect(shownOf(null, null, ANNAS)).toEqual({ shown: null, isAsking: false })
  })
})
