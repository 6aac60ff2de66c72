import type { CSSProperties, ReactNode } from 'react'
import { classes } from '../ui/classes.ts'

/** A row of the matrix with its head; which cell has the tab stop is asked for each. @param focus column */
export function Row(props: {
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
