import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../core/client.ts'
import { useRested } from '../../core/rested.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { ONLINE } from '../ask.ts'
import type { PersonEntry } from './entry.ts'

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
  const search = useRested(typed.trim())
  const { data: found, isFetching } = useQuery({
    ...api.administration.people.queryOptions({
      input: { search, teamId: null, show: 'active', page: 0 },
      enabled: search !== '',
    }),
    ...ONLINE,
  })
  const options = (found?.ok && search !== '' ? found.value.people : [])
    .filter((person) => person.login !== values.login)
    .slice(0, 12)
    .map((person) => ({ id: person.id, label: `${person.displayName} (${person.login})` }))
  return (
    <fieldset>
      <legend>{t('administration.person.deputy')}</legend>
      {values.deputyId === null ? (
        <ComboBox
          label={t('administration.person.findDeputy')}
          hint={t('administration.person.deputyHint')}
          options={options}
          isSearching={isFetching || search !== typed.trim()}
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
