import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { classes } from './classes.ts'
import './Button.css'
import './overlay.css'
import './Select.css'

export interface SelectOption<K extends string> {
  id: K
  label: string
  icon?: ReactNode
  /** Quiet text at the end. */
  trail?: string
}

/** One of several, chosen from a list. */
export function Select<K extends string>(props: {
  label: string
  /** Shown above the control; otherwise the label is for screen readers only. */
  showLabel?: boolean
  options: readonly SelectOption<K>[]
  value: K | null
  onChange: (value: K) => void
  small?: boolean
  isDisabled?: boolean
  className?: string
}) {
  const { label, showLabel, options, value, onChange, small, isDisabled = false, className } = props
  const choose = (key: unknown) => {
    const option = options.find((o) => o.id === key)
    if (option) onChange(option.id)
  }
  return (
    <AriaSelect
      className={classes('select', className)}
      {...(showLabel ? {} : { 'aria-label': label })}
      value={value}
      onChange={choose}
      isDisabled={isDisabled}
    >
      {showLabel ? <Label className="field-label">{label}</Label> : null}
      <AriaButton className={classes('button', 'secondary', small && 'small')}>
        <SelectValue className="select-value">
          {({ selectedText, defaultChildren }) => selectedText ?? defaultChildren}
        </SelectValue>
        <ChevronDown size={14} aria-hidden />
      </AriaButton>
      <AriaPopover className="popover" offset={4}>
        <ListBox className="menu" items={options}>
          {(o) => (
            <ListBoxItem id={o.id} className="menu-item" textValue={o.label}>
              {({ isSelected }) => (
                <>
                  {o.icon}
                  <span className="label">{o.label}</span>
                  {o.trail ? <span className="trail">{o.trail}</span> : null}
                  {isSelected ? <Check className="check" size={16} aria-hidden /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </AriaPopover>
    </AriaSelect>
  )
}
