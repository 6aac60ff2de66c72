/** A long list of rows of one height of which only those in sight are in the document. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

/** Rows rendered beyond the visible ones. */
const MORE = 6

export interface RowsInSight {
  readonly box: RefObject<HTMLDivElement | null>
  /** Numbers of the rows to be rendered. */
  readonly rows: readonly number[]
  /** How many fit. */
  readonly page: number
  readonly onScroll: () => void
  bringIntoSight(row: number): void
}

/**
 * @param active stays in the document when it is scrolled away, or it could not be named; -1: none
 * @param head px of the box's upper edge that are covered
 */
export function useRowsInSight(count: number, height: number, active: number, head = 0): RowsInSight {
  const box = useRef<HTMLDivElement>(null)
  const [sight, setSight] = useState(() => rowsIn({ scrollTop: 0, clientHeight: window.innerHeight }, height))
  const look = useCallback(() => {
    if (!box.current) return
    const next = rowsIn(box.current, height)
    setSight((before) => (before.first === next.first && before.end === next.end ? before : next))
  }, [height])
  useLayoutEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(look)
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [look])
  const bringIntoSight = useCallback(
    (row: number) => {
      const element = box.current
      if (!element || row < 0) return
      const from = row * height
      const most = element.clientHeight - head - height
      if (from < element.scrollTop) element.scrollTop = from
      else if (from > element.scrollTop + most) element.scrollTop = from - most
    },
    [height, head],
  )
  const first = Math.max(0, sight.first - MORE)
  const end = Math.min(count, sight.end + MORE)
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i)
  if (active >= 0 && active < count) {
    if (active < first) rows.unshift(active)
    else if (active >= end) rows.push(active)
  }
  const page = Math.max(1, sight.end - sight.first - Math.ceil(head / height) - 2)
  return { box, rows, page, onScroll: look, bringIntoSight }
}

/** Rows of which the box shows something. */
const rowsIn = (
  { scrollTop, clientHeight }: { scrollTop: number; clientHeight: number },
  height: number,
) => ({
  first: Math.floor(scrollTop / height),
  end: Math.ceil((scrollTop + clientHeight) / height),
})
