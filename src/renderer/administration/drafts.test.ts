import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contested, differing, merge } from './drafts.ts'

const record = fc.record({
  name: fc.string(),
  team: fc.integer(),
  roles: fc.array(fc.constantFrom('staff', 'lead')),
})

describe('what is entered about a record that somebody else changed', () => {
  it('is kept whole, and what was not touched is as it is now', () => {
    fc.assert(
      fc.property(record, record, record, (base, mine, theirs) => {
        const merged = merge(base, mine, theirs, new Set())
        const touched = differing(base, mine)
        for (const field of Object.keys(base) as (keyof typeof base)[])
          expect(merged[field]).toEqual(touched.includes(field) ? mine[field] : theirs[field])
      }),
    )
  })

  it('is nothing where nothing was touched', () => {
    fc.assert(
      fc.property(record, record, (base, theirs) => {
        expect(merge(base, base, theirs, new Set())).toEqual(theirs)
      }),
    )
  })

  it('does not hang on who saves first, once what both changed is decided', () => {
    fc.assert(
      fc.property(record, record, record, (base, mine, theirs) => {
        const both = new Set(contested(base, mine, theirs))
        expect(merge(base, mine, theirs, both)).toEqual(merge(base, theirs, mine, new Set()))
        expect(merge(base, mine, theirs, new Set())).toEqual(merge(base, theirs, mine, both))
      }),
    )
  })
})
