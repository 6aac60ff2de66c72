import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { kernTokens, tokenRules } from './kern-tokens.ts'

const css = readFileSync(createRequire(import.meta.url).resolve('@kern-ux/native/dist/kern.css'), 'utf8')

test('takes the colours of both themes and none of the component styles', () => {
  const tokens = kernTokens(css)
  for (const token of [
    '--kern-color-darkblue-700:',
    '--kern-color-layout-text-default:',
    '--kern-color-action-default:',
  ])
    expect(tokens).toContain(token)
  expect(tokens).toContain('[data-kern-theme=dark]')
  expect(tokens).not.toMatch(/\.kern-(btn|alert|dialog)/)
  expect(tokens.length).toBeLessThan(css.length / 8)
})

test('leaves out rules that set anything else, and what stands in media queries', () => {
  const rules = tokenRules('a{--x:1} b{--y:2;color:red} @media print{c{--z:3}} /* d{--w:4} */')
  expect(rules).toEqual([{ selector: 'a', properties: ['--x:1'] }])
})
