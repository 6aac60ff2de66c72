import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { classes } from './classes.ts'
import './Chip.css'

/** A short fact such as a feature. */
export function Chip({
  icon,
  tone,
  children,
}: {
  icon?: ReactNode
  tone?: 'warning' | 'danger'
  children: ReactNode
}) {
  return (
    <span className={classes('chip', tone)}>
      {icon}
      {children}
    </span>
  )
}

/** A chip that is on or off, such as a filter. */
export function ToggleChip(props: {
  icon?: ReactNode
  isSelected: boolean
  onChange: (on: boolean) => void
  children: ReactNode
}) {
  return (
    <ToggleButton className="chip" isSelected={props.isSelected} onChange={props.onChange}>
      {props.icon}
      {props.children}
    </ToggleButton>
  )
}
