import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamRecord } from '#shared/contract/administration.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'
import type { PersonEntry } from './entry.ts'

/** Teams beside the home team: those chosen, and a field to find another one. */
export function Memberships({
  values,
  teams,
  change,
}: {
  values: PersonEntry
  teams: readonly TeamRecord[]
  change: (changes: Partial<PersonEntry>) => void
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const chosen = teams.filter((team) => values.memberships.includes(team.id))
  const others = teams.filter((team) => team.id !== values.teamId && !values.memberships.includes(team.id))
  const fitting = others.filter((team) => team.name.toLowerCase().includes(typed.trim().toLowerCase()))
  return (
    <fieldset>
      <legend>{t('administration.person.memberships')}</legend>
      {chosen.length > 0 ? (
        <div className="chips">
          {chosen.map((team) => (
            <Chip key={team.id}>
              {team.name}
              <IconButton
                small
                label={t('administration.person.removeTeam', { team: team.name })}
                onPress={() => change({ memberships: values.memberships.filter((id) => id !== team.id) })}
              >
                <X size={12} aria-hidden />
              </IconButton>
            </Chip>
          ))}
        </div>
      ) : null}
      <ComboBox
        label={t('administration.person.addTeam')}
        options={fitting.map((team) => ({ id: team.id, label: team.name }))}
        input={typed}
        onInput={setTyped}
        onChoose={(team) => {
          if (team) change({ memberships: [...values.memberships, team.id].sort() })
          setTyped('')
        }}
      />
    </fieldset>
  )
}
