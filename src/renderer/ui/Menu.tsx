import { Check, ChevronRight } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Header } from 'react-aria-components/Header'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  SubmenuTrigger,
} from 'react-aria-components/Menu'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { useTranslation } from 'react-i18next'
import { classes } from './classes.ts'
import './overlay.css'

/** A button (first) with a menu of things to do. */
export function MenuButton({
  button,
  label,
  children,
}: {
  button: ReactElement
  /** Name of the menu for screen readers. */
  label: string
  children: ReactNode
}) {
  return (
    <MenuTrigger>
      {button}
      <AriaPopover className="popover" offset={4}>
        <AriaMenu className="menu" aria-label={label}>
          {children}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  )
}

export interface MenuItemProps {
  icon?: ReactNode
  children: string
  /** Quiet text at the end, such as a shortcut or a fact. */
  trail?: ReactNode
  /** Says that this is the present choice. */
  isChosen?: boolean
  isDisabled?: boolean
  danger?: boolean
  /** A path of the app such as `/settings`, or an address when it starts with a scheme. */
  href?: string
  onAction?: () => void
}

export function MenuItem(props: MenuItemProps) {
  const { icon, children, trail, isChosen, isDisabled = false, danger, href, onAction } = props
  const { t } = useTranslation()
  return (
    <AriaMenuItem
      className={classes('menu-item', danger && 'danger')}
      textValue={children}
      isDisabled={isDisabled}
      {...(onAction ? { onAction } : {})}
      {...(href ? { href: /^[a-z]+:/.test(href) ? href : `#${href}` } : {})}
    >
      {icon}
      <span className="label">{children}</span>
      {isChosen ? <Check className="check" size={16} role="img" aria-label={t('common.chosen')} /> : null}
      {trail ? <span className="trail">{trail}</span> : null}
    </AriaMenuItem>
  )
}

export function MenuSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <AriaMenuSection className="menu-section">
      <Header className="menu-heading">{title}</Header>
      {children}
    </AriaMenuSection>
  )
}

export const MenuSeparator = () => <Separator className="menu-separator" />

/** An item that opens a further menu to its side. */
export function Submenu({
  icon,
  title,
  trail,
  children,
}: {
  icon?: ReactNode
  title: string
  trail?: ReactNode
  children: ReactNode
}) {
  return (
    <SubmenuTrigger>
      <AriaMenuItem className="menu-item" textValue={title}>
        {icon}
        <span className="label">{title}</span>
        <span className="trail" style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}>
          {trail}
          <ChevronRight size={16} aria-hidden />
        </span>
      </AriaMenuItem>
      <AriaPopover className="popover" offset={2}>
        <AriaMenu className="menu" aria-label={title}>
          {children}
        </AriaMenu>
      </AriaPopover>
    </SubmenuTrigger>
  )
}
