import { describe, expect, it } from 'vitest'
import { differing } from './differing.ts'
import { schemaOf } from './objects.ts'
import { madeUp } from './testing/made-up.ts'

const changing = (kind: Parameters<typeof madeUp>[0], fields: object) => {
  const { object } = madeUp(kind, 1)
  return differing(object, { ...object, ...fields } as typeof object)
}

describe('what differs', () => {
  it('is said also where place, size and name are the same', () => {
    expect(changing('space', { features: ['docking'], rotation: 180 })).toEqual(['rotation', 'features'])
    expect(changing('door', { hinge: 'right', opens: 'down' })).toEqual(['swing'])
    expect(changing('zone', { kind: 'quiet' })).toEqual(['kind'])
    expect(changing('image', { opacity: 1 })).toEqual(['opacity'])
  })

  it('is nothing where both are the same', () => {
    expect(changing('space', {})).toEqual([])
  })

  it('has a word for every field of every object', () => {
    const schemas = Object.values(schemaOf) as unknown as readonly { shape: object }[]
    for (const { shape } of schemas)
      for (const field of Object.keys(shape).filter((name) => name !== 'id'))
        expect(differing({} as never, { [field]: true } as never), field).toHaveLength(1)
  })
})
