import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { APP_VERSION } from './about.ts'

test('the app says the version that it is', () => {
  const file = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')
  expect((JSON.parse(file) as { version: string }).version).toBe(APP_VERSION)
})
