import { Check, Lock } from 'lucide-react'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { namesOf } from '#shared/floor-edit/names.ts'
import { classes } from '../../ui/classes.ts'
import { useEditor } from '../shell.ts'
import { COLUMNS, type Column, type TableRow } from './rows.ts'

export interface RowProps {
  id: string
  row: TableRow
  /** Among the rows, from 0. */
  at: number
  /** px */
  top: number
  isChosen: boolean
  /** The cell that takes the keys; null: it is in another row. */
  active: string | null
  /** Its name is being typed. */
  isTyped: boolean
  /** @param text null: it stays as it was */
  onTyped: (row: TableRow, text: string | null) => void
}

export function Row(props: RowProps) {
  const latest = useRef(props.onTyped)
  latest.current = props.onTyped
  const onTyped = useRef<RowProps['onTyped']>((row, text) => latest.current(row, text))
  return <Painted {...props} onTyped={onTyped.current} />
}

/** Painted again only when something about it changed. */
const Painted = memo(function Painted(props: RowProps) {
  const { id, row, at, top, isChosen, active, isTyped, onTyped } = props
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y: the grid takes the keys
    <div
      role="row"
      aria-rowindex={at + 2}
      aria-selected={isChosen}
      className={classes('object-table-row', isChosen && 'selected')}
      style={{ transform: `translateY(${top}px)` }}
    >
      {/* biome-ignore lint/a11y: as above */}
      <span
        id={`${id}-choice`}
        role="gridcell"
        data-row={row.id}
        data-cell="choice"
        className={classes('choice', active === 'choice' && 'active')}
      >
        <span className="visually-hidden">
          {t(isChosen ? 'edit.table.isChosen' : 'edit.table.notChosen')}
        </span>
        <span className={classes('mark', isChosen && 'on')} aria-hidden>
          {isChosen ? <Check size={12} /> : null}
        </span>
      </span>
      {COLUMNS.map((column) => (
        <span
          key={column}
          id={`${id}-${column}`}
          role={column === 'name' ? 'rowheader' : 'gridcell'}
          data-row={row.id}
          data-cell={column}
          className={classes(column, active === column && 'active')}
        >
          {column === 'name' && isTyped ? (
            <NameInput row={row} onTyped={onTyped} />
          ) : (
            <Content row={row} column={column} />
          )}
        </span>
      ))}
    </div>
  )
})

function Content({ row, column }: { row: TableRow; column: Column }) {
  const { t } = useTranslation()
  const { words } = useEditor()
  switch (column) {
    case 'name':
      return (
        <>
          <span className="words">{row.name ?? '–'}</span>
          {row.isLocked ? <Lock size={13} role="img" aria-label={t('edit.lock.is')} /> : null}
        </>
      )
    case 'accessible':
    case 'bookable':
      return row[column] === null ? null : (
        <span className={classes('words', column === 'bookable' && !row.bookable && 'warning')}>
          {t(row[column] ? 'edit.table.yes' : 'edit.table.no')}
        </span>
      )
    case 'size':
      return (
        <span className="words">
          {[row.width, row.depth]
            .filter((mm) => mm > 0)
            .map(words.metres)
            .join(' × ')}
        </span>
      )
    default:
      return (
        <span className="words" title={row[column]}>
          {row[column]}
        </span>
      )
  }
}

/** The name, typed in its place; taken by Enter or on leaving, given up by Escape. */
function NameInput({ row, onTyped }: Pick<RowProps, 'row' | 'onTyped'>) {
  const { t } = useTranslation()
  /** Enter leaves it, too. */
  const isDone = useRef(false)
  const end = (text: string | null) => {
    if (isDone.current) return
    isDone.current = true
    onTyped(row, text)
  }
  return (
    <input
      aria-label={t('edit.table.nameOf', { name: row.name ?? '' })}
      autoComplete="off"
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
      autoFocus
      defaultValue={row.name ?? ''}
      maxLength={namesOf(row.o)[0]?.longest}
      onFocus={(e) => e.currentTarget.select()}
      onBlur={(e) => end(e.currentTarget.value)}
      onKeyDown={(e) => {
        if (e.key === 'Enter') end(e.currentTarget.value)
        else if (e.key === 'Escape') end(null)
        else return
        e.preventDefault()
        e.stopPropagation()
      }}
    />
  )
}
