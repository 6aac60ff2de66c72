import { Replace } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changed } from '#shared/floor-edit/edit.ts'
import { namesOf, renamed, written } from '#shared/floor-edit/names.ts'
import { changedSpaces, withFeature } from '#shared/floor-edit/spaces.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useRowsInSight } from '../../ui/rows-in-sight.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { withCommand } from '../board-keys.ts'
import { useEditor } from '../shell.ts'
import { WantedFields } from '../side/WantedFields.tsx'
import { Head } from './Head.tsx'
import { Row } from './Row.tsx'
import { between, COLUMNS, type TableRow } from './rows.ts'
import { useTable } from './use-table.ts'
import './ObjectTable.css'

/** Heights of a row and of the head, px; as in the style sheet. */
const ROW = 32
const HEAD = 34

/** The first takes the choice, the others are those of a row. */
const CELLS = ['choice', ...COLUMNS] as const
type Cell = (typeof CELLS)[number]
/** The row of the head; the others are named by their object. */
const HEAD_ROW = 'head'

/** The objects of a floor as a table: looked for, sorted, chosen and changed many at once. */
export function ObjectTable() {
  const { draft, chosen, choose, actions, open, floor } = useEditor()
  const { t } = useTranslation()
  const id = useId()
  const table = useTable()
  const { rows } = table
  /** The cell that takes the keys. */
  const [active, setActive] = useState<{ row: string; cell: Cell }>({ row: HEAD_ROW, cell: 'choice' })
  /** Where a stretch of rows began that Shift extends. */
  const anchor = useRef<string | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const at = active.row === HEAD_ROW ? -1 : rows.findIndex((r) => r.id === active.row)
  // What was there is looked for no longer, or gone.
  const isHead = at < 0
  const sight = useRowsInSight(rows.length, ROW, at, HEAD)

  const toggle = (row: TableRow) => {
    anchor.current = row.id
    const next = new Set(chosen)
    if (!next.delete(row.id)) next.add(row.id)
    choose(next)
  }
  const extendTo = (row: TableRow) => {
    anchor.current ??= row.id
    choose(new Set([...chosen, ...between(rows, anchor.current, row.id).map((r) => r.id)]))
  }
  const isAllChosen = rows.length > 0 && rows.every((r) => chosen.has(r.id))
  const toggleAll = () => choose(new Set(isAllChosen ? [] : rows.map((r) => r.id)))

  const rename = (row: TableRow, text: string) => {
    const [name] = namesOf(row.o)
    if (name) actions.apply(changed([[row.o, renamed(row.o, [[name, written(name, text)]])]]))
  }
  /** What Enter and a double click do in a cell. */
  const act = (row: TableRow, cell: Cell) => {
    if (cell === 'choice') toggle(row)
    else if (cell === 'name' && row.name !== null) setTyped(row.id)
    else if (cell === 'bookable' && row.o.kind === 'space')
      actions.apply(changedSpaces([row.o], (s) => ({ ...s, bookable: !s.bookable })))
    else if (cell === 'accessible' && row.o.kind === 'space')
      actions.apply(changedSpaces([row.o], (s) => withFeature(s, 'accessible', !row.accessible)))
    else choose(new Set([row.id]))
  }
  const actOnHead = (cell: Cell) => (cell === 'choice' ? toggleAll() : table.sortBy(cell))

  const go = (to: number, extend: boolean) => {
    if (to < 0) return setActive((a) => ({ ...a, row: HEAD_ROW }))
    const row = rows[Math.min(rows.length - 1, to)]
    if (!row) return
    if (extend && at >= 0) anchor.current ??= active.row
    setActive((a) => ({ ...a, row: row.id }))
    sight.bringIntoSight(Math.min(rows.length - 1, to))
    if (extend) extendTo(row)
    else anchor.current = row.id
  }
  const aside = (by: number) =>
    setActive((a) => ({
      ...a,
      cell: CELLS[Math.max(0, Math.min(CELLS.length - 1, CELLS.indexOf(a.cell) + by))] ?? a.cell,
    }))
  const onKeyDown = (event: KeyboardEvent) => {
    if (typed !== null) return
    const isCommand = withCommand(event, {
      actions,
      chooseAll: () => choose(new Set(rows.map((r) => r.id))),
      replace: () => open({ is: 'replace' }),
    })
    if (isCommand || event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[at]
    const { key, shiftKey } = event
    if (key === 'ArrowDown') go(at + 1, shiftKey)
    else if (key === 'ArrowUp') go(at - 1, shiftKey)
    else if (key === 'PageDown') go(at + sight.page, shiftKey)
    else if (key === 'PageUp') go(Math.max(0, at - sight.page), shiftKey)
    else if (key === 'Home') go(0, shiftKey)
    else if (key === 'End') go(rows.length - 1, shiftKey)
    else if (key === 'ArrowRight') aside(1)
    else if (key === 'ArrowLeft') aside(-1)
    else if (key === 'Enter') row ? act(row, active.cell) : actOnHead(active.cell)
    else if (key === ' ') row ? toggle(row) : actOnHead(active.cell)
    else if (key === 'F2' && row) act(row, 'name')
    else if (key === 'Delete') actions.remove()
    else if (key === 'Escape') choose(new Set())
    else return
    event.preventDefault()
  }

  const cellOf = (event: MouseEvent) => {
    const { row, cell } = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset ?? {}
    const known = CELLS.find((c) => c === cell)
    return row === undefined || known === undefined ? null : { row, cell: known }
  }
  const onClick = (event: MouseEvent) => {
    const hit = cellOf(event)
    if (!hit || typed !== null) return
    setActive(hit)
    const row = rows.find((r) => r.id === hit.row)
    if (!row) actOnHead(hit.cell)
    else if (event.shiftKey) extendTo(row)
    else if (hit.cell === 'choice' || event.ctrlKey || event.metaKey) toggle(row)
    else {
      anchor.current = row.id
      choose(new Set([row.id]))
    }
  }
  const onDoubleClick = (event: MouseEvent) => {
    const hit = cellOf(event)
    const row = rows.find((r) => r.id === hit?.row)
    if (row && hit && hit.cell !== 'choice') act(row, hit.cell)
  }
  /** @param text null: it stays as it was */
  const endTyping = (row: TableRow, text: string | null) => {
    setTyped(null)
    if (text !== null) rename(row, text)
    sight.box.current?.focus({ preventScroll: true })
  }

  return (
    <section className="object-table" aria-label={t('edit.view.table')}>
      <div className="object-table-bar">
        <SearchField label={t('edit.table.search')} value={table.text} onChange={table.setText} />
        <WantedFields small wanted={table.wanted} onChange={table.want} />
        <p className="muted" role="status">
          {t('edit.count', { n: rows.length })}
        </p>
        <IconButton label={t('edit.replace.button')} onPress={() => open({ is: 'replace' })}>
          <Replace size={18} aria-hidden />
        </IconButton>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a table of thousands of rows of which only some are drawn */}
      <div
        ref={sight.box}
        className="object-table-grid"
        role="grid"
        aria-label={t('edit.table.label', { floor: floor.name })}
        aria-multiselectable
        aria-rowcount={rows.length + 1}
        aria-colcount={CELLS.length}
        aria-activedescendant={`${id}-${isHead ? HEAD_ROW : active.row}-${active.cell}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        // A click would put the focus on the row, which goes away when it is scrolled out of sight.
        onFocus={(e) => {
          if (e.target !== e.currentTarget && !(e.target instanceof HTMLInputElement))
            e.currentTarget.focus({ preventScroll: true })
        }}
        onScroll={sight.onScroll}
      >
        <Head
          id={`${id}-${HEAD_ROW}`}
          row={HEAD_ROW}
          order={table.order}
          chosen={isAllChosen ? 'all' : rows.some((r) => chosen.has(r.id)) ? 'some' : 'none'}
          active={isHead ? active.cell : null}
        />
        {/* biome-ignore lint/a11y: the arrows lead through the cells */}
        <div role="rowgroup" className="object-table-rows" style={{ height: rows.length * ROW }}>
          {sight.rows.map((n) => {
            const row = rows[n]
            return row ? (
              <Row
                key={row.id}
                id={`${id}-${row.id}`}
                row={row}
                at={n}
                top={n * ROW}
                isChosen={chosen.has(row.id)}
                active={n === at ? active.cell : null}
                isTyped={typed === row.id}
                onTyped={endTyping}
              />
            ) : null
          })}
        </div>
        {rows.length === 0 ? (
          <p className="object-table-none muted">
            {t(draft.document.spaces.length === 0 ? 'edit.table.empty' : 'edit.table.nothing')}
          </p>
        ) : null}
      </div>
    </section>
  )
}
