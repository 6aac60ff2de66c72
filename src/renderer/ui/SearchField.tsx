import { Search, X } from 'lucide-react'
import { memo } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField'
import './Button.css'
import './Field.css'

export const SearchField = memo(function SearchField(props: {
  /** Its accessible name. */
  label: string
  placeholder?: string
  value: string
  onChange: (value: string) => void
  autoFocus?: boolean
}) {
  const { label, placeholder, value, onChange, autoFocus = false } = props
  return (
    <AriaSearchField
      className="search-field"
      aria-label={label}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
    >
      <Search size={16} aria-hidden />
      <Input className="input" {...(placeholder ? { placeholder } : {})} />
      <AriaButton className="button quiet small icon-only clear">
        <X size={14} aria-hidden />
      </AriaButton>
    </AriaSearchField>
  )
})
