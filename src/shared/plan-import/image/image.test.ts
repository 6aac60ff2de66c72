import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { building, reading } from '../testing/options.ts'
import { pngHeader } from './header.ts'
import { type ImageNeeds, readImage } from './read-image.ts'

const plans = resolve(import.meta.dirname, '../../../../../shared/plans')
const have = existsSync(plans)
if (!have) console.info('../shared/plans is not there: no picture made elsewhere is tried.')
const needs: ImageNeeds = {
  base64: (bytes) => Buffer.from(bytes).toString('base64'),
  shrink: async () => null,
}

/** The smallest PNG: one pixel, with 300 dpi. */
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de' +
    '000000097048597300002e2300002e230178a53f760000000c4944415408d763f8ffff3f0005fe02fea735819e0000000049454e44ae426082',
  'hex',
)

it('a PNG tells its size and resolution', () => {
  expect(pngHeader(PNG)).toEqual({ type: 'image/png', width: 1, height: 1, perMetre: 11_811 })
  expect(pngHeader(PNG.subarray(0, 60))).toBe('truncated')
  expect(pngHeader(PNG.subarray(0, 8))).toBe('truncated')
})

describe.skipIf(!have)('a scan made elsewhere', () => {
  const scan = () => readFileSync(resolve(plans, 'n51_100dpi.jpg'))

  it('has its pixels, and at 1:48 its 82.02 pixels a metre', async () => {
    const { contents, scale, storeys } = building(
      await readImage(needs, 'jpeg', scan(), reading({ scale: { kind: 'ratio', ratio: 48 } })),
    )
    expect(contents).toEqual({ width: 4200, height: 3000 })
    expect(scale.unitsPerMetre).toBeCloseTo(82.02, 2)
    expect(storeys[0]!.document.images![0]).toMatchObject({ width: 51_206, depth: 36_576 })
  })

  it('can be told its pixels a metre, and without a scale says so', async () => {
    const told = await readImage(
      needs,
      'jpeg',
      scan(),
      reading({ scale: { kind: 'unitsPerMetre', value: 82.02 } }),
    )
    expect(building(told).scale).toMatchObject({ unitsPerMetre: 82.02, certainty: 'given' })
    expect(building(await readImage(needs, 'jpeg', scan(), reading())).warnings).toEqual([
      { kind: 'scaleUnknown', count: 1 },
    ])
  })

  it('is refused when cut off', async () => {
    const cut = await readImage(needs, 'jpeg', scan().subarray(0, 200_000), reading())
    expect(cut).toMatchObject({ ok: false, problem: { kind: 'truncated' } })
  })
})
