import { describe, expect, it } from 'vitest'
import { afterKey } from './grid.ts'

const size = { rows: 30, columns: 10 }
const press = (key: string, row: number, column: number, ctrlKey = false) =>
  afterKey({ key, ctrlKey }, { row, column }, size)

describe('walking through the matrix', () => {
  it('stays inside', () => {
    expect(press('ArrowUp', 0, 3)).toEqual({ row: 0, column: 3 })
    expect(press('ArrowRight', 4, 9)).toEqual({ row: 4, column: 9 })
    expect(press('PageDown', 25, 0)).toEqual({ row: 29, column: 0 })
  })
  it('goes to the ends of a row, and with Ctrl of all', () => {
    expect(press('Home', 7, 5)).toEqual({ row: 7, column: 0 })
    expect(press('End', 7, 5)).toEqual({ row: 7, column: 9 })
    expect(press('End', 7, 5, true)).toEqual({ row: 29, column: 9 })
  })
  it('leaves other keys alone', () => {
    expect(press('a', 7, 5)).toBeNull()
  })
})
