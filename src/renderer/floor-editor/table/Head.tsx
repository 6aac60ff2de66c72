import { Accessibility, ArrowDown, ArrowUp, Check, Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import { COLUMNS, type Order } from './rows.ts'

/** Names of the columns: each sorts by its own, the first chooses all rows. */
export function Head(props: {
  id: string
  row: string
  order: Order
  chosen: 'all' | 'some' | 'none'
  /** The cell that takes the keys; null: it is in another row. */
  active: string | null
}) {
  const { id, row, order, chosen, active } = props
  const { t } = useTranslation()
  const Arrow = order.isDown ? ArrowDown : ArrowUp
  return (
    // biome-ignore lint/a11y: the grid takes the keys
    <div role="row" aria-rowindex={1} className="object-table-row head">
      {/* biome-ignore lint/a11y: as above */}
      <span
        id={`${id}-choice`}
        role="columnheader"
        data-row={row}
        data-cell="choice"
        className={classes('choice', active === 'choice' && 'active')}
      >
        <span className="visually-hidden">
          {t(chosen === 'all' ? 'edit.table.chooseNone' : 'edit.table.chooseAll')}
        </span>
        <span className={classes('mark', chosen !== 'none' && 'on')} aria-hidden>
          {chosen === 'all' ? <Check size={12} /> : chosen === 'some' ? <Minus size={12} /> : null}
        </span>
      </span>
      {COLUMNS.map((column) => (
        // biome-ignore lint/a11y: as above
        <span
          key={column}
          id={`${id}-${column}`}
          role="columnheader"
          aria-sort={order.by === column ? (order.isDown ? 'descending' : 'ascending') : 'none'}
          data-row={row}
          data-cell={column}
          className={classes(column, active === column && 'active')}
          title={t(`edit.table.column.${column}`)}
        >
          {column === 'accessible' ? (
            <>
              <Accessibility size={15} aria-hidden />
              <span className="visually-hidden">{t('edit.table.column.accessible')}</span>
            </>
          ) : (
            <span className="words">{t(`edit.table.column.${column}`)}</span>
          )}
          {order.by === column ? <Arrow size={13} aria-hidden /> : null}
        </span>
      ))}
    </div>
  )
}
