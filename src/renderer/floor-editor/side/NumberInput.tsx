import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A compact number with its sign before it; taken over by Enter or on leaving. A comma is as good as a point. */
export function NumberInput(props: {
  /** Shown: one or two letters. */
  sign: string
  /** Its name. */
  label: string
  /** null: several things with different values are chosen. */
  value: number | null
  /** Digits after the point. */
  digits: number
  least?: number
  most?: number
  /** Reached by the Tab key; one of a long list is reached in another way. @default true */
  isTabStop?: boolean
  onChange: (value: number) => void
}) {
  const { sign, label, value, digits, least = -1000, most = 1000, isTabStop = true, onChange } = props
  const { i18n } = useTranslation()
  const id = useId()
  const shown =
    value === null
      ? ''
      : new Intl.NumberFormat(i18n.language, {
          minimumFractionDigits: 0,
          maximumFractionDigits: digits,
          useGrouping: false,
        }).format(value)
  const [typed, setTyped] = useState(shown)
  const isDirty = useRef(false)
  useEffect(() => {
    isDirty.current = false
    setTyped(shown)
  }, [shown])
  const take = () => {
    if (!isDirty.current) return
    isDirty.current = false
    const number = Number(typed.trim().replace(',', '.'))
    // What is not taken over leaves the number as it was.
    setTyped(shown)
    if (typed.trim() !== '' && Number.isFinite(number) && number >= least && number <= most) onChange(number)
  }
  return (
    <div className="number-input">
      <label htmlFor={id}>
        <span aria-hidden>{sign}</span>
        <span className="visually-hidden">{label}</span>
      </label>
      <input
        id={id}
        tabIndex={isTabStop ? 0 : -1}
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        placeholder={value === null ? '–' : undefined}
        onChange={(e) => {
          isDirty.current = true
          setTyped(e.target.value)
        }}
        onBlur={take}
        onKeyDown={(e) => {
          if (e.key === 'Enter') take()
          else if (e.key === 'Escape') {
            // Shown is rounded: left alone it is not to be taken for a number typed.
            isDirty.current = false
            setTyped(shown)
          }
        }}
      />
    </div>
  )
}

/** The same for words. */
export function TextInput(props: {
  sign: string
  value: string | null
  longest: number
  needed?: boolean
  onChange: (value: string) => void
}) {
  const { sign, value, longest, needed, onChange } = props
  const id = useId()
  const [typed, setTyped] = useState(value ?? '')
  useEffect(() => setTyped(value ?? ''), [value])
  const take = () => {
    const text = typed.trim()
    if (text === (value ?? '')) return
    if (needed && text === '') setTyped(value ?? '')
    else onChange(text)
  }
  return (
    <div className="number-input words">
      <label htmlFor={id}>{sign}</label>
      <input
        id={id}
        autoComplete="off"
        maxLength={longest}
        value={typed}
        placeholder={value === null ? '–' : undefined}
        onChange={(e) => setTyped(e.target.value)}
        onBlur={take}
        onKeyDown={(e) => {
          if (e.key === 'Enter') take()
          else if (e.key === 'Escape') setTyped(value ?? '')
        }}
      />
    </div>
  )
}
