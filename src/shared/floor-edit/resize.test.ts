import { describe, expect, it } from 'vitest'
import { type Placed, withSide } from './resize.ts'
import { madeUp } from './testing/made-up.ts'

describe('a side of another length', () => {
  // 800 by 600 mm.
  const picture = madeUp('image', 1) as Placed
  const plant = madeUp('furniture', 1) as Placed

  it('of a picture takes the other along', () => {
    expect(withSide(picture, 'width', 1200)).toEqual({ ...picture.object, width: 1200, depth: 900 })
    expect(withSide(picture, 'depth', 300)).toEqual({ ...picture.object, width: 400, depth: 300 })
    expect(
      withSide({ ...picture, object: { ...picture.object, depth: 3 } } as Placed, 'width', 50),
    ).toMatchObject({
      width: 50,
      depth: 1,
    })
  })

  it('of anything else leaves the other as it is', () => {
    expect(withSide(plant, 'width', 1200.4)).toEqual({ ...plant.object, width: 1200 })
  })
})
