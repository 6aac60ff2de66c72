import { type CSSProperties, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamCell } from '#shared/contract/local.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import { classes } from '../ui/classes.ts'
import { PlaceIcon } from '../ui/PlaceIcon.tsx'
import type { Column } from './columns.ts'
import { Row } from './Row.tsx'
import { cellWords, type Member, shortDesk } from './words.ts'

/** A member's days. @param mayMiss others of the team may have planned what the viewer does not see */
export const MemberRow = memo(function MemberRow(props: {
  member: Member
  row: number
  columns: readonly Column[]
  focus: number | null
  isMe: boolean
  mayMiss: boolean
}) {
  const { member, row, columns, isMe, mayMiss } = props
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
        columns.map(({ index, day, words, isPast, isClosed, startsWeek }, n) => (
          <Cell
            key={day}
            at={`${row} ${n + 1}`}
            name={name}
            day={words}
            cell={member.cells[index] ?? null}
            isFocused={isFocused(n + 1)}
            {...{ isPast, isClosed, startsWeek, mayMiss }}
          />
        ))
      }
    </Row>
  )
})

/** Drawn anew only where something of it changed: a row has forty of them and more. */
const Cell = memo(function Cell(props: {
  at: string
  name: string
  day: string
  cell: TeamCell | null
  isFocused: boolean
  isPast: boolean
  isClosed: boolean
  startsWeek: boolean
  mayMiss: boolean
}) {
  const { t } = useTranslation()
  const { name, day, cell, isPast, isClosed } = props
  return (
    // biome-ignore lint/a11y: see the grid
    <span
      role="gridcell"
      data-at={props.at}
      tabIndex={props.isFocused ? 0 : -1}
      className={classes(
        'matrix-cell',
        props.startsWeek && 'new-week',
        look(cell),
        cell === null && isPast && 'past',
        cell === null && isClosed && 'closed',
        cell?.queued && 'queued',
      )}
    >
      <span className="visually-hidden">
        {t('team.cell.label', { name, day, what: cellWords(cell, props.mayMiss, t) })}
      </span>
      <Content cell={cell} isPast={isPast || isClosed} />
    </span>
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
