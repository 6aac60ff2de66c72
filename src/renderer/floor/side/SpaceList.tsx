import { type KeyboardEvent, memo, useCallback, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpaceStateName } from '#shared/domain/space-state.ts'
import { roomWords } from '../../changes/sentences.ts'
import { classes } from '../../ui/classes.ts'
import { useRowsInSight } from '../../ui/rows-in-sight.ts'
import type { Choice } from '../model/choice.ts'
import type { Listing } from '../model/list-order.ts'
import type { PlanReading } from '../model/reading.ts'
import { StateIcon } from '../plan/StateIcon.tsx'
import type { SpaceWords } from '../use-words.ts'
import './SpaceList.css'

const ROW = 33

/** Every space as a real control, however many there are: only rows in sight are in the document. */
export function SpaceList(props: {
  plan: PlanReading
  rows: Listing['rows']
  words: SpaceWords
  selected: number | null
  choice: Choice
  /** Of the selected space: with it the row moves within the list. */
  group: number | null
  /** Day and time shown. */
  moment: string
  onSelect: (index: number) => void
  onAct: () => void
  onClear: () => void
}) {
  const { plan, rows, words, selected, choice, group, moment, onSelect, onAct, onClear } = props
  const { t } = useTranslation()
  const id = useId()
  const latest = useRef({ onSelect, onAct })
  latest.current = { onSelect, onAct }
  /** The same for ever, so that rows need not be painted again for it. */
  const [events] = useState<RowEvents>(() => ({
    select: (index) => latest.current.onSelect(index),
    act: () => latest.current.onAct(),
  }))

  const at = selected === null ? -1 : rows.indexOf(selected)
  const { box, page, ...sight } = useRowsInSight(rows.length, ROW, at)
  const rowNow = useRef(at)
  rowNow.current = at
  /** With some of its neighbours before it: it was chosen elsewhere, or moved. */
  const reveal = useCallback(() => {
    const element = box.current
    const from = rowNow.current * ROW
    if (!element || rowNow.current < 0) return
    if (from < element.scrollTop || from + ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = Math.max(0, from - element.clientHeight / 3)
  }, [box])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same space may be chosen again
  useEffect(() => {
    if (choice.from !== 'list') reveal()
  }, [selected, choice, reveal])
  // A row that was booked or released moves; another day must not move the list.
  const shown = useRef({ selected, group, moment })
  useEffect(() => {
    const before = shown.current
    shown.current = { selected, group, moment }
    if (before.selected === selected && before.moment === moment && before.group !== group) reveal()
  }, [selected, group, moment, reveal])

  const go = (row: number) => {
    const index = rows[Math.min(rows.length - 1, Math.max(0, row))]
    if (index === undefined) return
    onSelect(index)
    sight.bringIntoSight(Math.min(rows.length - 1, Math.max(0, row)))
  }
  const rowFor = (key: string): number | null => {
    switch (key) {
      case 'ArrowDown':
        return at + 1
      case 'ArrowUp':
        return at - 1
      case 'PageDown':
        return at + page
      case 'PageUp':
        return at - page
      case 'Home':
        return 0
      case 'End':
        return rows.length - 1
      default:
        return null
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const row = rowFor(event.key)
    if (row !== null) go(row)
    else if (event.key === 'Enter' || event.key === ' ') onAct()
    else if (event.key === 'Escape') onClear()
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={box}
      className="space-list"
      role="listbox"
      aria-label={t('floor.listLabel')}
      aria-activedescendant={at < 0 ? undefined : `${id}-${rows[at]}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      // A click would put the focus on the row, which goes away when it is scrolled out of sight.
      onFocus={(e) => {
        if (e.target !== e.currentTarget) e.currentTarget.focus({ preventScroll: true })
      }}
      onScroll={sight.onScroll}
    >
      <div className="space-rows" role="presentation" style={{ height: rows.length * ROW }}>
        {sight.rows.map((row) => {
          const index = rows[row] ?? 0
          return (
            <Row
              key={index}
              id={`${id}-${index}`}
              index={index}
              row={row}
              of={rows.length}
              selected={index === selected}
              said={words.full(index)}
              label={plan.spaces[index]?.label ?? ''}
              room={plan.room[index] ?? ''}
              note={words.note(index)}
              state={words.stateName(index)}
              queued={words.queued(index)}
              initials={words.holder(index)?.initials ?? ''}
              events={events}
            />
          )
        })}
      </div>
    </div>
  )
}

interface RowEvents {
  select(index: number): void
  act(): void
}

/** Painted again only when something about it changed: most rows stay as they are from day to day. */
const Row = memo(function Row(props: {
  id: string
  index: number
  row: number
  of: number
  selected: boolean
  /** Its name for those who do not see it. */
  said: string
  label: string
  room: string
  note: string
  state: SpaceStateName
  queued: boolean
  initials: string
  events: RowEvents
}) {
  const { id, index, row, selected, events } = props
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
    <div
      id={id}
      className={classes('space-row', selected && 'selected')}
      style={{ transform: `translateY(${row * ROW}px)` }}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-setsize={props.of}
      aria-posinset={row + 1}
      onClick={() => events.select(index)}
      onDoubleClick={() => events.act()}
    >
      <span className="visually-hidden">{props.said}</span>
      <StateIcon state={props.state} queued={props.queued} initials={props.initials} />
      <span className="space-name" aria-hidden>
        {t('common.space', { label: props.label })} <span className="muted">{roomWords(props.room, t)}</span>
      </span>
      <span className="space-note" aria-hidden>
        {props.note}
      </span>
    </div>
  )
})
