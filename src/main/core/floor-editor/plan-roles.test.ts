import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { folderStorage } from '#hosts/node/platform.ts'
import { openCacheDb } from '../cache/database.ts'
import { addRoles, readRoles } from './plan-roles.ts'

const folder = mkdtempSync(join(tmpdir(), 'platzwahl-roles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what a block stands for is known again after a restart, as it was said last', () => {
  const key = new Uint8Array(32).fill(7)
  const open = () => openCacheDb(folderStorage(folder), 'roles.cache', key)
  let db = open()
  db.write((tx) =>
    addRoles(tx, { layers: { 'A-CASE': 'furniture' }, blocks: { 'TP-160': 'table', ST: 'chair' } }),
  )
  db.write((tx) => addRoles(tx, { layers: {}, blocks: { 'TP-160': 'desk' } }))
  db.close()
  db = open()
  expect(readRoles(db)).toEqual({
    layers: { 'A-CASE': 'furniture' },
    blocks: { ST: 'chair', 'TP-160': 'desk' },
  })
  const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`B${n}`, 'plant' as const]))
  db.write((tx) => addRoles(tx, { layers: {}, blocks: many }))
  expect(readRoles(db).blocks['TP-160'], 'the earliest are forgotten').toBeUndefined()
  expect(readRoles(db).blocks.B1999).toBe('plant')
  db.close()
})
