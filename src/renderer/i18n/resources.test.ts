import { parse } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { allDe, allEn } from './all.ts'

type Tree = { readonly [key: string]: string | Tree }

const flat = (tree: Tree, at = ''): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${at}${key}`, value] as [string, string]] : flat(value, `${at}${key}.`),
  )

/** Names of the arguments a message takes. */
const argumentsOf = (text: string): string[] => {
  const names = new Set<string>()
  const walk = (nodes: ReturnType<typeof parse>): void => {
    for (const node of nodes) {
      if (node.type !== 0 && node.type !== 7 && 'value' in node) names.add(String(node.value))
      if ('options' in node) for (const option of Object.values(node.options)) walk(option.value)
    }
  }
  walk(parse(text))
  return [...names].sort()
}

const german = new Map(flat(allDe))
const english = new Map(flat(allEn))

describe('texts', () => {
  test('both languages have the same keys, none empty', () => {
    expect([...english.keys()].sort()).toEqual([...german.keys()].sort())
    for (const [key, text] of [...german, ...english]) expect(text.trim(), key).not.toBe('')
  })

  test('every message is valid ICU and takes the same arguments in both languages', () => {
    for (const [key, text] of german)
      expect(argumentsOf(english.get(key) ?? ''), key).toEqual(argumentsOf(text))
  })

  test('German speaks to nobody in particular with “Du”', () => {
    for (const [key, text] of german) expect(text, key).not.toMatch(/\b([Dd]u|[Dd]eine?[nmrs]?)\b/)
  })
})
