import { parse } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { buildingDe } from '../floor-editor/building/texts.de.ts'
import { buildingEn } from '../floor-editor/building/texts.en.ts'
import { importDe } from '../floor-editor/import/texts.de.ts'
import { importEn } from '../floor-editor/import/texts.en.ts'
import { replaceDe, tableDe } from '../floor-editor/table/texts.de.ts'
import { replaceEn, tableEn } from '../floor-editor/table/texts.en.ts'
import { de, en } from './resources.ts'

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

const german = new Map([
  ...flat(de),
  ...flat(buildingDe, 'edit.building.'),
  ...flat(importDe, 'edit.import.'),
  ...flat(tableDe, 'edit.table.'),
  ...flat(replaceDe, 'edit.replace.'),
])
const english = new Map([
  ...flat(en),
  ...flat(buildingEn, 'edit.building.'),
  ...flat(importEn, 'edit.import.'),
  ...flat(tableEn, 'edit.table.'),
  ...flat(replaceEn, 'edit.replace.'),
])

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
