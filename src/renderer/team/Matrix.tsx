import { Star } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamMatrix } from '#shared/contract/local.ts'
import { useReady } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { classes } from '../ui/classes.ts'
import { useIsPrinting } from '../ui/printing.ts'
import { useRowsInSight } from '../ui/rows-in-sight.ts'
import { type Column, useColumns } from './columns.ts'
import { type At, afterKey } from './grid.ts'
import { MemberRow } from './MemberRow.tsx'
import { Sums, useSums } from './Sums.tsx'
import type { Member } from './words.ts'
import './Matrix.css'

/** Height of a member's row with its gap, as in Matrix.css. */
const ROW = 32

export interface Opened {
  readonly member: Member
  readonly day: number
  readonly element: HTMLElement
}

/**
 * Members by days, with what the days sum up to. Only the rows in view are drawn, and the one that has the
 * focus; for print all are.
 * @param columns indices of the days shown
 */
export function Matrix(props: {
  matrix: TeamMatrix
  members: readonly Member[]
  columns: readonly number[]
  onOpen: (cell: Opened) => void
}) {
  const { matrix, members, onOpen } = props
  const { t } = useTranslation()
  const { days, me } = useReady()
  const columns = useColumns(matrix, props.columns, days.today)
  const [at, setAt] = useState<At>({ row: 0, column: 1 })
  const moved = useRef(false)
  const sums = useSums(matrix, columns)
  const size = { rows: members.length + sums.length, columns: columns.length + 1 }
  const here = { row: Math.min(at.row, size.rows - 1), column: Math.min(at.column, size.columns - 1) }
  const { box, rows, onScroll } = useRowsInSight(members.length, ROW, here.row)
  const isPrinting = useIsPrinting()

  useLayoutEffect(() => {
    if (!moved.current) return
    moved.current = false
    const cell = box.current?.querySelector<HTMLElement>(`[data-at="${here.row} ${here.column}"]`)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const walk = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return
    const to = afterKey(event, here, size)
    if (to) {
      event.preventDefault()
      moved.current = true
      setAt(to)
    } else if (event.key === 'Enter' || event.key === ' ') {
      const element = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')
      if (!element) return
      event.preventDefault()
      open(element)
    }
  }
  const open = (element: HTMLElement) => {
    const { row, column } = placeOf(element) ?? here
    const member = members[row]
    const day = columns[column - 1]
    setAt({ row, column })
    if (member && day) onOpen({ member, day: day.index, element })
  }

  const template = columns.map((c) => (c.startsWeek ? 'var(--week)' : 'var(--column)')).join(' ')
  return (
    <div ref={box} className={classes('matrix-scroll', isPrinting && 'printing')} onScroll={onScroll}>
      {/* biome-ignore lint/a11y/useSemanticElements: a table of 200 × 40 cells of which only some are drawn */}
      <div
        role="grid"
        aria-label={t('team.grid', { team: matrix.team.name })}
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns}
        className={classes('matrix', columns.length > 12 && 'dense')}
        style={{ '--columns': `var(--names) ${template}`, '--rows': members.length } as CSSProperties}
        onKeyDown={walk}
        onFocus={(event) => {
          const place = placeOf(event.target)
          if (place && (place.row !== here.row || place.column !== here.column)) setAt(place)
        }}
        onClick={(event) => {
          const element = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')
          if (element) open(element)
        }}
      >
        <Heads matrix={matrix} columns={columns} members={members.length} today={days.today} />
        {/* biome-ignore lint/a11y: as above */}
        <div role="rowgroup" className="matrix-people">
          {(isPrinting ? [...members.keys()] : rows).map((row) => {
            const member = members[row] as Member
            return (
              <MemberRow
                key={member.person.id}
                member={member}
                row={row}
                columns={columns}
                focus={here.row === row ? here.column : null}
                isMe={member.person.id === me.id}
                mayMiss={!matrix.leads && member.person.id !== me.id}
              />
            )
          })}
        </div>
        {members.length === 0 ? <p className="matrix-none muted">{t('team.nobody')}</p> : null}
        <Sums
          sums={sums}
          columns={columns}
          first={members.length}
          focus={here.row >= members.length ? here : null}
        />
      </div>
    </div>
  )
}

const placeOf = (element: HTMLElement): At | null => {
  const [row, column] = (element.dataset.at ?? '').split(' ').map(Number)
  return row === undefined || column === undefined ? null : { row, column }
}

/** The days. The arrows lead through the cells; the head is read with them. */
const Heads = memo(function Heads(props: {
  matrix: TeamMatrix
  columns: readonly Column[]
  members: number
  today: string
}) {
  const { matrix, columns } = props
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y: as above
    <div role="row" aria-rowindex={1} className="matrix-row matrix-head">
      {/* biome-ignore lint/a11y: as above */}
      <span role="columnheader">{t('team.people', { n: props.members })}</span>
      {columns.map((column) => (
        <Head key={column.day} matrix={matrix} column={column} isToday={column.day === props.today} />
      ))}
    </div>
  )
})

function Head({ matrix, column, isToday }: { matrix: TeamMatrix; column: Column; isToday: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const day = matrix.days[column.index]
  if (!day) return null
  return (
    // biome-ignore lint/a11y: see the grid
    <span
      role="columnheader"
      className={classes(
        column.startsWeek && 'new-week',
        day.meets && 'meets',
        isToday && 'today',
        day.closed !== null && 'closed',
      )}
      {...(day.closed === null ? {} : { title: day.closed })}
    >
      <span aria-hidden="true">
        <span className="matrix-weekday">{format.weekdayShort(day.day)}</span> {format.dayOfMonth(day.day)}
        {day.meets ? <Star size={11} fill="currentColor" className="matrix-star" /> : null}
      </span>
      <span className="visually-hidden">
        {[column.words, day.closed, day.meets ? t('team.teamDay') : null].filter(Boolean).join(', ')}
      </span>
    </span>
  )
}
