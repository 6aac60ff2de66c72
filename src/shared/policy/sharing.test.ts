import { expect, test } from 'vitest'
import { sharingFigures } from './sharing.ts'

test('desks that are needed are those of the ratio, rounded up, and those on top', () => {
  const rule = { id: 'r' as never, ratio: 0.7, guaranteed: 2 }
  expect(sharingFigures(rule, { desks: 22, people: 29 }).needed).toBe(23)
  expect(sharingFigures({ ...rule, guaranteed: 0 }, { desks: 7, people: 10 }).needed).toBe(7)
  expect(sharingFigures({ ...rule, guaranteed: 0 }, { desks: 0, people: 0 }).needed).toBe(0)
})
