import type { HTMLInputAutoCompleteAttribute } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import './Field.css'

export function TextField(props: {
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password' | 'url'
  name?: string
  hint?: string
  placeholder?: string
  autoComplete?: HTMLInputAutoCompleteAttribute
  autoFocus?: boolean
  isRequired?: boolean
}) {
  const { label, hint, placeholder, ...field } = props
  return (
    <AriaTextField className="field" {...field}>
      <Label>{label}</Label>
      <Input className="input" {...(placeholder ? { placeholder } : {})} />
      {hint ? (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      ) : null}
    </AriaTextField>
  )
}
