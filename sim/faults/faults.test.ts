import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faults } from './faults.ts'
import { withFault } from './plant.ts'

describe('deliberate faults', () => {
  it.each(faults)('$name still finds the code it is made of', (fault) => {
    const source = readFileSync(join(import.meta.dirname, '..', '..', fault.file), 'utf8')
    expect(withFault(source, fault)).not.toBe(source)
  })

  it('have names of their own', () => {
    expect(new Set(faults.map((f) => f.name)).size).toBe(faults.length)
  })
})
