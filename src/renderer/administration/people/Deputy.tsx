import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'
import type { PersonEntry } from './entry.ts'
import { usePeopleFound } from './use-people-found.ts'

/** Who stands in: the one chosen, or a field to find them among all people. */
export function Deputy({
  values,
  change,
}: {
  values: PersonEntry
  change: (changes: Partial<PersonEntry>) => void
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { options, isSearching } = usePeopleFound(typed, (person) => person.login === values.login)
  return (
    <fieldset>
      <legend>{t('administration.person.deputy')}</legend>
      {values.deputyId === null ? (
        <ComboBox
          label={t('administration.person.findDeputy')}
          hint={t('administration.person.deputyHint')}
          options={options}
          isSearching={isSearching}
          input={typed}
          onInput={setTyped}
          onChoose={(option) => {
            if (!option) return
            change({ deputyId: option.id, deputyName: option.label.replace(/ \([^)]*\)$/, '') })
            setTyped('')
          }}
        />
      ) : (
        <div className="chips">
          <Chip>
            {values.deputyName}
            <IconButton
              small
              label={t('administration.person.removeTeam', { team: values.deputyName ?? '' })}
              onPress={() => change({ deputyId: null, deputyName: null })}
            >
              <X size={12} aria-hidden />
            </IconButton>
          </Chip>
        </div>
      )}
    </fieldset>
  )
}
