/**
 * KERN's design tokens without its component styles: `@import 'virtual:kern-tokens.css'` gives the
 * custom properties of `@kern-ux/native` and nothing else. The package ships them only inside
 * `kern.css`, of which this app needs a fiftieth.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const ID = 'virtual:kern-tokens.css'

/** Rules at the top level of a style sheet that set nothing but custom properties. */
export function tokenRules(css: string): { selector: string; properties: string[] }[] {
  const rules: { selector: string; properties: string[] }[] = []
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '')
  let depth = 0
  let start = 0
  let head = ''
  for (let i = 0; i < plain.length; i++) {
    if (plain[i] === '{') {
      if (depth === 0) {
        head = plain.slice(start, i).trim()
        start = i + 1
      }
      depth++
    } else if (plain[i] === '}') {
      depth--
      if (depth === 0) {
        const properties = plain
          .slice(start, i)
          .split(';')
          .map((p) => p.trim())
          .filter((p) => p !== '')
        if (!head.startsWith('@') && properties.length > 0 && properties.every((p) => p.startsWith('--')))
          rules.push({ selector: head, properties })
        start = i + 1
      }
    }
  }
  return rules
}

/** The colours of `:root` and of both themes, as style sheet text. */
export function kernTokens(css: string): string {
  const wanted = (selector: string) =>
    selector === ':root' || /^\[data-kern-theme=(light|dark)\]/.test(selector)
  return tokenRules(css)
    .filter((r) => wanted(r.selector))
    .map((r) => ({ ...r, properties: r.properties.filter((p) => p.startsWith('--kern-color-')) }))
    .filter((r) => r.properties.length > 0)
    .map((r) => `${r.selector.split(',')[0]}{${r.properties.join(';')}}`)
    .join('\n')
}

export function kernTokensPlugin(): Plugin {
  return {
    name: 'kern-tokens',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null
      const file = createRequire(import.meta.url).resolve('@kern-ux/native/dist/kern.css')
      return kernTokens(readFileSync(file, 'utf8'))
    },
  }
}
