import { Star, TriangleAlert } from 'lucide-react'
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamCell, TeamMatrix } from '#shared/contract/local.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import { useReady } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { classes } from '../ui/classes.ts'
import { PlaceIcon } from '../ui/PlaceIcon.tsx'
import { type At, afterKey, rowsInView } from './grid.ts'
import { cellWords, isAtOffice, type Member, shortDesk } from './words.ts'
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
  const { matrix, members, columns, onOpen } = props
  const { t } = useTranslation()
  const format = useFormat()
  const { days, me } = useReady()
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<At>({ row: 0, column: 1 })
  const moved = useRef(false)
  const { range, isPrinting } = useRowsInView(box, members.length)
  const sums = useSums(matrix, columns)
  const size = { rows: members.length + sums.length, columns: columns.length + 1 }
  const here = { row: Math.min(at.row, size.rows - 1), column: Math.min(at.column, size.columns - 1) }

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
    if (member && day !== undefined) onOpen({ member, day, element })
  }

  const rows: number[] = []
  // The range is of the members before, until the next look at the box.
  const end = isPrinting ? members.length : Math.min(range.end, members.length)
  const first = isPrinting ? 0 : Math.min(range.first, end)
  if (here.row < first && here.row < members.length) rows.push(here.row)
  for (let row = first; row < end; row++) rows.push(row)
  if (here.row >= end && here.row < members.length) rows.push(here.row)

  const template = columns
    .map((i, n) => (n > 0 && startsWeek(matrix, columns[n - 1], i) ? 'var(--week)' : 'var(--column)'))
    .join(' ')
  return (
    <div ref={box} className={classes('matrix-scroll', isPrinting && 'printing')}>
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
          if (place) setAt(place)
        }}
        onClick={(event) => {
          const element = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')
          if (element) open(element)
        }}
      >
        {/* biome-ignore lint/a11y: the arrows lead through the cells; the head is read with them */}
        <div role="row" aria-rowindex={1} className="matrix-row matrix-head">
          {/* biome-ignore lint/a11y: as above */}
          <span role="columnheader">{t('team.people', { n: members.length })}</span>
          {columns.map((i, n) => (
            <Head key={matrix.days[i]?.day} matrix={matrix} index={i} previous={columns[n - 1]} />
          ))}
        </div>
        {/* biome-ignore lint/a11y: as above */}
        <div role="rowgroup" className="matrix-people">
          {rows.map((row) => {
            const member = members[row] as Member
            return (
              <MemberRow
                key={member.person.id}
                member={member}
                row={row}
                columns={columns}
                matrix={matrix}
                focus={here.row === row ? here.column : null}
                isMe={member.person.id === me.id}
                today={days.today}
              />
            )
          })}
        </div>
        {members.length === 0 ? <p className="matrix-none muted">{t('team.nobody')}</p> : null}
        {/* biome-ignore lint/a11y: as above */}
        <div role="rowgroup" className="matrix-sums">
          {sums.map((sum, n) => {
            const row = members.length + n
            return (
              <Row
                key={sum.key}
                row={row}
                className="matrix-sum"
                label={sum.label}
                focus={here.row === row ? here.column : null}
              >
                {(isFocused) =>
                  sum.cells.map((cell, c) => {
                    const day = matrix.days[columns[c] as number]
                    return (
                      // biome-ignore lint/a11y: as above
                      <span
                        key={day?.day}
                        role="gridcell"
                        data-at={`${row} ${c + 1}`}
                        tabIndex={isFocused(c + 1) ? 0 : -1}
                        className={classes(
                          'matrix-figure',
                          startsWeek(matrix, columns[c - 1], columns[c]) && 'new-week',
                          cell.lacking && 'lacking',
                        )}
                        aria-label={
                          day ? `${sum.label}, ${format.dayLong(day.day)}: ${cell.said}` : cell.said
                        }
                      >
                        {cell.shown}
                      </span>
                    )
                  })
                }
              </Row>
            )
          })}
        </div>
      </div>
    </div>
  )
}

const placeOf = (element: HTMLElement): At | null => {
  const [row, column] = (element.dataset.at ?? '').split(' ').map(Number)
  return row === undefined || column === undefined ? null : { row, column }
}

