/** Damaged files of every format read in one piece: each ends in a plan or in a sentence. The longer run is `npm run fuzz -- --contract plans`. */
import * as dxf from 'dxf'
import { beforeAll, describe, expect, it } from 'vitest'
import { FloorPlanDocument } from '../domain/floor-plan.ts'
import type { PdfJs } from './pdf/pdfjs.ts'
import { type ImportNeeds, readAnyPlan } from './read.ts'
import { problemSentence } from './sentences.en.ts'
import { dice, mutated } from './testing/mutate.ts'
import { reading } from './testing/options.ts'
import { samples } from './testing/samples.ts'

let needs: ImportNeeds
beforeAll(async () => {
  const pdfjs = (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfJs
  needs = {
    // Its reader can hang on damaged files, which only a thread that is stopped can end: see hostile-files.
    ifc: () => Promise.reject(new Error('IFC is tried in a thread')),
    dxf: async () => dxf.parseString,
    pdf: async () => pdfjs,
    decode: (bytes, encoding) => new TextDecoder(encoding).decode(bytes),
    base64: (bytes) => Buffer.from(bytes).toString('base64'),
    shrink: async () => null,
    gunzip: async (bytes) => bytes,
  }
})

const CASES = 400
describe.each(Object.entries(samples()).filter(([name]) => name !== 'ifc'))('damaged %s', (name, sample) => {
  it(`ends well, ${CASES} times`, async () => {
    let plans = 0
    for (let i = 0; i < CASES; i++) {
      const bytes = mutated(sample, dice(`${name} ${i}`))
      const result = await readAnyPlan(needs, bytes.slice(), reading())
      if (result.ok) {
        plans++
        for (const { document } of result.building.storeys)
          expect(FloorPlanDocument.parse(document)).toEqual(document)
        for (const n of Object.values(result.building.counts))
          expect(Number.isSafeInteger(n) && n >= 0, name).toBe(true)
      } else expect(problemSentence(result.problem), `${name} ${i}`).toMatch(/^[A-Z][^\n]*[.)]$/)
    }
    // A test that only ever sees refusals tries nothing.
    expect(plans).toBeGreaterThan(CASES / 20)
  })
})
