import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countryIn } from '#shared/policy/rule-words.ts'
import { useLanguage } from '../../i18n/i18n.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { Chosen } from './Chosen.tsx'
import { COUNTRIES } from './countries.ts'

/** As many as a rule may name. */
const MOST = 50

/** Countries by name; none: anywhere. */
export function CountriesField(props: {
  countries: readonly string[]
  onChange: (countries: string[]) => void
}) {
  const { countries, onChange } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const named = (codes: readonly string[]) =>
    codes
      .map((id) => ({ id, label: countryIn(language, id) }))
      .sort((a, b) => a.label.localeCompare(b.label, language))
  const wanted = typed.trim().toLowerCase()
  const fitting = COUNTRIES.filter(
    (code) => !countries.includes(code) && countryIn(language, code).toLowerCase().includes(wanted),
  )
  return (
    <div>
      <Chosen
        names={named(countries).map(({ id, label }) => ({ id, name: label }))}
        onRemove={(code) => onChange(countries.filter((other) => other !== code))}
      />
      <ComboBox
        label={t('administration.policy.addCountry')}
        {...(countries.length === 0 ? { hint: t('administration.policy.anyCountry') } : {})}
        options={countries.length < MOST ? named(fitting).slice(0, 30) : []}
        input={typed}
        onInput={setTyped}
        onChoose={(country) => {
          if (country) onChange([...countries, country.id])
          setTyped('')
        }}
      />
    </div>
  )
}
