import { expect, it } from 'vitest'
import { reading } from '../testing/options.ts'
import { MOST_PARTS, readPlanJson } from './read-json.ts'

it('more objects and lists than any drawing has are refused before memory is taken for them', () => {
  const lists = (n: number) => `{"format":"platzwahl-floor-plan","floors":[${'[],'.repeat(n - 3)}[]]}`
  const tooMany = { ok: false, problem: { kind: 'tooMany', format: 'json', limit: MOST_PARTS } }
  expect(readPlanJson(lists(MOST_PARTS + 1), reading({}))).toEqual(tooMany)
  // A list less of them, and it is looked at what it is.
  expect(readPlanJson(lists(1_000), reading({}))).toMatchObject({ problem: { kind: 'damaged' } })
})
