import { describe, expect, it } from 'vitest'
import type { MutationId } from '#shared/domain/ids.ts'
import { howFar } from './how-far.ts'

const id = 'c-1' as MutationId
const other = { id: 'c-2' as MutationId, state: 'rejected' } as const

describe('the message about a change', () => {
  it('is queued until the change is answered, also before it is listed', () => {
    expect(howFar(id, [other])).toBe('queued')
    expect(howFar(id, [{ id, state: 'queued' }, other])).toBe('queued')
    expect(howFar(id, [{ id, state: 'sent' }])).toBe('queued')
  })
  it('is confirmed with its change, and goes when that was rejected', () => {
    expect(howFar(id, [other, { id, state: 'accepted' }])).toBe('confirmed')
    expect(howFar(id, [{ id, state: 'rejected' }])).toBe('gone')
  })
})
