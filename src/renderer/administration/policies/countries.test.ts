import { expect, test } from 'vitest'
import { countryIn } from '#shared/policy/rule-words.ts'
import { COUNTRIES } from './countries.ts'

test('are the 249 of the standard, each once and with a name in both languages', () => {
  expect(new Set(COUNTRIES).size).toBe(249)
  expect(COUNTRIES).toHaveLength(249)
  for (const language of ['de', 'en'] as const)
    for (const code of COUNTRIES) expect(countryIn(language, code)).not.toBe(code)
})
