import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Link as AriaLink } from 'react-aria-components/Link'
import { classes } from './classes.ts'
import { Tooltip } from './Tooltip.tsx'
import './Button.css'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'isPending'> {
  /** One primary button per screen. */
  variant?: ButtonVariant
  small?: boolean
  wide?: boolean
  danger?: boolean
  /** What it started is on its way: it keeps the focus, and pressing it again does nothing. */
  isPending?: boolean
  className?: string
  children?: ReactNode
}

export function Button(props: ButtonProps) {
  const { variant = 'secondary', small, wide, danger, isPending, onPress, className, ...rest } = props
  // React Aria's own pending state announces by reference to the button, which is gone when the
  // screen changes in the meantime; the button's words say what goes on.
  const press = isPending ? undefined : onPress
  return (
    <AriaButton
      {...rest}
      {...(press ? { onPress: press } : {})}
      {...(isPending ? { 'aria-disabled': true } : {})}
      className={classes('button', variant, small && 'small', wide && 'wide', danger && 'danger', className)}
    />
  )
}

export interface IconButtonProps extends Omit<ButtonProps, 'aria-label' | 'wide' | 'children'> {
  /** Its accessible name, shown as a tooltip. */
  label: string
  /** Keys that do the same, shown in the tooltip. */
  keys?: string
  children: ReactNode
}

export function IconButton({ label, keys, variant = 'quiet', className, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})}>
      <Button {...props} variant={variant} aria-label={label} className={classes('icon-only', className)} />
    </Tooltip>
  )
}

/** Goes somewhere and looks like a button. `href` is a path of the app such as `/plan`. */
export function ButtonLink(props: {
  href: string
  variant?: ButtonVariant
  small?: boolean
  wide?: boolean
  className?: string
  'aria-label'?: string
  children: ReactNode
}) {
  const { variant = 'secondary', small, wide, className, href, ...rest } = props
  return (
    <AriaLink
      {...rest}
      href={`#${href}`}
      className={classes('button', variant, small && 'small', wide && 'wide', className)}
    />
  )
}
