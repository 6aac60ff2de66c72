/** Where the focus goes in a grid of rows and columns. Pure. */

export interface At {
  readonly row: number
  readonly column: number
}

/** A screenful, for Page Up and Page Down. */
const PAGE = 10

/** null: the key does not move the focus. */
export function afterKey(
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  { row, column }: At,
  size: { rows: number; columns: number },
): At | null {
  const lastRow = size.rows - 1
  const last = size.columns - 1
  const to = (r: number, c: number): At => ({
    row: Math.max(0, Math.min(lastRow, r)),
    column: Math.max(0, Math.min(last, c)),
  })
  switch (key) {
    case 'ArrowRight':
      return to(row, column + 1)
    case 'ArrowLeft':
      return to(row, column - 1)
    case 'ArrowDown':
      return to(row + 1, column)
    case 'ArrowUp':
      return to(row - 1, column)
    case 'PageDown':
      return to(row + PAGE, column)
    case 'PageUp':
      return to(row - PAGE, column)
    case 'Home':
      return to(ctrlKey ? 0 : row, 0)
    case 'End':
      return to(ctrlKey ? lastRow : row, last)
    default:
      return null
  }
}
