import { expect, test } from 'vitest'
import { matches, plain } from './match.ts'

const names = ['Jürgen Groß', 'Anna Müller', 'Joana Muster', 'Plan am Montag', 'Der Plan']
const found = (query: string, limit = 9) => matches(names, (n) => n, query, limit)

test('umlauts, accents and case do not matter', () => {
  expect(plain('GROẞ Jürgen é')).toBe('gross jurgen e')
  expect(found('muller')).toEqual(['Anna Müller'])
  expect(found('GROSS')).toEqual(['Jürgen Groß'])
})

test('every word must occur, in any order', () => {
  expect(found('groß jür')).toEqual(['Jürgen Groß'])
  expect(found('anna muster')).toEqual([])
})

test('what begins with the query comes first; nothing for nothing; no more than asked', () => {
  expect(found('plan')).toEqual(['Plan am Montag', 'Der Plan'])
  expect(found('  ')).toEqual([])
  expect(found('a', 2)).toHaveLength(2)
})
