/** Damaged and hostile files end in a typed problem or a valid plan, never in a crash or a hang. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { ImportResult } from '#shared/plan-import/imported.ts'
import { problemSentence } from '#shared/plan-import/sentences.en.ts'
import { text, tinyDxf } from '#shared/plan-import/testing/tiny-dxf.ts'
import { TWO_ROOMS, tinyIfc } from '#shared/plan-import/testing/tiny-ifc.ts'
import { tinyPdf } from '#shared/plan-import/testing/tiny-pdf.ts'
import { Seeded } from '../demo/seeded.ts'
import { type Limits, readPlan } from './read-plan.ts'

const limits: Limits = { seconds: 4, heapMegabytes: 256, wasmMegabytes: 512, bufferMegabytes: 768 }
const bytesOf = (text: string) => new TextEncoder().encode(text)
const END = '\nENDSEC;\nEND-ISO-10303-21;\n'

/** Packed twice, a few kilobytes make gigabytes. */
function pdfBomb(): Uint8Array {
  const line = bytesOf('0 0 m 9 9 l S\n'.repeat(200_000))
  const much = Buffer.concat(Array.from({ length: 200 }, () => line))
  return tinyPdf(deflateSync(deflateSync(much)), { filter: '[/FlateDecode /FlateDecode]' })
}

function expectSound(result: ImportResult): void {
  if (result.ok) for (const storey of result.building.storeys) FloorPlanDocument.parse(storey.document)
  else expect(problemSentence(result.problem)).toMatch(/^[A-Z].*\.$/)
}

const large = resolve(import.meta.dirname, '../../../../shared/plans/bimwhale_TallBuilding.ifc')
const real = existsSync(large) ? readFileSync(large) : null
if (!real) console.info('../shared/plans is not there: only small files are damaged.')
const victim = real ?? bytesOf(tinyIfc(TWO_ROOMS))

describe('damaged files', () => {
  it('have a sound end: bits flipped', async () => {
    for (let run = 0; run < 8; run++) {
      const random = new Seeded(`flips ${run}`)
      const bytes = new Uint8Array(victim)
      for (let i = 0; i < 4 ** (run % 4); i++) {
        const at = random.below(bytes.length)
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
      }
      expectSound(await readPlan(bytes, { limits }))
    }
  })

  it('have a sound end: cut anywhere, with and without an end put on', async () => {
    for (let run = 0; run < 6; run++) {
      const random = new Seeded(`cuts ${run}`)
      const cut = victim.slice(0, 2000 + random.below(victim.length - 2100))
      const bare = await readPlan(new Uint8Array(cut), { limits })
      expect(bare).toMatchObject({ ok: false, problem: { kind: 'truncated' } })
      const closed = new Uint8Array([...cut, ...bytesOf(END)])
      expectSound(await readPlan(closed, { limits }))
    }
  })
})

describe('hostile files', () => {
  const small = tinyIfc(TWO_ROOMS)
  it.each([
    ['numbers that are none', small.replaceAll('5000.', 'NAN')],
    ['numbers beyond all floors', small.replaceAll('5000.', '1.E308')],
    ['an element that contains itself', small.replace(/IFCLOCALPLACEMENT\(\$/g, 'IFCLOCALPLACEMENT(#40')],
    ['references to nothing', small.replaceAll(/#3\d\b(?!=)/g, '#999999')],
    ['garbage between head and end', `${small.slice(0, 150)}${'\u0000ÿ(((('.repeat(50_000)}${END}`],
    ['a string without an end', small.replace("'Haus C'", "'Haus C")],
    ['brackets without end', small.replace('IFCPOLYLINE((', `IFCPOLYLINE(${'('.repeat(100_000)}`)],
  ])('%s', async (_, text) => {
    expectSound(await readPlan(bytesOf(text), { limits }))
  })

  it.each([
    ['an SVG that unpacks to more than can be read', gzipSync(new Uint8Array(80_000_000).fill(32)), 'bomb'],
    ['something else packed', gzipSync(bytesOf('hello')), 'unknownFormat'],
    ['a packed file without its end', gzipSync(bytesOf('<svg/>'.repeat(999))).subarray(0, 30), 'truncated'],
    ['a PDF stream that unpacks without end', pdfBomb(), 'outOfMemory'],
    [
      'a DXF drawing of one huge text',
      bytesOf(tinyDxf({ entities: [text('A', 0, 0, 1, 'x'.repeat(3e7))] })),
      'nothingDrawn',
    ],
  ])('%s', async (_, bytes, kind) => {
    const tight = { ...limits, seconds: 30, bufferMegabytes: 256 }
    const result = await readPlan(new Uint8Array(bytes), { limits: tight })
    expect(result).toMatchObject({ ok: false, problem: { kind } })
  })

  it('are stopped when somebody says so, after telling how far they were', async () => {
    const cancel = new AbortController()
    const stages: string[] = []
    const result = await readPlan(new Uint8Array(victim), {
      signal: cancel.signal,
      onProgress(stage) {
        stages.push(stage)
        cancel.abort()
      },
    })
    expect(result).toEqual({ ok: false, problem: { kind: 'cancelled' } })
    expect(stages).toEqual(['opening'])
  })

  it('are stopped when they take too long', async () => {
    const result = await readPlan(new Uint8Array(victim), { limits: { ...limits, seconds: 0.01 } })
    expect(result).toEqual({ ok: false, problem: { kind: 'outOfTime', seconds: 0.01 } })
  })

  it('are stopped when they take too much memory', async () => {
    const result = await readPlan(new Uint8Array(victim), { limits: { ...limits, wasmMegabytes: 17 } })
    expect(result).toEqual({ ok: false, problem: { kind: 'outOfMemory' } })
  })
})