const startsWeek = (matrix: TeamMatrix, before: number | undefined, here: number | undefined): boolean => {
  const a = before === undefined ? undefined : matrix.days[before]
  const b = here === undefined ? undefined : matrix.days[here]
  return a !== undefined && b !== undefined && b.weekday < a.weekday
}
function Head({
  matrix,
  index,
  previous,
}: {
  matrix: TeamMatrix
  index: number
  previous: number | undefined
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { days } = useReady()
  const day = matrix.days[index]
  if (!day) return null
  return (
    // biome-ignore lint/a11y: see the grid
    <span
      role="columnheader"
      className={classes(
        startsWeek(matrix, previous, index) && 'new-week',
        day.meets && 'meets',
        day.day === days.today && 'today',
        day.closed !== null && 'closed',
      )}
      {...(day.closed === null ? {} : { title: day.closed })}
    >
      <span aria-hidden="true">
        <span className="matrix-weekday">{format.weekdayShort(day.day)}</span> {format.dayOfMonth(day.day)}
        {day.meets ? <Star size={11} fill="currentColor" className="matrix-star" /> : null}
      </span>
      <span className="visually-hidden">
        {[format.dayLong(day.day), day.closed, day.meets ? t('team.teamDay') : null]
          .filter(Boolean)
          .join(', ')}
      </span>
    </span>
  )
}

function Row(props: {
  row: number
  className: string
  label: string
  focus: number | null
  style?: CSSProperties
  children: (isFocused: (column: number) => boolean) => ReactNode
}) {
  const { row, focus } = props
  const isFocused = (column: number) => focus === column
  return (
    // biome-ignore lint/a11y: see the grid
    <div
      role="row"
      aria-rowindex={row + 2}
      className={classes('matrix-row', props.className)}
      {...(props.style ? { style: props.style } : {})}
    >
      {/* biome-ignore lint/a11y: see the grid */}
      <span
        role="rowheader"
        className="matrix-name"
        data-at={`${row} 0`}
        tabIndex={isFocused(0) ? 0 : -1}
        title={props.label}
      >
        {props.label}
      </span>
      {props.children(isFocused)}
    </div>
  )
}

const MemberRow = memo(function MemberRow(props: {
  member: Member
  row: number
  columns: readonly number[]
  matrix: TeamMatrix
  focus: number | null
  isMe: boolean
  today: string
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { member, row, columns, matrix, isMe } = props
  const name = member.person.displayName
  return (
    <Row
      row={row}
      className={isMe ? 'me' : ''}
      label={name}
      focus={props.focus}
      style={{ '--row': row } as CSSProperties}
    >
      {(isFocused) =>
        columns.map((i, n) => {
          const day = matrix.days[i]
          if (!day) return null
          const cell = member.cells[i] ?? null
          return (
            // biome-ignore lint/a11y: see the grid
            <span
              key={day.day}
              role="gridcell"
              data-at={`${row} ${n + 1}`}
              tabIndex={isFocused(n + 1) ? 0 : -1}
              className={classes(
                'matrix-cell',
                startsWeek(matrix, columns[n - 1], i) && 'new-week',
                look(cell),
                cell === null && day.day < props.today && 'past',
                day.closed !== null && cell === null && 'closed',
                cell?.queued && 'queued',
              )}
            >
              <span className="visually-hidden">
                {t('team.cell.label', {
                  name,
                  day: format.dayLong(day.day),
                  what: cellWords(cell, !matrix.leads && !isMe, t),
                })}
              </span>
              <Content cell={cell} isPast={day.day < props.today || day.closed !== null} />
            </span>
          )
        })
      }
    </Row>
  )
})

function look(cell: TeamCell | null): string {
  if (cell === null) return 'open'
  const { am, pm } = cell.places
  if (am === null && pm === null) return 'open'
  return am === pm ? (am as Place) : 'halves'
}

/** For the eye; the words of the cell say it to everyone else. */
function Content({ cell, isPast }: { cell: TeamCell | null; isPast: boolean }) {
  if (cell === null || (cell.places.am === null && cell.places.pm === null))
    return isPast ? null : <span aria-hidden="true">–</span>
  const { am, pm } = cell.places
  if (am !== pm)
    return (
      <>
        {[am, pm].map((place, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the two halves
          <span key={i} aria-hidden="true" className={classes('matrix-half', place ?? 'open')}>
            {place ? <PlaceIcon place={place} size={14} /> : '–'}
          </span>
        ))}
      </>
    )
  const desk = cell.desks[0]
  return (
    <>
      <PlaceIcon place={am as Place} size={15} />
      {desk?.space ? (
        <span aria-hidden="true" className={classes('matrix-desk', desk.givenBack && 'given-back')}>
          {shortDesk(desk.space)}
        </span>
      ) : null}
    </>
  )
}

interface Sum {
  readonly key: string
  readonly label: string
  readonly cells: readonly { shown: ReactNode; said: string; lacking?: boolean }[]
}

function useSums(matrix: TeamMatrix, columns: readonly number[]): Sum[] {
  const { t } = useTranslation()
  const onSite: Sum = {
    key: 'on-site',
    label: t(matrix.leads ? 'team.onSite' : 'team.onSiteSeen'),
    cells: columns.map((i) => {
      const n = matrix.people.filter((p) => isAtOffice(p.cells[i] ?? null)).length
      return { shown: n, said: String(n) }
    }),
  }
  const minimum = matrix.staffing.map(
    (rule): Sum => ({
      key: rule.ruleId,
      label: t('team.atLeast', { n: rule.people }),
      cells: columns.map((i) => {
        const lacking = rule.lacking[i]
        if (lacking === null || lacking === undefined) return { shown: '', said: '–' }
        if (lacking === 0) return { shown: '✓', said: t('team.met') }
        const said = t('team.lacking', { n: lacking })
        return {
          shown: (
            <>
              <TriangleAlert size={12} aria-hidden /> <span>{said}</span>
            </>
          ),
          said,
          lacking: true,
        }
      }),
    }),
  )
  return [onSite, ...minimum]
}

/** Which rows the box shows; all of them while the page is printed. */
function useRowsInView(box: { readonly current: HTMLDivElement | null }, rows: number) {
  const [range, setRange] = useState(() => rowsInView({ top: 0, height: window.innerHeight }, ROW, rows))
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => {
      const next = rowsInView({ top: element.scrollTop, height: element.clientHeight }, ROW, rows)
      setRange((before) => (before.first === next.first && before.end === next.end ? before : next))
    }
    look()
    const sized = new ResizeObserver(look)
    sized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    const print = window.matchMedia('print')
    const printed = () => setPrinting(print.matches)
    print.addEventListener('change', printed)
    return () => {
      sized.disconnect()
      element.removeEventListener('scroll', look)
      print.removeEventListener('change', printed)
    }
  }, [box, rows])
  return { range, isPrinting }
}
