import { ChevronDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { useTranslation } from 'react-i18next'
import './Button.css'
import './ComboBox.css'
import './Field.css'
import './overlay.css'

export interface ComboOption<K extends string> {
  id: K
  label: string
}

/** One of many, found by typing. The options are those that fit what is typed, and may come a moment later. */
export function ComboBox<K extends string>(props: {
  label: string
  hint?: string
  placeholder?: string
  options: readonly ComboOption<K>[]
  input: string
  onInput: (text: string) => void
  onChoose: (option: ComboOption<K> | null) => void
  /** Options for what is typed are still being asked for. */
  isSearching?: boolean
}) {
  const { t } = useTranslation()
  const { label, hint, placeholder, options, input, onInput, onChoose } = props
  // The list closes when the chosen key changes. What is chosen goes to `onChoose` and the field is
  // ready for another, so the key is held only until the list has seen it.
  const [chosen, setChosen] = useState<K | null>(null)
  useEffect(() => {
    if (chosen !== null) setChosen(null)
  }, [chosen])
  return (
    <AriaComboBox
      className="field combo"
      items={options}
      inputValue={input}
      onInputChange={onInput}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const option = options.find((o) => o.id === key)
        if (!option) return
        setChosen(option.id)
        onChoose(option)
      }}
      // A list that opened only with options would stay closed when they come later.
      allowsEmptyCollection
      menuTrigger="input"
      // What is typed but not chosen chooses nothing.
      allowsCustomValue
    >
      <Label>{label}</Label>
      <div className="combo-control">
        <Input className="input" {...(placeholder ? { placeholder } : {})} />
        <AriaButton className="button quiet small icon-only">
          <ChevronDown size={14} aria-hidden />
        </AriaButton>
      </div>
      {hint ? (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      ) : null}
      <AriaPopover className="popover" offset={4}>
        <ListBox<ComboOption<K>>
          className="menu combo-menu"
          renderEmptyState={() => (
            <p className="combo-empty">{t(props.isSearching ? 'common.searching' : 'common.noMatch')}</p>
          )}
        >
          {(o) => (
            <ListBoxItem id={o.id} className="menu-item" textValue={o.label}>
              <span className="label">{o.label}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </AriaPopover>
    </AriaComboBox>
  )
}
